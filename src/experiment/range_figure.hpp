// Room experiment: a range test as a figure.
#pragma once

#include "plot/figure.hpp"
#include "train/range_test.hpp"

namespace lrsched::experiment {

/// The losses, pale, and the smoothed ones over the rate, with the suggestions pinned. Without a title.
[[nodiscard]] plot::Figure range_figure(const train::RangeTest& test, const train::RangeResult& result);

/// Above this the losses that run away are not shown: they would press all else to the ground. Nothing where all fit.
[[nodiscard]] std::optional<double> ceiling_of(const train::RangeResult& result);

}  // namespace lrsched::experiment
