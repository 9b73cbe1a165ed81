// Room `plot`: where everything stands in a drawing that goes into a file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plot/look.hpp"
#include "plot/place.hpp"
#include "plot/scale.hpp"
#include "plot/text_room.hpp"
#include "plot/ticks.hpp"

namespace lrsched::plot {

// All lengths are pixels of 1/96 inch; places count from the upper left corner.

struct Spot {
    double x = 0;
    double y = 0;
};

struct LegendItem {
    std::optional<Look> sample;  ///< of the line before the name; none for `+3 more`
    std::string name;
    Spot spot;  ///< left end of the sample, at half the height of the letters
};
constexpr double kSampleLength = 1.8 * kEm;
constexpr double kSampleToName = 2.3 * kEm;

/// A point with the centre of its label.
struct PinSpot {
    Place place;
    std::string label;
    Spot label_spot;
    Color color = Color::black;
};

struct Panel {
    const Figure* figure = nullptr;
    Scales scales;
    Axis x;
    Axis y;
    std::string title;  ///< this and the labels are cut to the room there is
    std::string x_label;
    std::string y_label;
    std::string footnote;
    std::vector<LegendItem> legend;
    std::vector<PinSpot> pins;
    Spot corner;  ///< upper left corner of the rectangle of the curves
    double width = 0;
    double height = 0;
    Spot title_spot;  ///< the centre of each text
    Spot x_label_spot;
    Spot y_label_spot;
    Spot footnote_spot;  ///< its left end
};

struct SheetLayout {
    int width = 0;
    int height = 0;
    std::string title;  ///< cut to the room there is
    Spot title_spot;
    std::vector<Panel> panels;
    std::string fault;  ///< why it cannot be drawn in the size that is asked for; empty if it can
};

/// The axes of panels in one column and in one row line up. Points to the figures of `sheet`.
[[nodiscard]] SheetLayout lay_out(const Sheet& sheet);

}  // namespace lrsched::plot
