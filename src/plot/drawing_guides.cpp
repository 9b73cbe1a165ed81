// Room `plot`: straight lines and labelled points of a figure on a terminal.
#include <algorithm>
#include <cmath>

#include "plot/drawing.hpp"
#include "plot/labels.hpp"
#include "plot/lettering.hpp"
#include "plot/look.hpp"
#include "plot/trace.hpp"

namespace lrsched::plot {
namespace {

constexpr int kColumnsPerGuide = 5;  // closer marks get no vertical line: they would hide the curve
constexpr Gap kPinGap{1.5, 0.5};     // a blank beside the point; the next row above or below it

// A sign at the x axis, joined to the tick that may be there.
void draw_foot(Drawing& drawing, int column, Ink ink) {
    const int axis = drawing.layout.top + drawing.layout.height;
    const int at = drawing.layout.left + column;
    const std::string_view there = drawing.page.at(axis, at);
    const bool on_tick = there == drawing.lines.x_tick || there == drawing.lines.marked_tick;
    drawing.page.put(axis, at, on_tick ? drawing.lines.marked_tick : drawing.lines.mark, ink);
}

void draw_upright(Drawing& drawing, int column, std::string_view glyph, Ink ink) {
    for (int i = 0; i < drawing.layout.height; ++i) {
        drawing.page.put(drawing.layout.top + i, drawing.layout.left + column, glyph, ink);
    }
}

void draw_marks(Drawing& drawing) {
    const std::vector<double> marks = mark_places(drawing.figure, drawing.layout.x.scale);
    const bool guides = static_cast<int>(marks.size()) * kColumnsPerGuide <= drawing.layout.width;
    for (const double mark : marks) {
        const int column = drawing.canvas.column_of(mark);
        draw_foot(drawing, column, {});
        if (guides) draw_upright(drawing, column, drawing.lines.guide, kFaint);
    }
}

void draw_guide(Drawing& drawing, const Guide& guide) {
    const Layout& layout = drawing.layout;
    const Look look = look_of(guide);
    if (look.stroke == Stroke::none) return;
    const bool upright = guide.direction == Guide::Direction::upright;
    const auto place = place_within((upright ? layout.x : layout.y).scale, guide.at);
    if (!place) return;
    const Ink ink = paint_of(look.color).ink;
    const std::string_view glyph = guide_glyph(guide.direction, look.stroke, drawing.style.unicode);
    if (upright) {
        draw_foot(drawing, drawing.canvas.column_of(*place), ink);
        draw_upright(drawing, drawing.canvas.column_of(*place), glyph, ink);
        return;
    }
    const int row = layout.top + drawing.canvas.row_of(*place);
    for (int i = 0; i < layout.width; ++i) drawing.page.put(row, layout.left + i, glyph, ink);
}

// A blank at either end keeps the curve from touching the letters.
void put_label(Drawing& drawing, std::string_view label, const Box& box) {
    const Layout& layout = drawing.layout;
    const int row = layout.top + static_cast<int>(std::floor(box.top));
    const int left = static_cast<int>(std::floor(box.left));
    const std::string shown = fit(label, static_cast<int>(box.width), drawing.style.unicode);
    const int right = left + width(letters(shown));
    if (left > 0) drawing.page.put(row, layout.left + left - 1, " ");
    if (right < layout.width) drawing.page.put(row, layout.left + right, " ");
    drawing.page.put(row, layout.left + left, shown);
}

}  // namespace

void draw_guides(Drawing& drawing) {
    draw_marks(drawing);
    for (const Guide& guide : drawing.figure.guides) draw_guide(drawing, guide);
}

void draw_pins(Drawing& drawing) {
    const Layout& layout = drawing.layout;
    std::vector<const Pin*> pins;
    std::vector<Note> notes;
    for (const Pin& pin : drawing.figure.pins) {
        const auto x = place_within(layout.x.scale, pin.x);
        const auto y = place_within(layout.y.scale, pin.y);
        if (!x || !y) continue;
        pins.push_back(&pin);
        const int length = std::min(width(letters(pin.label, drawing.style.unicode)), layout.width);
        notes.push_back(
            {drawing.canvas.column_of(*x) + 0.5, drawing.canvas.row_of(*y) + 0.5, static_cast<double>(length), 1});
    }
    const std::vector<Box> boxes = place_labels(notes, kPinGap, layout.width, layout.height);
    for (std::size_t i = 0; i < pins.size(); ++i) put_label(drawing, pins[i]->label, boxes[i]);
    for (std::size_t i = 0; i < pins.size(); ++i) {
        drawing.page.put(layout.top + static_cast<int>(notes[i].y), layout.left + static_cast<int>(notes[i].x),
                         drawing.lines.pin, paint_of(color_of(*pins[i])).ink);
    }
}

}  // namespace lrsched::plot
