// Room `plot`: a figure on its way onto a page of a terminal, and the steps that put it there.
#pragma once

#include <string_view>

#include "plot/canvas.hpp"
#include "plot/layout.hpp"
#include "plot/page.hpp"

namespace lrsched::plot {

constexpr Ink kFaint = "38;5;245";

/// The characters that lines are made of.
struct Lines {
    std::string_view upright, level, corner, y_tick, x_tick, mark, marked_tick, guide, point, shade, pin;
};

/// All that the steps share.
struct Drawing {
    const Figure& figure;
    const TerminalStyle& style;
    const Layout& layout;
    const Lines& lines;
    Page page;
    Canvas canvas;
};

/// Both axes with their numbers.
void draw_axes(Drawing& drawing);

/// The joins of schedules and the straight lines that stand behind the curves.
void draw_guides(Drawing& drawing);

/// Bands and curves.
void draw_curves(Drawing& drawing);

/// Points with their labels, upon everything.
void draw_pins(Drawing& drawing);

}  // namespace lrsched::plot
