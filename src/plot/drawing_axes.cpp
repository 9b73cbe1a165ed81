// Room `plot`: the axes of a figure on a terminal.
#include <algorithm>

#include "plot/drawing.hpp"

namespace lrsched::plot {
namespace {

void draw_y_axis(Drawing& drawing) {
    const Layout& layout = drawing.layout;
    for (int i = 0; i < layout.height; ++i) {
        drawing.page.put(layout.top + i, layout.left - 1, drawing.lines.upright, kFaint);
    }
    int free_from = layout.height;
    for (const Tick& tick : layout.y.ticks) {
        const int row = drawing.canvas.row_of(layout.y.scale.place(tick.value).value_or(0));
        if (tick.label.empty() || row >= free_from) continue;
        free_from = row;
        drawing.page.put(layout.top + row, layout.left - 1, drawing.lines.y_tick, kFaint);
        const int column = layout.left - 2 - static_cast<int>(tick.label.size());
        drawing.page.put(layout.top + row, std::max(column, 0), tick.label);
    }
}

void draw_x_axis(Drawing& drawing) {
    const Layout& layout = drawing.layout;
    const int row = layout.top + layout.height;
    drawing.page.put(row, layout.left - 1, drawing.lines.corner, kFaint);
    for (int i = 0; i < layout.width; ++i) drawing.page.put(row, layout.left + i, drawing.lines.level, kFaint);
    int free_from = 0;
    for (const Tick& tick : layout.x.ticks) {
        const int columns = static_cast<int>(tick.label.size());
        const int at = layout.left + drawing.canvas.column_of(layout.x.scale.place(tick.value).value_or(0));
        const int start = std::min(std::max(at - columns / 2, 0), drawing.style.columns - columns);
        if (tick.label.empty() || start < free_from) continue;
        free_from = start + columns + 1;
        drawing.page.put(row, at, drawing.lines.x_tick, kFaint);
        drawing.page.put(row + 1, start, tick.label);
    }
}

}  // namespace

void draw_axes(Drawing& drawing) {
    draw_y_axis(drawing);
    draw_x_axis(drawing);
}

}  // namespace lrsched::plot
