// Room `plot`: what stands around and within the curves of one panel of a file.
#pragma once

#include "plot/sheet_layout.hpp"

namespace lrsched::plot {

/// The panel with its scales; of its texts only those that hang on nothing else.
[[nodiscard]] Panel panel_of(const Figure& figure);

/// The room left of the curves: the y axis with its numbers and its label.
[[nodiscard]] double left_margin(const Panel& panel);

/// Puts title and legend above the curves, whose width has to be known; the room that they take.
double place_above(Panel& panel);

/// Puts axis label and footnote below the curves; the room that they take.
double place_below(Panel& panel);

/// Makes the y axis and puts the labels of points within the curves, whose size has to be known.
void place_within(Panel& panel);

/// Turns distances from the curves' corners into places on the sheet.
void move_to(Panel& panel, Spot corner, double left);

}  // namespace lrsched::plot
