// Room `plot`: lines and areas cut off at the edges of a panel, which are 0 and 1 both ways.
#pragma once

#include <vector>

#include "plot/place.hpp"

namespace lrsched::plot {

/// The pieces of the line that lie inside. A single place that lies outside gives none.
[[nodiscard]] std::vector<Line> clipped(const Line& line);

/// The part of an area that lies inside, both as their corners in order; fewer than three corners are no area.
[[nodiscard]] Line clipped_area(Line corners);

}  // namespace lrsched::plot
