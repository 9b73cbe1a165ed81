// Room `plot`: how the series of a terminal plot are told apart.
#include "plot/legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "plot/lettering.hpp"

namespace lrsched::plot {
namespace {

constexpr std::array<Ink, 7> kInks{"38;5;32", "38;5;166", "38;5;36", "38;5;175", "38;5;178", "38;5;74", "38;5;245"};
constexpr std::array<std::string_view, 8> kSigns{"●", "■", "▲", "◆", "○", "□", "△", "◇"};
constexpr std::array<std::string_view, 8> kGlyphs{"*", "o", "x", "+", "#", "@", "%", "="};
constexpr int kLongestName = 32;

LegendEntry entry_of(const Figure& figure, std::size_t series, const TerminalStyle& style, int columns) {
    LegendEntry entry{series, {}, {}, 0};
    if (!style.unicode) {
        entry.sample = glyph_of(series);
    } else {
        entry.sample = style.color ? "━━" : sign_of(series);
    }
    const int sample = width(letters(entry.sample)) + 1;
    entry.name = fit(figure.series[series].name, std::min(kLongestName, columns - sample), style.unicode);
    entry.width = sample + width(letters(entry.name));
    return entry;
}

void append(LegendRow& row, LegendEntry entry) {
    row.width += entry.width + (row.entries.empty() ? 0 : kLegendGap);
    row.entries.push_back(std::move(entry));
}

// Makes the last entry of a full legend say how many names have no room, in as many words as there is room for.
void say_missing(LegendRow& row, std::size_t missing, int columns) {
    const int shortest = static_cast<int>(fmt::format("+{}", missing).size());
    while (row.entries.size() > 1 && row.width + kLegendGap + shortest > columns) {
        row.width -= row.entries.back().width + kLegendGap;
        row.entries.pop_back();
        ++missing;
    }
    for (const std::string& words : {fmt::format("+{} more", missing), fmt::format("+{}", missing)}) {
        const int needed = static_cast<int>(words.size());
        if (row.width + kLegendGap + needed > columns) continue;
        append(row, {0, {}, words, needed});
        return;
    }
}

}  // namespace

Ink ink_of(std::size_t series) { return kInks[series % kInks.size()]; }
std::string_view sign_of(std::size_t series) { return kSigns[series % kSigns.size()]; }
std::string_view glyph_of(std::size_t series) { return kGlyphs[series % kGlyphs.size()]; }

std::vector<LegendRow> legend_rows(const Figure& figure, const TerminalStyle& style, int columns, int most_rows) {
    std::vector<LegendRow> rows;
    if (figure.series.size() < 2 || most_rows < 1) return rows;
    rows.emplace_back();
    for (std::size_t i = 0; i < figure.series.size(); ++i) {
        LegendEntry entry = entry_of(figure, i, style, columns);
        const bool full = !rows.back().entries.empty() && rows.back().width + kLegendGap + entry.width > columns;
        if (full && static_cast<int>(rows.size()) == most_rows) {
            say_missing(rows.back(), figure.series.size() - i, columns);
            break;
        }
        if (full) rows.emplace_back();
        append(rows.back(), std::move(entry));
    }
    return rows;
}

}  // namespace lrsched::plot
