// Room `plot`: a series as lines, dots and areas between places on the axes, the same for the terminal and for files.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "plot/place.hpp"
#include "plot/scale.hpp"

namespace lrsched::plot {

/// The series between its gaps, as far as it lies within the axes. Lines of very many points are thinned to what
/// `columns` columns of dots can show: of each column the first, lowest, highest and last.
[[nodiscard]] std::vector<Line> trace(const Series& series, const Scale& x, const Scale& y, std::size_t columns);

/// The points of a series that lie within the axes, thinned likewise.
[[nodiscard]] std::vector<Place> dots(const Series& series, const Scale& x, const Scale& y, std::size_t columns);

/// The band of a series between its gaps, as the corners of areas that lie within the axes. Where a logarithmic axis has
/// no place for its lower edge it reaches the end of the axis.
[[nodiscard]] std::vector<Line> areas(const Series& series, const Scale& x, const Scale& y, std::size_t columns);

/// Places of all marks within the x axis, ascending, each once.
[[nodiscard]] std::vector<double> mark_places(const Figure& figure, const Scale& x);

/// The place of a value on an axis, if it lies within.
[[nodiscard]] std::optional<double> place_within(const Scale& scale, double value);

}  // namespace lrsched::plot
