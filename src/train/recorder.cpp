// Room `train`: writing a trajectory while its run goes on.
#include "train/recorder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

namespace lrsched::train {

std::optional<Failure> Recorder::begin(const Layout& layout, std::span<const std::string> metrics) {
    if (run_.record_every == 0) return Failure{"every 0 steps cannot be recorded; a number from 1 on is accepted"};
    std::vector<std::string>& columns = trajectory_.columns;
    for (const std::string& group : layout.groups) {
        for (const Hyperparameter& hyperparameter : layout.hyperparameters) {
            columns.push_back(layout.groups.size() == 1 ? hyperparameter.name : hyperparameter.name + "." + group);
        }
    }
    trajectory_.hyperparameters = columns.size();
    if (auto failure = select(metrics)) return failure;
    for (const std::size_t metric : selected_) columns.push_back(metrics[metric]);

    const std::uint64_t rows = kMostCells / columns.size();
    if (run_.steps / run_.record_every <= rows) return std::nullopt;
    return Failure{fmt::format("{} steps with {} columns are too many to be recorded; record every {} or more",
                               run_.steps, columns.size(), run_.steps / rows + 1)};
}

std::optional<Failure> Recorder::select(std::span<const std::string> metrics) {
    selected_.resize(run_.metrics.empty() ? metrics.size() : run_.metrics.size());
    std::iota(selected_.begin(), selected_.end(), std::size_t{0});
    for (std::size_t i = 0; i < run_.metrics.size(); ++i) {
        const auto found = std::ranges::find(metrics, run_.metrics[i]);
        if (found == metrics.end()) {
            return Failure{
                fmt::format("the training tells no `{}`; it tells `{}`", run_.metrics[i], fmt::join(metrics, "`, `"))};
        }
        selected_[i] = static_cast<std::size_t>(found - metrics.begin());
    }
    return std::nullopt;
}

void Recorder::take(std::uint64_t step, const Rates& rates, std::span<const std::optional<double>> metrics) {
    last_step_ = step;
    last_row_.clear();
    for (std::size_t group = 0; group < rates.groups(); ++group) {
        for (const double value : rates.group(group)) last_row_.emplace_back(value);
    }
    for (const std::size_t metric : selected_) last_row_.push_back(metrics[metric]);
    kept_ = false;
    if (step % run_.record_every == 0) keep_last();
}

void Recorder::keep_last() {
    if (kept_) return;
    kept_ = true;
    trajectory_.steps.push_back(last_step_);
    trajectory_.cells.insert(trajectory_.cells.end(), last_row_.begin(), last_row_.end());
}

void Recorder::take_outcome(std::uint64_t step, std::span<const std::optional<double>> metrics) {
    std::vector<std::optional<double>> row(trajectory_.hyperparameters);
    for (const std::size_t metric : selected_) row.push_back(metrics[metric]);
    if (std::ranges::none_of(row, [](const auto& cell) { return cell.has_value(); })) return;
    trajectory_.steps.push_back(step);
    trajectory_.cells.insert(trajectory_.cells.end(), row.begin(), row.end());
}

}  // namespace lrsched::train
