// Room experiment: the points of a schedule's curve: few, but joins and jumps are sharp.
#pragma once

#include "lrsched/tools.hpp"
#include "plot/figure.hpp"

namespace lrsched::experiment {

/// Steps of a run.
struct Stretch {
    double first = 0;
    double last = 0;
};

/// The schedule over [first, last]: every whole step where they are few, else evenly spread, with both sides of every
/// join and jump. Where there is no value the curve has a gap.
[[nodiscard]] plot::Series sample(const Program& program, std::size_t output, const Summary& summary, Stretch range);

}  // namespace lrsched::experiment
