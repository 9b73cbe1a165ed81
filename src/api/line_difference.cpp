#include "api/line_difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

namespace lrsched::detail {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kShown = 20;       // lines
constexpr std::size_t kWidest = 160;     // bytes of one
constexpr std::size_t kTable = 250'000;  // cells; what would take more is told as replaced

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string marked(char mark, std::string_view line) { return fmt::format("\n    {} {}", mark, on_a_line(line)); }

/// How many lines the rests behind each pair of places have in common, at the most.
std::vector<std::size_t> common_rests(std::span<const std::string_view> a, std::span<const std::string_view> b) {
    const std::size_t width = b.size() + 1;
    std::vector<std::size_t> longest((a.size() + 1) * width, 0);
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t k = b.size(); k-- > 0;) {
            longest[i * width + k] = a[i] == b[k] ? longest[(i + 1) * width + k + 1] + 1
                                                  : std::max(longest[(i + 1) * width + k], longest[i * width + k + 1]);
        }
    }
    return longest;
}

/// All lines that differ.
std::vector<std::string> compare(std::span<const std::string_view> a, std::span<const std::string_view> b) {
    std::vector<std::string> found;
    const bool small = (a.size() + 1) * (b.size() + 1) <= kTable;
    const std::vector<std::size_t> longest = small ? common_rests(a, b) : std::vector<std::size_t>{};
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < a.size() || k < b.size()) {
        if (small && i < a.size() && k < b.size() && a[i] == b[k]) {
            ++i;
            ++k;
            continue;
        }
        const std::size_t width = b.size() + 1;
        const bool remove =
            i < a.size() && (k == b.size() || !small || longest[(i + 1) * width + k] >= longest[i * width + k + 1]);
        found.push_back(remove ? marked('-', a[i++]) : marked('+', b[k++]));
    }
    return found;
}

}  // namespace

std::string on_a_line(std::string_view text) {
    std::size_t end = std::min(text.size(), kWidest);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    std::string line(text.substr(0, end));
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '?');
    return end < text.size() ? line + "..." : line;
}

std::string line_difference(std::string_view before, std::string_view after) {
    const Lines a = lines_of(before);
    const Lines b = lines_of(after);
    const auto [a_end, b_end] = std::ranges::mismatch(a, b);
    const auto head = static_cast<std::size_t>(a_end - a.begin());
    std::size_t tail = 0;
    while (tail < std::min(a.size(), b.size()) - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    const auto found =
        compare(std::span(a).subspan(head, a.size() - head - tail), std::span(b).subspan(head, b.size() - head - tail));
    std::string text;
    for (std::size_t i = 0; i < std::min(found.size(), kShown); ++i) text += found[i];
    if (found.size() > kShown) text += fmt::format("\n    ... and {} more", found.size() - kShown);
    return text;
}

}  // namespace lrsched::detail
