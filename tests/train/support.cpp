// Short ways to problems, optimizers and runs for these tests.
#include "train/support.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

namespace lrsched::train {
namespace {

std::string text_of(const std::vector<Fault>& faults) {
    std::string text;
    for (const Fault& fault : faults) text += fault.message + "\n";
    return text;
}

}  // namespace

std::shared_ptr<const Problem> problem_of(const std::string& kind, Values values) {
    ProblemOrFaults prepared = prepare_problem({kind, std::move(values)});
    if (auto* faults = std::get_if<std::vector<Fault>>(&prepared)) throw std::runtime_error(text_of(*faults));
    return std::get<std::shared_ptr<const Problem>>(std::move(prepared));
}

std::vector<std::string> faults_of_problem(const std::string& kind, Values values) {
    const ProblemOrFaults prepared = prepare_problem({kind, std::move(values)});
    std::vector<std::string> messages;
    if (const auto* faults = std::get_if<std::vector<Fault>>(&prepared)) {
        for (const Fault& fault : *faults) messages.push_back(fault.message);
    }
    return messages;
}

OptimizerChoice optimizer_of(const std::string& kind, Values values) {
    auto prepared = prepare_optimizer({kind, std::move(values)});
    if (auto* faults = std::get_if<std::vector<Fault>>(&prepared)) throw std::runtime_error(text_of(*faults));
    return std::get<OptimizerChoice>(std::move(prepared));
}

Trajectory train_constantly(const Run& run, std::vector<std::pair<std::string, double>> values) {
    return train(run, *constant_schedule(std::move(values)));
}

std::vector<double> column_of(const Trajectory& trajectory, const std::string& name) {
    const std::size_t column = trajectory.find(name).value();
    std::vector<double> cells;
    for (std::size_t row = 0; row < trajectory.steps.size(); ++row) {
        cells.push_back(trajectory.at(row, column).value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    return cells;
}

}  // namespace lrsched::train
