// Room `report`: which points of a curve go into a page.
#pragma once

#include <cstddef>
#include <vector>

#include "plot/figure.hpp"

namespace lrsched::report {

/// How many points of a series there are to draw.
[[nodiscard]] std::size_t points_of(const plot::Series& series);

/// The indices of at most about `most` points, ascending. They are the first and the last of all, and of each stretch of
/// points the first, the lowest, the highest, the extremes of the band and a gap, if there is one. Stretches are shorter
/// near the beginning, where a logarithmic axis looks closer. All of them where there are not more.
[[nodiscard]] std::vector<std::size_t> thinned(const plot::Series& series, std::size_t most);

}  // namespace lrsched::report
