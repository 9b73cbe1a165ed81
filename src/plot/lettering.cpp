// Room `plot`: texts of the user made fit for a terminal or a drawing.
#include "plot/lettering.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "plot/utf8.hpp"

namespace lrsched::plot {
namespace {

constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";

struct Range {
    char32_t first;
    char32_t last;
};

// Blocks of Unicode, not every character of it: enough to keep columns aligned in the scripts people write.
constexpr std::array kZeroWidth{
    Range{0x300, 0x36F},   Range{0x483, 0x489},   Range{0x591, 0x5BD},   Range{0x64B, 0x65F},   Range{0x93A, 0x93C},
    Range{0x941, 0x948},   Range{0xE34, 0xE3A},   Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF}, Range{0x200B, 0x200D},
    Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}};
constexpr std::array kDoubleWidth{Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0xA4CF},
                                  Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},
                                  Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F},
                                  Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};
// Characters that reorder the text around them, or that no XML file may hold.
constexpr std::array kUnfit{Range{0x80, 0x9F},     Range{0x200E, 0x200F}, Range{0x2028, 0x202E},
                            Range{0x2066, 0x2069}, Range{0xFEFF, 0xFEFF}, Range{0xFFFE, 0xFFFF}};

template <std::size_t n> bool in(const std::array<Range, n>& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(), [c](const Range& r) { return c >= r.first && c <= r.last; });
}

Letter letter(char32_t code, std::string_view bytes, bool unicode) {
    if (code < 0x20 || code == 0x7F) return {" ", 1};
    if (code < 0x80) return {std::string(bytes), 1};
    if (!unicode) return {"?", 1};
    if (code == kReplacement || in(kUnfit, code)) return {std::string(kReplacementBytes), 1};
    return {std::string(bytes), in(kDoubleWidth, code) ? 2 : 1};
}

}  // namespace

std::vector<Letter> letters(std::string_view text, bool unicode) {
    std::vector<Letter> result;
    while (!text.empty()) {
        const auto [code, length] = decode(text);
        const std::string_view bytes = text.substr(0, length);
        text.remove_prefix(length);
        if (!in(kZeroWidth, code)) {
            result.push_back(letter(code, bytes, unicode));
        } else if (unicode && !result.empty()) {
            result.back().bytes += bytes;
        }
    }
    return result;
}

int width(const std::vector<Letter>& text) {
    return std::accumulate(text.begin(), text.end(), 0, [](int sum, const Letter& l) { return sum + l.width; });
}

std::string fit(std::string_view text, int most, bool unicode) {
    const std::vector<Letter> all = letters(text, unicode);
    const bool whole = width(all) <= most;
    std::string result;
    int used = whole ? 0 : 1;  // a column for the ellipsis
    for (const Letter& next : all) {
        used += next.width;
        if (used > most) break;
        result += next.bytes;
    }
    if (!whole && most > 0) result += unicode ? "…" : "~";
    return result;
}

}  // namespace lrsched::plot
