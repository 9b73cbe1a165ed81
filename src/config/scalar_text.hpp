// Room config: where the text of a scalar stands in the source. Between both lie quotes, escapes, indentation and folded
// lines, but in every style the characters that are no blank follow one another in the same order.
#pragma once

#include <cstdint>
#include <string_view>

#include "config/tree.hpp"

namespace lrsched::config {

/// The scalar that begins at a byte of the source and says `text`.
struct Scalar {
    std::string_view source;
    std::uint32_t begin = 0;
    std::string_view text;
};

[[nodiscard]] Style style_of(const Scalar& scalar) noexcept;

/// From its first byte, which may be a quote or a `|`, to behind its last.
[[nodiscard]] text::Span extent(const Scalar& scalar) noexcept;

/// What stands in the source for bytes of the text. Blanks at the ends of the span have no place of their own.
[[nodiscard]] text::Span origin(const Scalar& scalar, text::Span span) noexcept;

/// True if source and text have the same characters, blanks left aside. Only a fault in reading makes it false.
[[nodiscard]] bool agrees(const Scalar& scalar) noexcept;

}  // namespace lrsched::config
