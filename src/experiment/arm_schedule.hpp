// Room experiment: a compiled schedule as what a training asks for its hyper-parameters.
#pragma once

#include <vector>

#include "experiment/experiment.hpp"
#include "lrsched/session.hpp"
#include "train/schedule.hpp"

namespace lrsched::experiment {

/// What the arm's lines set is theirs; the rest keeps the optimizer's values. Programs that react to metrics are sessions and
/// hear of every step.
class ArmSchedule final : public train::Schedule {
public:
    explicit ArmSchedule(const Arm& arm);

    std::optional<train::Failure> begin(const train::Layout& layout, std::span<const std::string> metrics) override;
    std::optional<train::Failure> rates(std::uint64_t step, train::Rates& rates) override;
    std::optional<train::Failure> report(std::uint64_t step, const train::Metrics& metrics) override;

    /// True where it was the schedule that let the run fail.
    [[nodiscard]] bool failed() const noexcept { return failed_; }

private:
    static constexpr std::size_t kAllGroups = ~std::size_t{0};

    /// Where a line's value goes.
    struct Target {
        std::size_t line = 0;
        std::size_t hyperparameter = 0;
        std::size_t group = kAllGroups;
    };

    train::Failure fail(std::string text);
    std::optional<train::Failure> aim(const train::Layout& layout, std::size_t line);
    std::optional<train::Failure> value(std::uint64_t step, const Line& line, double& value);

    const Arm& arm_;
    std::vector<std::optional<Session>> sessions_;  ///< one for each program that has metrics
    std::vector<std::vector<double>> rows_;         ///< of the sessions, at the step in hand
    std::vector<Target> targets_;                   ///< those for all groups first
    bool failed_ = false;
};

}  // namespace lrsched::experiment
