// Room `plot`: how the series of a terminal plot are told apart, and the legend that says so.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "plot/figure.hpp"
#include "plot/page.hpp"
#include "plot/terminal.hpp"

namespace lrsched::plot {

/// True if the curves carry signs, because neither colours nor characters tell them apart.
[[nodiscard]] bool has_signs(const Figure& figure, const TerminalStyle& style);

/// A sign that marks a curve of braille dots.
[[nodiscard]] std::string_view sign_of(std::size_t series);

/// The character that an ASCII curve is drawn with.
[[nodiscard]] std::string_view glyph_of(std::size_t series);

/// The character that a straight line is made of.
[[nodiscard]] std::string_view guide_glyph(Guide::Direction direction, Stroke stroke, bool unicode);

struct LegendEntry {
    std::string sample;  ///< empty for the words that say how many entries are missing
    Ink ink;
    std::string name;
    int width = 0;
};

struct LegendRow {
    std::vector<LegendEntry> entries;
    int width = 0;
};

/// Blank columns between two entries.
constexpr int kLegendGap = 3;

/// The legend in rows of at most `columns` columns; where `most_rows` rows do not hold it, the last entry says how many
/// are missing.
[[nodiscard]] std::vector<LegendRow> legend_rows(const Figure& figure, const TerminalStyle& style, int columns,
                                                 int most_rows);

}  // namespace lrsched::plot
