// Room `train`: what is trained, step by step.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "train/failure.hpp"
#include "train/schedule.hpp"

namespace lrsched::train {

struct Step {
    std::uint64_t number = 0;  ///< from 0
    bool validate = false;     ///< metrics that cost a pass over the validation set are wanted, too
};

/// The state of one run: takes hyper-parameters, does a step, tells metrics. Used by one thread.
class Trainer {
public:
    Trainer() = default;
    Trainer(const Trainer&) = delete;
    Trainer& operator=(const Trainer&) = delete;
    virtual ~Trainer() = default;

    [[nodiscard]] virtual const Layout& layout() const noexcept = 0;

    /// The names of what it can tell. The first is `loss`, which every step tells.
    [[nodiscard]] virtual std::span<const std::string> metrics() const noexcept = 0;

    /// Does the step and fills `metrics`, which come empty, one for each name: what is told is measured before the
    /// update, on what the step began with.
    virtual std::optional<Failure> step(Step step, const Rates& rates, std::span<std::optional<double>> metrics) = 0;

    /// After the last step of a run that was not broken off by a failure: fills what can be told of the outcome without
    /// a further step.
    virtual std::optional<Failure> finish(std::span<std::optional<double>> metrics) = 0;
};

}  // namespace lrsched::train
