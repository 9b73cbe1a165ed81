// Room `plot`: how the series of a terminal plot are told apart.
#include "plot/legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "plot/lettering.hpp"
#include "plot/look.hpp"

namespace lrsched::plot {
namespace {

constexpr std::array<std::string_view, 8> kSigns{"●", "■", "▲", "◆", "○", "□", "△", "◇"};
constexpr std::array<std::string_view, 8> kGlyphs{"*", "o", "x", "+", "#", "@", "%", "="};
constexpr int kLongestName = 32;

std::string curve_sample(const Figure& figure, const Key& key, const TerminalStyle& style) {
    if (!style.unicode) return std::string(glyph_of(key.index));
    return has_signs(figure, style) ? std::string(sign_of(key.index)) : "━━";
}

std::string sample_of(const Figure& figure, const Key& key, const TerminalStyle& style) {
    if (key.kind == Key::Kind::curve) return curve_sample(figure, key, style);
    const std::string glyph(guide_glyph(figure.guides[key.index].direction, key.look.stroke, style.unicode));
    return key.kind == Key::Kind::upright ? glyph : glyph + glyph;
}

// Without colours one straight line looks like another: the place says which it is.
std::string name_of(const Figure& figure, const Key& key) {
    if (key.kind == Key::Kind::curve || key.shared) return key.name;
    return fmt::format("{} ({:.6g})", key.name, figure.guides[key.index].at);
}

LegendEntry entry_of(const Figure& figure, const Key& key, const TerminalStyle& style, int columns) {
    LegendEntry entry{sample_of(figure, key, style), paint_of(key.look.color).ink, {}, 0};
    const int sample = width(letters(entry.sample)) + 1;
    entry.name = fit(name_of(figure, key), std::min(kLongestName, columns - sample), style.unicode);
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
        append(row, {{}, {}, words, needed});
        return;
    }
}

}  // namespace

bool has_signs(const Figure& figure, const TerminalStyle& style) {
    return style.unicode && !style.color && figure.series.size() > 1;
}

std::string_view sign_of(std::size_t series) { return kSigns[series % kSigns.size()]; }
std::string_view glyph_of(std::size_t series) { return kGlyphs[series % kGlyphs.size()]; }

std::string_view guide_glyph(Guide::Direction direction, Stroke stroke, bool unicode) {
    const bool upright = direction == Guide::Direction::upright;
    if (stroke == Stroke::solid) return unicode ? (upright ? "│" : "─") : (upright ? "|" : "-");
    if (stroke == Stroke::dotted) return unicode ? (upright ? "┊" : "┈") : (upright ? ":" : ".");
    return unicode ? (upright ? "┆" : "┄") : (upright ? ":" : "-");
}

std::vector<LegendRow> legend_rows(const Figure& figure, const TerminalStyle& style, int columns, int most_rows) {
    std::vector<LegendRow> rows;
    const std::vector<Key> keys = keys_of(figure);
    if (keys.empty() || most_rows < 1) return rows;
    rows.emplace_back();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        LegendEntry entry = entry_of(figure, keys[i], style, columns);
        const bool full = !rows.back().entries.empty() && rows.back().width + kLegendGap + entry.width > columns;
        if (full && static_cast<int>(rows.size()) == most_rows) {
            say_missing(rows.back(), keys.size() - i, columns);
            break;
        }
        if (full) rows.emplace_back();
        append(rows.back(), std::move(entry));
    }
    return rows;
}

}  // namespace lrsched::plot
