// Short ways to problems, optimizers and runs for these tests.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "train/run.hpp"

namespace lrsched::train {

using Values = std::map<std::string, Value, std::less<>>;

/// The problem, which has to have no fault.
std::shared_ptr<const Problem> problem_of(const std::string& kind, Values values = {});

/// The messages of the faults it has.
std::vector<std::string> faults_of_problem(const std::string& kind, Values values = {});

OptimizerChoice optimizer_of(const std::string& kind, Values values = {});

/// The run under constant hyper-parameters.
Trajectory train_constantly(const Run& run, std::vector<std::pair<std::string, double>> values);

/// A column of a trajectory; cells that are not there are NaN.
std::vector<double> column_of(const Trajectory& trajectory, const std::string& name);

}  // namespace lrsched::train
