// Room experiment: all that an experiment has to run, in order: each setup of its training under each seed, then its range tests.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "experiment/experiment.hpp"
#include "train/trajectory.hpp"

namespace lrsched::experiment {

class Runs {
public:
    explicit Runs(const Experiment& experiment) : experiment_(experiment) {}

    [[nodiscard]] std::size_t count() const noexcept { return trainings() + experiment_.range_tests.size(); }
    [[nodiscard]] std::size_t trainings() const noexcept;

    /// The run of a setup under a seed, and that of a range test.
    [[nodiscard]] std::size_t training(std::size_t setup, std::size_t seed) const noexcept;
    [[nodiscard]] std::size_t range_test(std::size_t test) const noexcept { return trainings() + test; }

    /// JSON of all that the run hangs on.
    [[nodiscard]] std::string identity(std::size_t run) const;

    /// `cosine, peak = 0.1, seed 3`
    [[nodiscard]] std::string name(std::size_t run) const;

    /// Does it. It hangs on nothing but its identity. May be called from several threads.
    [[nodiscard]] train::Trajectory perform(std::size_t run, const std::function<bool()>& interrupted) const;

private:
    const Experiment& experiment_;
};

}  // namespace lrsched::experiment
