// Room `plot`: where everything stands in a drawing that goes into a file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "plot/scale.hpp"
#include "plot/ticks.hpp"

namespace lrsched::plot {

// All lengths are pixels of 1/96 inch; places count from the upper left corner.

/// The size of letters, from which most distances are derived.
constexpr double kEm = 14;

struct Spot {
    double x = 0;
    double y = 0;
};

struct LegendItem {
    std::size_t series = 0;
    bool sample = true;  ///< a piece of the curve's line before the name; not for `+3 more`
    std::string name;
    Spot spot;  ///< left end of the sample, at half the height of the letters
};
constexpr double kSampleLength = 1.8 * kEm;
constexpr double kSampleToName = 2.3 * kEm;

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
    std::vector<Panel> panels;
};

/// The axes of panels in one column and in one row line up. Points to the figures of `sheet`.
[[nodiscard]] SheetLayout lay_out(const Sheet& sheet);

}  // namespace lrsched::plot
