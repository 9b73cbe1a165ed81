// Room experiment: a figure of a config as what can be drawn.
#pragma once

#include "experiment/experiment.hpp"
#include "experiment/results.hpp"
#include "plot/figure.hpp"

namespace lrsched::experiment {

[[nodiscard]] plot::Sheet draw(const Figure& figure, const Experiment& experiment, const Results& results);

/// `cosine`, `cosine peak=0.1`, `peak=0.1`: what tells a setup from the others.
[[nodiscard]] std::string label_of(const Experiment& experiment, const Setup& setup);

}  // namespace lrsched::experiment
