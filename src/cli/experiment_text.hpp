// Room cli: what came of an experiment, for a person.
#pragma once

#include <string>
#include <vector>

#include "experiment/experiment.hpp"
#include "experiment/results.hpp"

namespace lrsched::cli {

/// The title, the best setups, what range tests suggest.
[[nodiscard]] std::string results_text(const experiment::Experiment& experiment, const experiment::Results& results);

/// `report.html, 5 tables, 4 figures`
[[nodiscard]] std::string files_text(const std::vector<std::string>& files);

}  // namespace lrsched::cli
