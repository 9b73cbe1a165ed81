// Room `plot`: where everything stands in a drawing that goes into a file.
#include "plot/sheet_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "plot/panel_layout.hpp"
#include "plot/text_room.hpp"

namespace lrsched::plot {
namespace {

// A single figure is about 7 by 4 inches, as wide as the text of a page.
constexpr double kSingleWidth = 672;
constexpr double kSingleCurves = 290;
constexpr double kPanelWidth = 448;
constexpr double kPanelCurves = 210;

constexpr double kRight = 2 * kEm;
constexpr double kHeadline = 2.4 * kEm;  // the row of the sheet's own title
constexpr double kLeastWidth = 60;       // of curves
constexpr double kLeastHeight = 40;
constexpr double kLargestSide = 16'000;  // of a sheet: the libraries that draw end at twice as many

// How the panels are laid out, before and after it is known how high they are.
struct Grid {
    std::size_t columns = 1;
    double column_width = 0;
    double left = 0;
    double top = 0;
    struct Row {
        std::size_t begin;
        std::size_t end;
        double above;
        double below;
    };
    std::vector<Row> rows;

    [[nodiscard]] double margins() const {
        double sum = top;
        for (const Row& row : rows) sum += row.above + row.below;
        return sum;
    }
};

Grid grid_of(const Sheet& sheet, const std::vector<Panel>& panels) {
    Grid grid;
    const auto wanted = static_cast<std::size_t>(std::max(sheet.columns, 1));
    grid.columns = std::min(wanted, std::max<std::size_t>(panels.size(), 1));
    const double natural = grid.columns == 1 ? kSingleWidth : kPanelWidth;
    grid.column_width = sheet.size.width > 0 ? sheet.size.width / static_cast<double>(grid.columns) : natural;
    for (const Panel& panel : panels) grid.left = std::max(grid.left, left_margin(panel));
    grid.top = sheet.title.empty() ? 0 : kHeadline;
    return grid;
}

// Puts all texts around the curves.
void place_rows(Grid& grid, std::vector<Panel>& panels) {
    for (std::size_t begin = 0; begin < panels.size(); begin += grid.columns) {
        Grid::Row row{begin, std::min(begin + grid.columns, panels.size()), 0, 0};
        for (std::size_t i = row.begin; i < row.end; ++i) {
            panels[i].width = std::max(grid.column_width - grid.left - kRight, 1.0);
            row.above = std::max(row.above, place_above(panels[i]));
            row.below = std::max(row.below, place_below(panels[i]));
        }
        grid.rows.push_back(row);
    }
}

double height_of_curves(const Sheet& sheet, const Grid& grid) {
    if (sheet.size.height <= 0) return sheet.panels.size() == 1 ? kSingleCurves : kPanelCurves;
    return (sheet.size.height - grid.margins()) / static_cast<double>(std::max<std::size_t>(grid.rows.size(), 1));
}

std::string fault_of(const SheetLayout& layout, const Grid& grid, double height) {
    if (layout.width > kLargestSide || layout.height > kLargestSide) {
        return fmt::format("a figure of {} x {} pixels is too large; {} on a side are the most", layout.width,
                           layout.height, kLargestSide);
    }
    if (height >= kLeastHeight && grid.column_width - grid.left - kRight >= kLeastWidth) return {};
    const double width = static_cast<double>(grid.columns) * (grid.left + kRight + kLeastWidth);
    const double least = grid.margins() + static_cast<double>(grid.rows.size()) * kLeastHeight;
    return fmt::format("a figure of {} x {} pixels has no room for its curves; this one takes at least {:.0f} x {:.0f}",
                       layout.width, layout.height, std::ceil(width), std::ceil(least));
}

bool sensible(double side) { return side >= 0 && side <= kLargestSide * kPixelsPerInch; }

}  // namespace

SheetLayout lay_out(const Sheet& sheet) {
    SheetLayout layout;
    if (!sensible(sheet.size.width) || !sensible(sheet.size.height)) {
        layout.fault = fmt::format("{} x {} is no size of a figure", sheet.size.width, sheet.size.height);
        return layout;
    }
    for (const Figure& figure : sheet.panels) layout.panels.push_back(panel_of(figure));
    Grid grid = grid_of(sheet, layout.panels);
    place_rows(grid, layout.panels);
    const double height = height_of_curves(sheet, grid);
    double top = grid.top;
    for (const Grid::Row& row : grid.rows) {
        for (std::size_t i = row.begin; i < row.end; ++i) {
            layout.panels[i].height = std::max(height, 1.0);
            place_within(layout.panels[i]);
            const double column = static_cast<double>(i - row.begin) * grid.column_width;
            move_to(layout.panels[i], {column + grid.left, top + row.above}, grid.left);
        }
        top += row.above + height + row.below;
    }
    layout.width = static_cast<int>(std::lround(grid.column_width * static_cast<double>(grid.columns)));
    layout.height = static_cast<int>(std::ceil(sheet.size.height > 0 ? sheet.size.height : top));
    layout.title = cut(sheet.title, layout.width - 2 * kEm);
    layout.title_spot = {layout.width / 2.0, kHeadline / 2};
    layout.fault = fault_of(layout, grid, height);
    return layout;
}

}  // namespace lrsched::plot
