// Room `train`: the loop of one run.
#include "train/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "train/recorder.hpp"

namespace lrsched::train {
namespace {

bool diverges(double loss, double bound) { return !std::isfinite(loss) || std::abs(loss) > bound; }

std::uint64_t validation_stride(const Run& run) {
    if (run.validate_every) return *run.validate_every;
    const std::optional<Epoch> epoch = run.problem->epoch();
    return epoch ? epoch->steps : 0;
}

/// What cannot be asked for.
std::optional<Failure> objection(const Run& run) {
    if (run.steps == 0) return Failure{"a run of 0 steps; a number from 1 on is accepted"};
    const bool brings = run.problem->brings_optimizer();
    if (brings && run.optimizer) {
        return Failure{fmt::format("this problem does its updates itself and takes no optimizer; leave `{}` away",
                                   run.optimizer->kind->name)};
    }
    if (!brings && !run.optimizer) return Failure{"this problem needs an optimizer"};
    return std::nullopt;
}

/// Asks the schedule for the step's hyper-parameters, and whether they can be used.
std::optional<Failure> ask(Schedule& schedule, const Layout& layout, std::uint64_t step, Rates& rates) {
    rates.reset(layout);
    if (auto failure = schedule.rates(step, rates)) return failure;
    for (std::size_t group = 0; group < rates.groups(); ++group) {
        for (std::size_t i = 0; i < rates.width(); ++i) {
            const Hyperparameter& asked = layout.hyperparameters[i];
            const double value = rates.at(group, i);
            if (asked.range.contains(value)) continue;
            if (std::isnan(value))
                return Failure{fmt::format("there is no value for `{}` at step {}", asked.name, step)};
            return Failure{fmt::format("`{}` is {} at step {}; a number{} is accepted", asked.name, value, step,
                                       describe(asked.range))};
        }
    }
    return std::nullopt;
}

class Loop {
public:
    Loop(const Run& run, Schedule& schedule, Trajectory& trajectory)
        : run_(run), schedule_(schedule), trajectory_(trajectory), recorder_(run, trajectory) {}

    std::optional<Failure> go() {
        if (auto failure = objection(run_)) return failure;
        auto begun =
            run_.problem->begin({run_.seed, run_.steps, run_.optimizer ? &*run_.optimizer : nullptr, run_.interrupted});
        if (auto* failure = std::get_if<Failure>(&begun)) return std::move(*failure);
        Trainer& trainer = *std::get<std::unique_ptr<Trainer>>(begun);
        if (auto failure = recorder_.begin(trainer.layout(), trainer.metrics())) return failure;
        if (auto failure = schedule_.begin(trainer.layout(), trainer.metrics())) return failure;
        auto failure = do_steps(trainer);
        recorder_.keep_last();
        return failure ? failure : finish(trainer);
    }

private:
    std::optional<Failure> do_steps(Trainer& trainer) {
        Rates rates(trainer.layout());
        std::vector<std::optional<double>> metrics(trainer.metrics().size());
        const std::uint64_t stride = validation_stride(run_);
        for (std::uint64_t step = 0; step < run_.steps && trajectory_.ending == Ending::finished; ++step) {
            trajectory_.end = step;
            if (run_.interrupted && run_.interrupted()) return Failure{std::string(kInterrupted)};
            std::ranges::fill(metrics, std::nullopt);
            if (auto failure = ask(schedule_, trainer.layout(), step, rates)) return failure;
            if (auto failure = trainer.step({step, stride != 0 && step % stride == 0}, rates, metrics)) return failure;
            recorder_.take(step, rates, metrics);
            if (auto failure = judge(step, {trainer.metrics(), metrics})) return failure;
        }
        if (trajectory_.ending == Ending::finished) trajectory_.end = run_.steps;
        return std::nullopt;
    }

    /// Whether the run goes on after a step. The schedule does not hear of a step that diverged: what it made of a NaN
    /// would hide that.
    std::optional<Failure> judge(std::uint64_t step, const Metrics& metrics) {
        if (diverges(metrics.values[0].value(), run_.loss_bound)) {
            trajectory_.ending = Ending::diverged;
            return std::nullopt;
        }
        if (auto failure = schedule_.report(step, metrics)) return failure;
        if (run_.stop_when && run_.stop_when(step, metrics)) trajectory_.ending = Ending::stopped;
        return std::nullopt;
    }

    std::optional<Failure> finish(Trainer& trainer) {
        std::vector<std::optional<double>> metrics(trainer.metrics().size());
        auto failure = trainer.finish(metrics);
        // A trainer that does not part well has nothing to add to a run that diverged.
        if (trajectory_.ending == Ending::diverged) return std::nullopt;
        if (failure) return failure;
        const std::uint64_t done = trajectory_.end + (trajectory_.ending == Ending::stopped ? 1 : 0);
        recorder_.take_outcome(done, metrics);
        if (metrics[0] && diverges(*metrics[0], run_.loss_bound)) {
            trajectory_.ending = Ending::diverged;
            trajectory_.end = done;
        }
        return std::nullopt;
    }

    const Run& run_;
    Schedule& schedule_;
    Trajectory& trajectory_;
    Recorder recorder_;
};

}  // namespace

Trajectory train(const Run& run, Schedule& schedule) {
    Trajectory trajectory;
    if (auto failure = Loop(run, schedule, trajectory).go()) {
        trajectory.ending = Ending::failed;
        trajectory.why = std::move(failure->text);
    }
    return trajectory;
}

}  // namespace lrsched::train
