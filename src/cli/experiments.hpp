// Room cli: experiments as operands of a command, and what is shown of what came of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "experiment/experiment.hpp"

namespace lrsched::cli {

/// An experiment and the folder of all that it leaves.
struct PlacedExperiment {
    experiment::Experiment experiment;
    std::string folder;
};

/// Checks all configs and prints what is wrong with them; empty where there is an error. Each gets a folder of its name in
/// `parent`. Throws Failure(usage) where two would get the same, Failure(files) for a file that cannot be read.
[[nodiscard]] std::vector<PlacedExperiment> prepare_experiments(std::span<const std::string> paths,
                                                                const std::string& parent, Context& context);

/// `svg,png` as typed, or `none`. Throws Failure(usage).
[[nodiscard]] std::vector<std::string> parse_figure_kinds(const std::string& text);

/// Makes the results from the runs that are kept, writes them into the folder and prints what a person wants to know first.
[[nodiscard]] Exit finish_experiment(const PlacedExperiment& placed, const std::vector<std::string>& figure_kinds,
                                     Context& context);

}  // namespace lrsched::cli
