// Room `plot`: what stands where on the page of a terminal plot.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plot/legend.hpp"
#include "plot/terminal.hpp"
#include "plot/ticks.hpp"

namespace lrsched::plot {

/// Rows and columns count from 0 at the upper left. A row that is not there had to give way or has nothing to say.
struct Layout {
    std::optional<int> title_row;
    std::optional<int> y_label_row;
    int legend_row = 0;  ///< the first of them
    std::vector<LegendRow> legend;
    int top = 0;     ///< first row of the curves; below them the axis and its numbers
    int left = 0;    ///< first column of the curves; the y axis stands before it
    int height = 0;  ///< rows of the curves
    int width = 0;   ///< columns of the curves
    std::optional<int> x_label_row;
    std::optional<int> footnote_row;
    std::string footnote;
    Axis x;
    Axis y;
};

[[nodiscard]] Layout lay_out(const Figure& figure, const Scales& scales, const TerminalStyle& style);

}  // namespace lrsched::plot
