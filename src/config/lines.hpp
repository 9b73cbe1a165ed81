// Room config: small questions to a text about its lines, and texts on one line.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/source.hpp"

namespace lrsched::config {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kBlanksAndBreaks = " \t\r\n";

[[nodiscard]] inline std::uint32_t line_begin(std::string_view text, std::uint32_t at) noexcept {
    return static_cast<std::uint32_t>(text.substr(0, at).rfind('\n') + 1);  // npos + 1 is 0
}

/// The line break that ends the line, or the end of the text.
[[nodiscard]] inline std::uint32_t line_end(std::string_view text, std::uint32_t at) noexcept {
    const std::size_t end = text.find('\n', at);
    return static_cast<std::uint32_t>(end == std::string_view::npos ? text.size() : end);
}

/// The next byte from `at` on that is neither blank, line end nor in a comment.
[[nodiscard]] inline std::uint32_t skip_blanks(std::string_view text, std::uint32_t at) noexcept {
    while (at < text.size()) {
        if (kBlanksAndBreaks.find(text[at]) != std::string_view::npos)
            ++at;
        else if (text[at] == '#')
            at = line_end(text, at);
        else
            break;
    }
    return at;
}

/// A text as it is shown inside a sentence: of several lines the first, and not too much of it.
[[nodiscard]] inline std::string shortened(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    std::size_t end = std::min(text.find('\n'), text.size());
    if (end > kLongest) {
        end = kLongest;
        while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    }
    return std::string(text.substr(0, end)) + (end < text.size() ? "..." : "");
}

}  // namespace lrsched::config
