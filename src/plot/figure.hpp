// Room `plot`: drawing curves on a terminal and into files. Plain data in, text and files out; knows nothing of the
// language. This file is what a caller fills in.
#pragma once

#include <string>
#include <vector>

namespace lrsched::plot {

/// A curve through the points (x[i], y[i]), in order. A point that is not finite is a gap.
struct Series {
    std::string name;
    std::vector<double> x;
    std::vector<double> y;
    std::vector<double> marks;  ///< places on the x axis that are pointed out: the joins of a schedule
    bool steps = false;         ///< each value holds until the next x, instead of a straight line between the points
};

struct Figure {
    std::string title;
    std::string x_label;
    std::string y_label;
    std::vector<Series> series;
    bool log_y = false;  ///< values at or below zero are left out, and a footnote says so
    bool log_x = false;
};

/// Figures side by side, row by row.
struct Sheet {
    std::vector<Figure> panels;
    int columns = 1;
};

}  // namespace lrsched::plot
