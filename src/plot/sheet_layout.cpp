// Room `plot`: where everything stands in a drawing that goes into a file.
#include "plot/sheet_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "plot/footnote.hpp"
#include "plot/lettering.hpp"

namespace lrsched::plot {
namespace {

// A single figure is about 7 by 4 inches, as wide as the text of a page.
constexpr double kSingleWidth = 672;
constexpr double kSingleCurves = 290;
constexpr double kPanelWidth = 448;
constexpr double kPanelCurves = 210;

constexpr double kRoomAbove = 0.05;  // share of the y axis that the curves keep away from its ends
constexpr int kTicks = 6;
constexpr std::size_t kMostNames = 12;
constexpr int kLongestName = 36;

// Distances in letter sizes.
constexpr double kRight = 2;
constexpr double kFirstRow = 1.2;  // from the curves up to the middle of the text next to them
constexpr double kLegendRow = 1.45;
constexpr double kTitleGap = 0.25;
constexpr double kEdge = 1.1;  // from the middle of the outermost text to the edge
constexpr double kTickText = 1.4;
constexpr double kBelow = 1.65;  // from one text below the axis to the next
constexpr double kLegendGap = 1.6;
constexpr double kLegendLetters = 13.0 / 14;  // the legend's letters are a little smaller

// Letters of a text, as many as are as long as it in a usual font without fixed widths.
double text_length(std::string_view text) {
    double length = 0;
    for (const Letter& letter : letters(text)) {
        const char c = letter.bytes[0];
        const bool narrow = std::string_view("ijl.,:;'|!()[]ft ").find(c) != std::string_view::npos;
        const bool broad = std::string_view("mwMW@%").find(c) != std::string_view::npos;
        length += letter.width * (narrow ? 0.36 : broad ? 0.92 : 0.62);
    }
    return length * kEm;
}

// As much of the text as fits; by the mean width of letters, so a text of narrow ones is cut a little early.
std::string cut(std::string_view text, double room) {
    if (text_length(text) <= room) return fit(text, kLongestName * 10);
    return fit(text, std::max(1, static_cast<int>(room / (0.6 * kEm))));
}

// The length of a label as it looks, without its markup.
double label_length(std::string label) {
    std::erase_if(label, [](char c) { return c == '{' || c == '}' || c == '^'; });
    return text_length(label);
}

double left_margin(const Panel& panel) {
    double longest = panel.y.factor.empty() ? 0 : 2.4 * kEm;
    for (const Tick& tick : panel.y.ticks) longest = std::max(longest, label_length(tick.label));
    return longest + kEm * (panel.figure->y_label.empty() ? 1.4 : 3.2);
}

std::vector<LegendItem> legend_items(const Figure& figure, double room) {
    std::vector<LegendItem> items;
    if (figure.series.size() < 2) return items;
    for (std::size_t i = 0; i < std::min(figure.series.size(), kMostNames); ++i) {
        items.push_back({i, true, cut(fit(figure.series[i].name, kLongestName), room - kSampleToName), {}});
    }
    if (figure.series.size() > kMostNames) {
        items.push_back({0, false, fmt::format("+{} more", figure.series.size() - kMostNames), {}});
    }
    return items;
}

double item_length(const LegendItem& item) {
    return kLegendLetters * text_length(item.name) + (item.sample ? kSampleToName : 0);
}

// Puts the items in centred rows; their spots count from the left end of the first row. The number of rows.
int flow(std::vector<LegendItem>& items, double room) {
    int row = 0;
    double used = 0;
    std::size_t first = 0;
    const auto centre = [&](std::size_t end) {
        for (std::size_t i = first; i < end; ++i) items[i].spot.x += (room - used) / 2;
        first = end;
    };
    for (std::size_t i = 0; i < items.size(); ++i) {
        const double gap = i == first ? 0 : kLegendGap * kEm;
        if (i > first && used + gap + item_length(items[i]) > room) {
            centre(i);
            ++row;
            used = 0;
        }
        items[i].spot = {used + (i == first ? 0 : gap), row * kLegendRow * kEm};
        used = items[i].spot.x + item_length(items[i]);
    }
    centre(items.size());
    return items.empty() ? 0 : row + 1;
}

Panel panel_of(const Figure& figure) {
    Panel panel;
    panel.figure = &figure;
    panel.scales = scales_of(figure);
    panel.x = axis_of(panel.scales.x, kTicks, Notation::paper);
    panel.y = axis_of(padded(panel.scales.y, kRoomAbove), kTicks, Notation::paper);
    panel.footnote = footnote(panel.scales);
    return panel;
}

// The room above the curves, with the texts there at their distance from the curves' upper left corner.
double place_above(Panel& panel) {
    panel.legend = legend_items(*panel.figure, panel.width);
    const int rows = flow(panel.legend, panel.width);
    double up = kFirstRow + (rows - 1) * kLegendRow;
    for (LegendItem& item : panel.legend) item.spot.y -= up * kEm;
    if (rows == 0 && panel.figure->title.empty() && panel.y.factor.empty()) return kEdge * kEm;
    panel.title = cut(panel.figure->title, panel.width);
    if (rows == 0) up = kFirstRow;
    if (rows > 0 && !panel.title.empty()) up += kLegendRow + kTitleGap;
    panel.title_spot = {panel.width / 2, -up * kEm};
    return (up + kEdge) * kEm;
}

// The room below the curves, likewise.
double place_below(Panel& panel) {
    double down = kTickText;
    panel.x_label = cut(panel.figure->x_label, panel.width);
    if (!panel.x_label.empty() || !panel.x.factor.empty()) down += kBelow;
    panel.x_label_spot = {panel.width / 2, panel.height + down * kEm};
    if (!panel.footnote.empty()) down += kBelow;
    panel.footnote_spot = {0, panel.height + down * kEm};
    return (down + kEdge) * kEm;
}

// Turns distances from the curves' corner into places on the sheet.
void move_to(Panel& panel, Spot corner, double left) {
    panel.corner = corner;
    panel.y_label_spot = {kEm - left, panel.height / 2};
    const auto move = [corner](Spot& spot) { spot = {spot.x + corner.x, spot.y + corner.y}; };
    for (Spot* spot : {&panel.title_spot, &panel.x_label_spot, &panel.y_label_spot, &panel.footnote_spot}) move(*spot);
    for (LegendItem& item : panel.legend) move(item.spot);
}

}  // namespace

SheetLayout lay_out(const Sheet& sheet) {
    SheetLayout layout;
    for (const Figure& figure : sheet.panels) layout.panels.push_back(panel_of(figure));
    const std::size_t count = layout.panels.size();
    const std::size_t wanted = static_cast<std::size_t>(std::max(sheet.columns, 1));
    const std::size_t columns = std::min(wanted, std::max<std::size_t>(count, 1));
    const double width = columns == 1 ? kSingleWidth : kPanelWidth;
    double left = 0;
    for (const Panel& panel : layout.panels) left = std::max(left, left_margin(panel));

    double top = 0;
    for (std::size_t begin = 0; begin < count; begin += columns) {
        const std::size_t end = std::min(begin + columns, count);
        double above = 0;
        double below = 0;
        for (std::size_t i = begin; i < end; ++i) {
            Panel& panel = layout.panels[i];
            panel.width = width - left - kRight * kEm;
            panel.height = count == 1 ? kSingleCurves : kPanelCurves;
            panel.y_label = cut(panel.figure->y_label, panel.height);
            above = std::max(above, place_above(panel));
            below = std::max(below, place_below(panel));
        }
        for (std::size_t i = begin; i < end; ++i) {
            move_to(layout.panels[i], {width * static_cast<double>(i - begin) + left, top + above}, left);
        }
        top += above + layout.panels[begin].height + below;
    }
    layout.width = static_cast<int>(width * static_cast<double>(columns));
    layout.height = static_cast<int>(std::ceil(top));
    return layout;
}

}  // namespace lrsched::plot
