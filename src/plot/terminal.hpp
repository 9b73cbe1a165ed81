// Room `plot`: a figure as text for a terminal.
#pragma once

#include <span>
#include <string>

#include "plot/figure.hpp"

namespace lrsched::plot {

struct TerminalStyle {
    int columns = 80;     ///< at least 20; fewer are taken as 20
    int rows = 24;        ///< at least 6; fewer are taken as 6
    bool color = false;   ///< ANSI colours of the 256-colour table
    bool unicode = true;  ///< braille dots and box lines; else plain ASCII
};

/// The figure in exactly style.rows lines of at most style.columns columns, each ending with a line feed. Labels and
/// the title give way to the curve where room is short. Without colour the curves carry marks of their own.
[[nodiscard]] std::string draw_terminal(const Figure& figure, TerminalStyle style);

/// The panels of the sheet, each style.rows lines high: side by side as the sheet asks for it where they are not narrower
/// than 34 columns then, else fewer in a row; a blank line between two rows, the sheet's title above all.
[[nodiscard]] std::string draw_terminal(const Sheet& sheet, TerminalStyle style);

/// The values in one line of exactly `width` cells, as bars between their least and greatest; each cell shows the mean
/// of its share. What is not finite is a blank, and so is everything where there are no values.
[[nodiscard]] std::string sparkline(std::span<const double> values, int width, bool unicode);

}  // namespace lrsched::plot
