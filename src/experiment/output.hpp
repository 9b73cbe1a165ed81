// Room experiment: the files that an experiment leaves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "experiment/experiment.hpp"
#include "experiment/results.hpp"

namespace lrsched::experiment {

/// More rows do not go into one table; the files of the runs have them all.
constexpr std::uint64_t kMostStepRows = 5'000'000;

struct Output {
    std::vector<std::string> files;    ///< that were written, seen from the folder
    std::vector<std::string> remarks;  ///< what was left out
    std::optional<file::Error> error;  ///< the first that could not be written; the next were not tried
};

/// Tables, figures as the given kinds of files (`svg`, `png`, `pdf`), and the report, each whole or not at all.
[[nodiscard]] Output write_output(const Experiment& experiment, const Results& results, const Store& store,
                                  const std::string& folder, const std::vector<std::string>& figure_kinds);

/// Where in its folder an experiment keeps its runs.
[[nodiscard]] std::string folder_of_runs(const std::string& folder);

}  // namespace lrsched::experiment
