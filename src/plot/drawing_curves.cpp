// Room `plot`: bands and curves of a figure on a terminal.
#include <algorithm>
#include <bit>
#include <optional>
#include <utility>

#include "plot/drawing.hpp"
#include "plot/legend.hpp"
#include "plot/look.hpp"
#include "plot/trace.hpp"

namespace lrsched::plot {
namespace {

constexpr int kColumnsPerSign = 14;

// Series that share a cell take turns, so that one that lies upon another hides no more than half of it.
std::size_t series_shown(const Canvas::Cell& cell, int column) {
    int turn = column / 2 % std::popcount(cell.series);
    std::uint64_t left = cell.series;
    for (; turn > 0; --turn) left &= left - 1;
    return static_cast<std::size_t>(std::countr_zero(left));
}

Ink ink_of(const Drawing& drawing, std::size_t series) { return paint_of(look_of(drawing.figure, series).color).ink; }

void draw_cells(Drawing& drawing) {
    const Layout& layout = drawing.layout;
    for (int row = 0; row < layout.height; ++row) {
        for (int column = 0; column < layout.width; ++column) {
            const Canvas::Cell& cell = drawing.canvas.cell(row, column);
            if (cell.dots == 0) continue;
            const std::size_t series = series_shown(cell, column);
            const std::string glyph = drawing.style.unicode ? braille(cell.dots) : std::string(glyph_of(series));
            drawing.page.put(layout.top + row, layout.left + column, glyph, ink_of(drawing, series));
        }
    }
}

// Bands are a sparse pattern of dots in cells that nothing else has put anything into.
void draw_bands(Drawing& drawing) {
    const Layout& layout = drawing.layout;
    const auto columns = static_cast<std::size_t>(layout.width) * 2;
    for (std::size_t i = 0; i < drawing.figure.series.size(); ++i) {
        Canvas shade(layout.height, layout.width, kWhole);
        for (const Line& area : areas(drawing.figure.series[i], layout.x.scale, layout.y.scale, columns)) {
            shade.fill(area, i);
        }
        for (int row = 0; row < layout.height; ++row) {
            for (int column = 0; column < layout.width; ++column) {
                const bool blank = drawing.page.at(layout.top + row, layout.left + column) == " ";
                if (!blank || shade.cell(row, column).dots == 0) continue;
                drawing.page.put(layout.top + row, layout.left + column, drawing.lines.shade, ink_of(drawing, i));
            }
        }
    }
}

// The uppermost row of the column in which the series passes, if it can be alone there.
std::optional<int> row_for_sign(const Canvas& canvas, int column, std::size_t series, bool alone) {
    const std::uint64_t own = std::uint64_t{1} << (series % 64);
    for (int row = 0; row < canvas.rows(); ++row) {
        const std::uint64_t here = canvas.cell(row, column).series;
        if (alone ? here == own : (here & own) != 0) return row;
    }
    return std::nullopt;
}

// Puts the sign of a series near a column: where the curve is alone, or else where it is at all.
void draw_sign(Drawing& drawing, std::size_t series, int wanted, int reach) {
    for (const bool alone : {true, false}) {
        for (int i = 0; i <= 2 * reach; ++i) {
            const int column = wanted + (i % 2 == 0 ? i / 2 : -(i + 1) / 2);
            if (column < 0 || column >= drawing.canvas.columns()) continue;
            const std::optional<int> row = row_for_sign(drawing.canvas, column, series, alone);
            if (!row) continue;
            drawing.page.put(drawing.layout.top + *row, drawing.layout.left + column, sign_of(series));
            return;
        }
    }
}

// Without colours, braille curves carry signs at intervals, those of one series between those of the others.
void draw_signs(Drawing& drawing) {
    const int count = static_cast<int>(drawing.figure.series.size());
    const int interval = std::max({kColumnsPerSign, drawing.layout.width / 5, 2 * count});
    for (int series = 0; series < count; ++series) {
        const int first = interval * (2 * series + 1) / (2 * count);
        for (int column = first; column < drawing.layout.width; column += interval) {
            draw_sign(drawing, static_cast<std::size_t>(series), column, interval / (2 * count));
        }
    }
}

// Points that stand alone or have no line between them; a single dot of braille is easily overlooked.
using Points = std::vector<std::pair<Place, std::size_t>>;

void draw_points(Drawing& drawing, const Points& points, bool signs) {
    const Layout& layout = drawing.layout;
    for (const auto& [place, series] : points) {
        const std::string_view alone = signs ? sign_of(series) : drawing.lines.point;
        const std::string_view point = drawing.style.unicode ? alone : glyph_of(series);
        drawing.page.put(layout.top + drawing.canvas.row_of(place.y), layout.left + drawing.canvas.column_of(place.x),
                         point, ink_of(drawing, series));
    }
}

// Draws the lines of a series into the cells; what are no lines become points.
void draw_series(Drawing& drawing, std::size_t index, Points& points) {
    const Layout& layout = drawing.layout;
    const Series& series = drawing.figure.series[index];
    const auto columns = static_cast<std::size_t>(layout.width) * 2;
    if (series.stroke == Stroke::none) {
        const std::vector<Place> places = dots(series, layout.x.scale, layout.y.scale, columns);
        const bool few = places.size() <= static_cast<std::size_t>(layout.width);
        for (const Place& place : places) {
            if (few) points.emplace_back(place, index);
            drawing.canvas.draw({place}, index, Stroke::solid);
        }
        return;
    }
    for (const Line& line : trace(series, layout.x.scale, layout.y.scale, columns)) {
        drawing.canvas.draw(line, index, series.stroke);
        if (line.size() == 1) points.emplace_back(line.front(), index);
    }
}

}  // namespace

void draw_curves(Drawing& drawing) {
    const bool signs = has_signs(drawing.figure, drawing.style);
    Points points;
    for (std::size_t i = 0; i < drawing.figure.series.size(); ++i) draw_series(drawing, i, points);
    draw_bands(drawing);
    draw_cells(drawing);
    if (signs) draw_signs(drawing);
    draw_points(drawing, points, signs);
}

}  // namespace lrsched::plot
