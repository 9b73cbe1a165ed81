// Room `plot`: a figure as text for a terminal.
#include "plot/terminal.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <optional>

#include "plot/canvas.hpp"
#include "plot/layout.hpp"
#include "plot/lettering.hpp"
#include "plot/page.hpp"
#include "plot/trace.hpp"

namespace lrsched::plot {
namespace {

constexpr int kLeastColumns = 20;
constexpr int kLeastRows = 6;
constexpr int kMostCells = 10'000;   // of one side: nobody's terminal, but no reason to run out of memory
constexpr int kColumnsPerGuide = 5;  // closer marks get no vertical line: they would hide the curve
constexpr int kColumnsPerSign = 14;

constexpr Ink kFaint = "38;5;245";
constexpr Ink kBold = "1";

struct Lines {
    std::string_view upright, level, corner, y_tick, x_tick, mark, marked_tick, guide, point;
};
constexpr Lines kUnicodeLines{"│", "─", "└", "┤", "┬", "┴", "┼", "┊", "•"};
constexpr Lines kAsciiLines{"|", "-", "+", "+", "+", "^", "^", ":", "*"};

// All that the steps of a drawing share.
struct Drawing {
    const Figure& figure;
    const TerminalStyle& style;
    const Layout& layout;
    const Lines& lines;
    Page page;
    Canvas canvas;
};

void put_centred(Drawing& drawing, int row, std::string_view text, Ink ink) {
    const std::string shown = fit(text, drawing.style.columns, drawing.style.unicode);
    const int columns = width(letters(shown));
    const int centred = drawing.layout.left + (drawing.layout.width - columns) / 2;
    drawing.page.put(row, std::clamp(centred, 0, drawing.style.columns - columns), shown, ink);
}

void draw_legend(Drawing& drawing) {
    int row = drawing.layout.legend_row;
    for (const LegendRow& names : drawing.layout.legend) {
        int column = drawing.style.columns - names.width;
        for (const LegendEntry& entry : names.entries) {
            drawing.page.put(row, column, entry.sample, ink_of(entry.series));
            const int sample = entry.sample.empty() ? 0 : width(letters(entry.sample)) + 1;
            drawing.page.put(row, column + sample, entry.name, entry.sample.empty() ? kFaint : Ink{});
            column += entry.width + kLegendGap;
        }
        ++row;
    }
}

void draw_words(Drawing& drawing) {
    const Layout& layout = drawing.layout;
    const TerminalStyle& style = drawing.style;
    if (layout.title_row) put_centred(drawing, *layout.title_row, drawing.figure.title, kBold);
    if (layout.y_label_row) {
        drawing.page.put(*layout.y_label_row, 0, fit(drawing.figure.y_label, style.columns, style.unicode));
    }
    if (layout.x_label_row) put_centred(drawing, *layout.x_label_row, drawing.figure.x_label, {});
    if (layout.footnote_row) {
        drawing.page.put(*layout.footnote_row, 0, fit(layout.footnote, style.columns, style.unicode), kFaint);
    }
    draw_legend(drawing);
}

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

void draw_marks(Drawing& drawing) {
    const Layout& layout = drawing.layout;
    const int axis = layout.top + layout.height;
    const std::vector<double> marks = mark_places(drawing.figure, layout.x.scale);
    const bool guides = static_cast<int>(marks.size()) * kColumnsPerGuide <= layout.width;
    for (const double mark : marks) {
        const int column = drawing.canvas.column_of(mark);
        const bool on_tick = drawing.page.at(axis, layout.left + column) == drawing.lines.x_tick;
        drawing.page.put(axis, layout.left + column, on_tick ? drawing.lines.marked_tick : drawing.lines.mark);
        for (int i = 0; guides && i < layout.height; ++i) {
            drawing.page.put(layout.top + i, layout.left + column, drawing.lines.guide, kFaint);
        }
    }
}

// Series that share a cell take turns, so that one that lies upon another hides no more than half of it.
std::size_t series_shown(const Canvas::Cell& cell, int column) {
    int turn = column / 2 % std::popcount(cell.series);
    std::uint64_t left = cell.series;
    for (; turn > 0; --turn) left &= left - 1;
    return static_cast<std::size_t>(std::countr_zero(left));
}

void draw_cells(Drawing& drawing) {
    const Layout& layout = drawing.layout;
    for (int row = 0; row < layout.height; ++row) {
        for (int column = 0; column < layout.width; ++column) {
            const Canvas::Cell& cell = drawing.canvas.cell(row, column);
            if (cell.dots == 0) continue;
            const std::size_t series = series_shown(cell, column);
            const std::string glyph = drawing.style.unicode ? braille(cell.dots) : std::string(glyph_of(series));
            drawing.page.put(layout.top + row, layout.left + column, glyph, ink_of(series));
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

void draw_curves(Drawing& drawing) {
    const Layout& layout = drawing.layout;
    const bool signs = drawing.style.unicode && !drawing.style.color && drawing.figure.series.size() > 1;
    std::vector<std::pair<Place, std::size_t>> points;
    for (std::size_t i = 0; i < drawing.figure.series.size(); ++i) {
        const auto dots = static_cast<std::size_t>(layout.width) * 2;
        for (const Line& line : trace(drawing.figure.series[i], layout.x.scale, layout.y.scale, dots)) {
            drawing.canvas.draw(line, i);
            if (line.size() == 1) points.emplace_back(line.front(), i);
        }
    }
    draw_cells(drawing);
    if (signs) draw_signs(drawing);
    // A single dot of braille is easily overlooked.
    for (const auto& [place, series] : points) {
        const std::string_view alone = signs ? sign_of(series) : drawing.lines.point;
        const std::string_view point = drawing.style.unicode ? alone : glyph_of(series);
        drawing.page.put(layout.top + drawing.canvas.row_of(place.y), layout.left + drawing.canvas.column_of(place.x),
                         point, ink_of(series));
    }
}

}  // namespace

std::string draw_terminal(const Figure& figure, TerminalStyle style) {
    style.columns = std::clamp(style.columns, kLeastColumns, kMostCells);
    style.rows = std::clamp(style.rows, kLeastRows, kMostCells);
    const Scales scales = scales_of(figure);
    const Layout layout = lay_out(figure, scales, style);
    Drawing drawing{figure,
                    style,
                    layout,
                    style.unicode ? kUnicodeLines : kAsciiLines,
                    Page(style.rows, style.columns),
                    Canvas(layout.height, layout.width, style.unicode ? kBraille : kWhole)};
    draw_words(drawing);
    draw_y_axis(drawing);
    draw_x_axis(drawing);
    draw_marks(drawing);
    draw_curves(drawing);
    if (scales.empty) put_centred(drawing, layout.top + layout.height / 2, "no data", kFaint);
    return drawing.page.text(style.color);
}

}  // namespace lrsched::plot
