// Room `plot`: a series as lines between places on the axes, the same for the terminal and for files.
#pragma once

#include <cstddef>
#include <vector>

#include "plot/scale.hpp"

namespace lrsched::plot {

struct Place {
    double x = 0;  ///< 0 at the left end of the axis, 1 at the right
    double y = 0;  ///< 0 at the lower end, 1 at the upper
};

/// An unbroken line; a single place is a point that stands alone.
using Line = std::vector<Place>;

/// The series between its gaps. Lines of very many points are thinned to what `columns` columns of dots can show: of
/// each column the first, lowest, highest and last.
[[nodiscard]] std::vector<Line> trace(const Series& series, const Scale& x, const Scale& y, std::size_t columns);

/// Places of all marks within the x axis, ascending, each once.
[[nodiscard]] std::vector<double> mark_places(const Figure& figure, const Scale& x);

}  // namespace lrsched::plot
