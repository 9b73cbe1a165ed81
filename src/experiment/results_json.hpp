// Room experiment: results for other programs.
#pragma once

#include <string>

#include "experiment/experiment.hpp"
#include "experiment/results.hpp"

namespace lrsched::experiment {

/// The curves of the schedules, every setup with its runs, every range test, as JSON. What is not finite is a text: "nan",
/// "inf", "-inf".
[[nodiscard]] std::string results_json(const Experiment& experiment, const Results& results);

}  // namespace lrsched::experiment
