// Room `plot`: which numbers stand at an axis, and how they are written.
#pragma once

#include <string>
#include <vector>

#include "plot/scale.hpp"

namespace lrsched::plot {

struct Tick {
    double value = 0;
    std::string label;  ///< empty for a minor tick
};

/// How numbers are written: `plain` as in programs (`2e-4`), `paper` with powers as gnuplot's markup (`10^{-3}`).
enum class Notation { plain, paper };

struct Axis {
    Scale scale;
    std::vector<Tick> ticks;  ///< ascending, all within the scale
    std::string factor;       ///< what all labels are to be multiplied by, in gnuplot's markup; only in `paper`
};

/// About `count` labelled ticks (at least 2, if the scale has room for them): 1, 2 or 5 times a power of ten apart on a
/// linear axis, whole decades on a logarithmic one that spans enough of them.
[[nodiscard]] Axis axis_of(const Scale& scale, int count, Notation notation);

/// The same, with the ends of a linear axis moved out to the next tick, but for ends that are fixed.
[[nodiscard]] Axis rounded_axis_of(const Scale& scale, int count, Notation notation);

}  // namespace lrsched::plot
