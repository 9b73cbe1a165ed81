// Room `plot`: UTF-8 that may be broken, one character after the other.
#pragma once

#include <cstddef>
#include <string_view>

namespace lrsched::plot {

/// What stands for a byte that begins no character.
constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
    char32_t code = 0;
    std::size_t bytes = 0;
};

/// The first character of a text that is not empty.
[[nodiscard]] Decoded decode(std::string_view text) noexcept;

}  // namespace lrsched::plot
