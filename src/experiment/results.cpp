#include "experiment/results.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "experiment/runs.hpp"

namespace lrsched::experiment {
namespace {

using train::Ending;
using train::Trajectory;

constexpr std::string_view kLoss = "loss";
constexpr std::string_view kValidationLoss = "val_loss";

/// Values that were told, the last first.
std::vector<double> last_values(const Trajectory& trajectory, std::size_t column, std::size_t count) {
    std::vector<double> values;
    for (std::size_t row = trajectory.steps.size(); row-- > 0 && values.size() < count;) {
        if (const auto value = trajectory.at(row, column)) values.push_back(*value);
    }
    return values;
}

std::optional<double> measure_of(const Measure& measure, const std::string& metric, const Trajectory& trajectory) {
    if (trajectory.ending == Ending::diverged || trajectory.ending == Ending::failed) return std::nullopt;
    const auto column = trajectory.find(metric);
    if (!column) return std::nullopt;
    const auto values = last_values(trajectory, *column, measure.last);
    const auto found = statistics(values);
    if (!found || !std::isfinite(found->mean)) return std::nullopt;
    return found->mean;
}

RunResult result_of(const Trajectory& trajectory, std::optional<double> measure) {
    RunResult result{
        .ending = trajectory.ending, .end = trajectory.end, .why = trajectory.why, .measure = measure, .last = {}};
    for (std::size_t column = 0; column < trajectory.columns.size(); ++column) {
        const auto values = last_values(trajectory, column, 1);
        result.last.push_back(values.empty() ? std::nullopt : std::optional(values.front()));
    }
    return result;
}

Band band_of(std::span<const Trajectory> runs, const std::string& name) {
    std::map<std::uint64_t, std::vector<double>> told;
    for (const Trajectory& run : runs) {
        const auto column = run.find(name);
        if (!column) continue;
        for (std::size_t row = 0; row < run.steps.size(); ++row) {
            const auto value = run.at(row, *column);
            if (value && std::isfinite(*value)) told[run.steps[row]].push_back(*value);
        }
    }
    Band band;
    for (const auto& [step, values] : told) {
        const auto found = statistics(values);
        band.steps.push_back(static_cast<double>(step));
        band.mean.push_back(found->mean);
        if (runs.size() > 1) band.deviation.push_back(found->deviation.value_or(0));
    }
    return band;
}

class Gathering {
public:
    Gathering(const Experiment& experiment, const Store& store)
        : experiment_(experiment), runs_(experiment), store_(store) {}

    std::variant<Results, Missing, file::Error> go() {
        const std::size_t setups = experiment_.training ? experiment_.training->setups.size() : 0;
        for (std::size_t setup = 0; setup < setups && !error_; ++setup) take_setup(setup);
        for (std::size_t test = 0; test < experiment_.range_tests.size() && !error_; ++test) {
            if (auto run = load(runs_.range_test(test)))
                results_.range_tests.push_back(
                    train::read_range_test(experiment_.range_tests[test].test, std::move(*run)));
        }
        if (error_) return *error_;
        if (missing_.count > 0) return missing_;
        if (experiment_.training) rank();
        return std::move(results_);
    }

private:
    std::optional<Trajectory> load(std::size_t run) {
        auto kept = store_.load(runs_.identity(run));
        ++missing_.of;
        if (auto* error = std::get_if<file::Error>(&kept)) {
            error_ = std::move(*error);
            return std::nullopt;
        }
        if (auto* trajectory = std::get_if<Trajectory>(&kept)) return std::move(*trajectory);
        if (missing_.count++ == 0) missing_.first = runs_.name(run);
        return std::nullopt;
    }

    void take_setup(std::size_t setup) {
        std::vector<Trajectory> trajectories;
        for (std::size_t seed = 0; seed < experiment_.training->seeds.size() && !error_; ++seed) {
            if (auto run = load(runs_.training(setup, seed))) trajectories.push_back(std::move(*run));
        }
        if (error_ || missing_.count > 0) return;
        results_.setups.push_back(judge(trajectories, shown_columns(setup)));
    }

    SetupResult judge(std::span<const Trajectory> runs, const std::set<std::string>& shown) {
        SetupResult result;
        for (const Trajectory& run : runs) {
            if (result.columns.empty()) result.columns = run.columns;
            results_.rows += run.steps.size();
        }
        choose_metric(result.columns);
        std::vector<double> measures;
        const Measure& measure = experiment_.training->measure;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            result.runs.push_back(result_of(runs[i], measure_of(measure, results_.metric, runs[i])));
            const auto value = result.runs.back().measure;
            if (!value) continue;
            measures.push_back(*value);
            if (!result.best || better(*value, *result.runs[*result.best].measure)) result.best = i;
        }
        result.measure = statistics(measures);
        for (const std::string& column : shown) result.bands[column] = band_of(runs, column);
        return result;
    }

    bool better(double left, double right) const {
        return experiment_.training->measure.goal == Goal::least ? left < right : left > right;
    }

    void choose_metric(const std::vector<std::string>& columns) {
        if (!results_.metric.empty() || columns.empty()) return;
        const std::string& asked = experiment_.training->measure.metric;
        const bool validated = std::ranges::find(columns, kValidationLoss) != columns.end();
        results_.metric = !asked.empty() ? asked : std::string(validated ? kValidationLoss : kLoss);
    }

    std::set<std::string> shown_columns(std::size_t setup) const {
        std::set<std::string> columns;
        for (const Figure& figure : experiment_.figures) {
            for (const Panel& panel : figure.panels) {
                const bool shown = std::ranges::find(panel.setups, setup) != panel.setups.end();
                if (shown && panel.config.trained) columns.insert(panel.config.trained->value);
            }
        }
        return columns;
    }

    /// Fewer runs without a measure come first, then the better mean.
    void rank() {
        std::vector<std::size_t> order(results_.setups.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, [this](std::size_t left, std::size_t right) {
            const auto& a = results_.setups[left].measure;
            const auto& b = results_.setups[right].measure;
            if (!a || !b) return a.has_value() && !b.has_value();
            return a->count != b->count ? a->count > b->count : better(a->mean, b->mean);
        });
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (results_.setups[order[i]].measure) results_.setups[order[i]].rank = i + 1;
        }
    }

    const Experiment& experiment_;
    Runs runs_;
    const Store& store_;
    Results results_;
    Missing missing_;
    std::optional<file::Error> error_;
};

}  // namespace

std::size_t SetupResult::count(Ending ending) const noexcept {
    return static_cast<std::size_t>(std::ranges::count(runs, ending, &RunResult::ending));
}

std::vector<std::string> Results::columns() const {
    std::vector<std::string> all;
    for (const SetupResult& setup : setups) {
        for (const std::string& column : setup.columns) {
            if (std::ranges::find(all, column) == all.end()) all.push_back(column);
        }
    }
    return all;
}

std::variant<Results, Missing, file::Error> gather(const Experiment& experiment, const Store& store) {
    return Gathering(experiment, store).go();
}

}  // namespace lrsched::experiment
