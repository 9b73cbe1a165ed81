// Room config: what a text must be before YAML's parser may see it.
#pragma once

#include <optional>
#include <string_view>

#include "diagnostic/finding.hpp"
#include "lrsched/limits.hpp"

namespace lrsched::config {

/// The control character that stands at a byte of valid UTF-8: C0 but tab and line ends, DEL, C1, and a byte order mark that
/// is not at the front; 0 for anything else. A carriage return alone is a line end of no system that is in use.
[[nodiscard]] unsigned control_at(std::string_view text, std::size_t at) noexcept;

/// Bytes of a byte order mark at the front.
[[nodiscard]] std::uint32_t mark_length(std::string_view text) noexcept;

/// The first reason not to read the text at all: its size, a byte that is no UTF-8, a control character, a directive.
[[nodiscard]] std::optional<diagnostic::Finding> check_text(const text::Sources& sources, text::SourceId source,
                                                            const Limits& limits);

}  // namespace lrsched::config
