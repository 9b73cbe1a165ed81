// Room `plot`: what stands around and within the curves of one panel of a file.
#include "plot/panel_layout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plot/footnote.hpp"
#include "plot/labels.hpp"
#include "plot/lettering.hpp"
#include "plot/text_room.hpp"
#include "plot/trace.hpp"

namespace lrsched::plot {
namespace {

constexpr double kRoomAbove = 0.05;  // share of the y axis that the curves keep away from its ends
constexpr int kTicks = 6;
constexpr double kTickWidth = 56;
constexpr double kTickHeight = 32;
constexpr double kWideTick = 130;  // a long axis has more ticks than others, and still wide gaps
constexpr std::size_t kMostNames = 12;
constexpr int kLongestName = 36;

// Distances in letter sizes.
constexpr double kFirstRow = 1.2;  // from the curves up to the middle of the text next to them
constexpr double kLegendRow = 1.45;
constexpr double kTitleGap = 0.25;
constexpr double kEdge = 1.1;  // from the middle of the outermost text to the edge
constexpr double kTickText = 1.4;
constexpr double kBelow = 1.65;  // from one text below the axis to the next
constexpr double kLegendGap = 1.6;
constexpr double kLegendLetters = 13.0 / 14;  // the legend's letters are a little smaller
constexpr double kPinLetters = 12.0 / 14;     // and those beside points
constexpr Gap kPinGap{0.5 * kEm, 0.55 * kEm};
constexpr double kPinHeight = 1.1;

// The length of a label as it looks, without its markup.
double label_length(std::string label) {
    std::erase_if(label, [](char c) { return c == '{' || c == '}' || c == '^'; });
    return text_length(label);
}

Axis y_axis(const Panel& panel, int ticks) {
    return axis_of(padded(panel.scales.y, kRoomAbove), ticks, Notation::paper);
}

std::vector<LegendItem> legend_items(const Figure& figure, double room) {
    const std::vector<Key> keys = keys_of(figure);
    std::vector<LegendItem> items;
    for (const Key& key : keys) {
        if (items.size() == kMostNames) {
            items.push_back({std::nullopt, fmt::format("+{} more", keys.size() - kMostNames), {}});
            break;
        }
        items.push_back({key.look, cut(fit(key.name, kLongestName), room - kSampleToName), {}});
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

}  // namespace

Panel panel_of(const Figure& figure) {
    Panel panel;
    panel.figure = &figure;
    panel.scales = scales_of(figure);
    panel.y = y_axis(panel, kTicks);
    panel.footnote = footnote(panel.scales);
    return panel;
}

double left_margin(const Panel& panel) {
    double longest = panel.y.factor.empty() ? 0 : 2.4 * kEm;
    for (const Tick& tick : panel.y.ticks) longest = std::max(longest, label_length(tick.label));
    return longest + kEm * (panel.figure->y_label.empty() ? 1.4 : 3.2);
}

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

double place_below(Panel& panel) {
    const int most = std::max(kTicks, static_cast<int>(panel.width / kWideTick));
    panel.x = axis_of(panel.scales.x, std::clamp(static_cast<int>(panel.width / kTickWidth), 2, most), Notation::paper);
    double down = kTickText;
    panel.x_label = cut(panel.figure->x_label, panel.width);
    if (!panel.x_label.empty() || !panel.x.factor.empty()) down += kBelow;
    panel.x_label_spot = {panel.width / 2, down * kEm};
    if (!panel.footnote.empty()) down += kBelow;
    panel.footnote_spot = {0, down * kEm};
    return (down + kEdge) * kEm;
}

void place_within(Panel& panel) {
    panel.y = y_axis(panel, std::clamp(static_cast<int>(panel.height / kTickHeight), 2, kTicks));
    panel.y_label = cut(panel.figure->y_label, panel.height);
    std::vector<Note> notes;
    for (const Pin& pin : panel.figure->pins) {
        const auto x = place_within(panel.x.scale, pin.x);
        const auto y = place_within(panel.y.scale, pin.y);
        if (!x || !y) continue;
        panel.pins.push_back({{*x, *y}, cut(pin.label, panel.width), {}, color_of(pin)});
        const double length = kPinLetters * text_length(panel.pins.back().label);
        notes.push_back({*x * panel.width, (1 - *y) * panel.height, length, kPinHeight * kEm});
    }
    const std::vector<Box> boxes = place_labels(notes, kPinGap, panel.width, panel.height);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        panel.pins[i].label_spot = {boxes[i].left + boxes[i].width / 2, boxes[i].top + boxes[i].height / 2};
    }
}

void move_to(Panel& panel, Spot corner, double left) {
    panel.corner = corner;
    panel.y_label_spot = {kEm - left, panel.height / 2};
    const auto move = [corner](Spot& spot) { spot = {spot.x + corner.x, spot.y + corner.y}; };
    for (Spot* spot : {&panel.x_label_spot, &panel.footnote_spot}) spot->y += panel.height;
    for (Spot* spot : {&panel.title_spot, &panel.x_label_spot, &panel.y_label_spot, &panel.footnote_spot}) move(*spot);
    for (LegendItem& item : panel.legend) move(item.spot);
    for (PinSpot& pin : panel.pins) move(pin.label_spot);
}

}  // namespace lrsched::plot
