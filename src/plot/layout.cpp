// Room `plot`: what stands where on the page of a terminal plot.
#include "plot/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plot/footnote.hpp"
#include "plot/lettering.hpp"

namespace lrsched::plot {
namespace {

constexpr int kAxisRows = 2;     // the line and its numbers
constexpr int kLeastHeight = 3;  // of the curves
constexpr int kRowsForTitle = 8;
constexpr int kRowsForLabels = 12;
constexpr int kRowsPerTick = 3;
constexpr int kMostTicks = 8;
constexpr int kColumnsPerTick = 8;
constexpr int kLabelGap = 2;  // blank columns between two numbers at the x axis

// Gives out the rows above and below the curves, the most needed first.
class Rows {
public:
    explicit Rows(int rows) : rows_(rows), spare_(rows - kAxisRows - kLeastHeight) {}

    [[nodiscard]] int spare() const { return spare_; }
    [[nodiscard]] bool take(bool wanted, int least_rows) {
        if (!wanted || rows_ < least_rows || spare_ < 1) return false;
        --spare_;
        return true;
    }
    void take_many(int count) { spare_ -= count; }

private:
    int rows_;
    int spare_;
};

// A legend of one row may stand right of the y label.
bool shares_row(const Figure& figure, const std::vector<LegendRow>& legend, const TerminalStyle& style) {
    const int label = width(letters(figure.y_label, style.unicode));
    return legend.size() == 1 && label + kLegendGap + legend.front().width <= style.columns;
}

void place_rows(const Figure& figure, const TerminalStyle& style, Layout& layout) {
    Rows rows(style.rows);
    const bool footnote = rows.take(!layout.footnote.empty(), 0);
    layout.legend = legend_rows(figure, style, style.columns, std::min(rows.spare(), std::max(1, style.rows / 6)));
    const int legend_height = static_cast<int>(layout.legend.size());
    rows.take_many(legend_height);
    const bool title = rows.take(!figure.title.empty(), kRowsForTitle);
    const bool x_label = rows.take(!figure.x_label.empty(), kRowsForLabels);
    const bool shared = shares_row(figure, layout.legend, style);
    const bool y_label = !figure.y_label.empty() && (shared || rows.take(true, kRowsForLabels));

    int row = 0;
    if (title) layout.title_row = row++;
    layout.legend_row = row;
    row += legend_height;
    if (y_label) layout.y_label_row = shared ? row - 1 : row++;
    layout.top = row;
    int last = style.rows;
    if (footnote) layout.footnote_row = --last;
    if (x_label) layout.x_label_row = --last;
    layout.height = last - kAxisRows - layout.top;
}

int label_width(const Axis& axis) {
    int most = 0;
    for (const Tick& tick : axis.ticks) most = std::max(most, static_cast<int>(tick.label.size()));
    return most;
}

// True if the numbers stand apart when each is centred below its tick.
bool labels_fit(const Axis& axis, int columns) {
    double free_from = -columns;
    for (const Tick& tick : axis.ticks) {
        if (tick.label.empty()) continue;
        const auto half = static_cast<double>(tick.label.size()) / 2;
        const double centre = axis.scale.place(tick.value).value_or(0) * columns;
        if (centre - half < free_from) return false;
        free_from = centre + half + kLabelGap;
    }
    return true;
}

Axis x_axis(const Scale& scale, int columns) {
    int count = std::clamp(columns / kColumnsPerTick, 2, kMostTicks + 2);
    Axis axis = axis_of(scale, count, Notation::plain);
    while (count > 2 && !labels_fit(axis, columns)) axis = axis_of(scale, --count, Notation::plain);
    return axis;
}

}  // namespace

Layout lay_out(const Figure& figure, const Scales& scales, const TerminalStyle& style) {
    Layout layout;
    layout.footnote = footnote(scales);
    place_rows(figure, style, layout);
    layout.y = rounded_axis_of(scales.y, std::clamp(layout.height / kRowsPerTick, 2, kMostTicks), Notation::plain);
    layout.left = std::min(label_width(layout.y), style.columns / 2) + 2;
    layout.width = style.columns - layout.left;
    layout.x = x_axis(scales.x, layout.width);
    return layout;
}

}  // namespace lrsched::plot
