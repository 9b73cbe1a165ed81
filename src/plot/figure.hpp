// Room `plot`: drawing curves on a terminal and into files. Plain data in, text and files out; knows nothing of the
// language. This file is what a caller fills in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plot/color.hpp"

namespace lrsched::plot {

/// How a line is drawn; `automatic` goes by what it is: the first seven curves are solid, a guide is dashed.
enum class Stroke { automatic, solid, dashed, dotted, none };

/// A curve through the points (x[i], y[i]), in order. A point that is not finite is a gap.
struct Series {
    std::string name;
    std::vector<double> x;
    std::vector<double> y;
    std::vector<double> marks;  ///< places on the x axis that are pointed out: the joins of a schedule
    bool steps = false;         ///< each value holds until the next x, instead of a straight line between the points
    std::vector<double> low{};  ///< with `high` a band, from low[i] to high[i] at x[i]: a mean and its deviation
    std::vector<double> high{};
    Stroke stroke = Stroke::automatic;
    Color color = Color::automatic;
    bool dots = false;  ///< each point is a dot, also where a line passes
    bool pale = false;  ///< a curve behind the others: the values that another one smooths
};

/// A straight line across the whole panel, upright at a place of the x axis or level at one of the y axis. It is in the
/// legend where it has a label.
struct Guide {
    enum class Direction { upright, level };
    Direction direction = Direction::upright;
    double at = 0;
    std::string label{};
    Stroke stroke = Stroke::automatic;
    Color color = Color::automatic;
};

/// A point that is pointed out, with its label beside it.
struct Pin {
    double x = 0;
    double y = 0;
    std::string label{};
    Color color = Color::automatic;
};

/// Where an axis begins and ends. An end that is not set is where the points are.
struct Limits {
    std::optional<double> low{};
    std::optional<double> high{};
};

struct Figure {
    std::string title;
    std::string x_label;
    std::string y_label;
    std::vector<Series> series;
    bool log_y = false;  ///< values at or below zero are left out, and a footnote says so
    bool log_x = false;
    std::vector<Guide> guides{};
    std::vector<Pin> pins{};
    Limits x_limits{};
    Limits y_limits{};
};

/// In pixels of 1/96 inch, for each of which a PNG has two by two; 0 is as much as the contents need.
struct Size {
    double width = 0;
    double height = 0;
};

constexpr double kPixelsPerInch = 96;
[[nodiscard]] constexpr Size inches(double width, double height) {
    return {width * kPixelsPerInch, height * kPixelsPerInch};
}

/// Figures side by side, row by row.
struct Sheet {
    std::vector<Figure> panels;
    int columns = 1;
    std::string title{};
    Size size{};  ///< of a file; a terminal has its own
};

/// What keeps the sheet from being drawn as it is asked for, or an empty text: limits of an axis that are no numbers, are
/// the wrong way round, or are at or below zero on a logarithmic axis. Drawing ignores such limits.
[[nodiscard]] std::string fault_of(const Sheet& sheet);

}  // namespace lrsched::plot
