// Room `report`: a document as a page.
#pragma once

#include <optional>
#include <string>

#include "file/error.hpp"
#include "report/document.hpp"

namespace lrsched::report {

/// The page as the text of one HTML file that needs nothing beside it: no network, no other file. The same document
/// gives the same bytes. Texts may hold anything; bytes that are no UTF-8 become replacement characters. Curves of very
/// many points are thinned to what can be shown, and the page says so.
[[nodiscard]] std::string html(const Document& document);

/// Writes the page whole or not at all. Never throws.
[[nodiscard]] std::optional<file::Error> write_html(const Document& document, const std::string& path) noexcept;

}  // namespace lrsched::report
