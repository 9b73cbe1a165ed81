// Room `plot`: places in a panel.
#pragma once

#include <vector>

namespace lrsched::plot {

struct Place {
    double x = 0;  ///< 0 at the left end of the axis, 1 at the right
    double y = 0;  ///< 0 at the lower end, 1 at the upper
};

/// An unbroken line; a single place is a point that stands alone.
using Line = std::vector<Place>;

}  // namespace lrsched::plot
