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

/// The colour of a series: the Okabe-Ito palette, which the colour-blind can tell apart, as near as 256 colours come.
[[nodiscard]] Ink ink_of(std::size_t series);

/// A sign that marks a curve of braille dots.
[[nodiscard]] std::string_view sign_of(std::size_t series);

/// The character that an ASCII curve is drawn with.
[[nodiscard]] std::string_view glyph_of(std::size_t series);

struct LegendEntry {
    std::size_t series = 0;
    std::string sample;  ///< empty for the words that say how many series are not named
    std::string name;
    int width = 0;
};

struct LegendRow {
    std::vector<LegendEntry> entries;
    int width = 0;
};

/// Blank columns between two entries.
constexpr int kLegendGap = 3;

/// The names of all series in rows of at most `columns` columns; where `most_rows` rows do not hold them all, the last
/// entry says how many are missing. Nothing for a single series.
[[nodiscard]] std::vector<LegendRow> legend_rows(const Figure& figure, const TerminalStyle& style, int columns,
                                                 int most_rows);

}  // namespace lrsched::plot
