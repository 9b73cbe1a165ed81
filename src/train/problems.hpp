// Room `train`: the problems there are, for the table in problem.cpp. Each stands in a file of its own.
#pragma once

#include "train/problem.hpp"

namespace lrsched::train {

[[nodiscard]] ProblemOrFaults prepare_noisy_quadratic(const Settings& settings);
[[nodiscard]] ProblemOrFaults prepare_nqm(const Settings& settings);
[[nodiscard]] ProblemOrFaults prepare_rosenbrock(const Settings& settings);
[[nodiscard]] ProblemOrFaults prepare_logistic(const Settings& settings);
[[nodiscard]] ProblemOrFaults prepare_mlp(const Settings& settings);
[[nodiscard]] ProblemOrFaults prepare_command(const Settings& settings);

}  // namespace lrsched::train
