// Room config: a schema as a page of Markdown, so that the reference cannot say anything else than the reader does.
#pragma once

#include <string>

#include "config/forms.hpp"

namespace lrsched::config {

/// A heading and a table of keys for each struct that can be reached, the given one first.
[[nodiscard]] std::string reference(const Table& table);

template <HasKeys T> [[nodiscard]] std::string reference_of() { return reference(kTable<T>); }

}  // namespace lrsched::config
