// Room `train`: one run: a problem, an optimizer, a schedule, a number of steps and a seed make a trajectory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "train/optimizer.hpp"
#include "train/problem.hpp"
#include "train/schedule.hpp"
#include "train/trajectory.hpp"

namespace lrsched::train {

/// A loss of this size, or -this size, is taken for one that diverges.
constexpr double kLossBound = 1e12;

struct Run {
    std::shared_ptr<const Problem> problem;
    std::optional<OptimizerChoice> optimizer{};  ///< none where the problem brings its own
    std::uint64_t steps = 0;
    std::uint32_t seed = 0;
    double loss_bound = kLossBound;  ///< an infinity: only a loss that is not finite diverges

    /// How often the validation set is looked at, beside the end: 0 is never; nothing is once an epoch, where the
    /// problem has epochs.
    std::optional<std::uint64_t> validate_every{};

    std::uint64_t record_every = 1;      ///< a row for every so many steps; the last one has a row always
    std::vector<std::string> metrics{};  ///< those that are recorded, in this order; all where none is named

    /// Asked after each step, with what it told; true ends the run.
    std::function<bool(std::uint64_t step, const Metrics& metrics)> stop_when{};

    /// Asked before each step and, many times a second, while an external trainer is waited for; true makes the run fail.
    std::function<bool()> interrupted{};
};

/// How many cells a trajectory may have, 160 MB. A run that would have more fails before its first step.
constexpr std::uint64_t kMostCells = 10'000'000;

/// Does the run. What it gives hangs on `run` and the schedule alone: not on other runs, nor on their order or threads.
[[nodiscard]] Trajectory train(const Run& run, Schedule& schedule);

}  // namespace lrsched::train
