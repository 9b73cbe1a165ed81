// Room `train`: the learning-rate range test.
#include "train/range_test.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <utility>

namespace lrsched::train {
namespace {

/// Sets `lr` by the sweep, all else by another schedule.
class Sweeping final : public Schedule {
public:
    Sweeping(const Sweep& sweep, Schedule& others) : sweep_(sweep), others_(others) {}

    std::optional<Failure> begin(const Layout& layout, std::span<const std::string> metrics) override {
        const auto found = layout.find("lr");
        if (!found) return Failure{"a range test sweeps `lr`, which this training does not take"};
        rate_ = *found;
        return others_.begin(layout, metrics);
    }

    std::optional<Failure> rates(std::uint64_t step, Rates& rates) override {
        auto failure = others_.rates(step, rates);
        rates.set(rate_, sweep_.rate(step));
        return failure;
    }

    std::optional<Failure> report(std::uint64_t step, const Metrics& metrics) override {
        return others_.report(step, metrics);
    }

private:
    const Sweep& sweep_;
    Schedule& others_;
    std::size_t rate_ = 0;
};

/// Smooths losses as they come.
class Average {
public:
    explicit Average(double keep) : keep_(keep) {}

    double take(double loss) {
        sum_ = keep_ * sum_ + (1 - keep_) * loss;
        weight_ *= keep_;
        return keep_ == 0 ? loss : sum_ / (1 - weight_);
    }

private:
    double keep_;
    double sum_ = 0;
    double weight_ = 1;
};

std::optional<Failure> objection(const RangeTest& test) {
    const auto& [from, to, steps, spacing] = test.sweep;
    if (!(from > 0) || !(from < to) || !std::isfinite(to)) {
        return Failure{fmt::format("a sweep from {} to {}; it has to rise from above 0", from, to)};
    }
    if (steps < 2) return Failure{fmt::format("a sweep of {} steps; a number from 2 on is accepted", steps)};
    if (!from_to_below(0, 1).contains(test.smoothing)) {
        return Failure{fmt::format("a smoothing of {}; a number from 0 to below 1 is accepted", test.smoothing)};
    }
    if (test.stop_factor && !(*test.stop_factor > 1)) {
        return Failure{fmt::format("a factor of {} to stop at; a number above 1 is accepted", *test.stop_factor)};
    }
    if (!between(0, 1).contains(test.skip.begin)) {
        return Failure{fmt::format("a share of {} to skip; a number from 0 to 1 is accepted", test.skip.begin)};
    }
    return std::nullopt;
}

}  // namespace

double Sweep::rate(std::uint64_t step) const {
    const double share = static_cast<double>(step) / static_cast<double>(steps - 1);
    if (step + 1 >= steps) return to;
    return spacing == Spacing::exponential ? from * std::pow(to / from, share) : from + share * (to - from);
}

RangeResult read_range_test(const RangeTest& test, Trajectory trajectory) {
    RangeResult result;
    Average average(test.smoothing);
    const auto loss = trajectory.find("loss");
    for (std::size_t row = 0; row < trajectory.steps.size() && loss; ++row) {
        const std::uint64_t step = trajectory.steps[row];
        const auto value = trajectory.at(row, *loss);
        const bool swept = trajectory.hyperparameters > 0 && trajectory.at(row, 0).has_value();
        const bool left = trajectory.ending == Ending::diverged && step == trajectory.end;
        if (!value || !swept || left) continue;
        result.rates.push_back(test.sweep.rate(step));
        result.losses.push_back(*value);
        result.smoothed.push_back(average.take(*value));
    }
    result.suggestions = suggest(result.rates, result.smoothed, test.sweep.steps, test.skip);
    result.trajectory = std::move(trajectory);
    return result;
}

RangeResult range_test(const RangeTest& test, Schedule& others) {
    if (auto failure = objection(test)) {
        RangeResult result;
        result.trajectory.ending = Ending::failed;
        result.trajectory.why = std::move(failure->text);
        return result;
    }
    Average average(test.smoothing);
    double least = std::numeric_limits<double>::infinity();
    Run run = test.run;
    run.steps = test.sweep.steps;
    run.record_every = 1;
    run.stop_when = [&](std::uint64_t step, const Metrics& metrics) {
        const double smoothed = average.take(metrics.values[0].value());
        least = std::min(least, smoothed);
        // Noise can make a least loss that is not positive; no multiple of it says anything.
        const bool runs_away = test.stop_factor && least > 0 && smoothed > *test.stop_factor * least;
        return runs_away || (test.run.stop_when && test.run.stop_when(step, metrics));
    };
    Sweeping sweeping(test.sweep, others);
    return read_range_test(test, train(run, sweeping));
}

}  // namespace lrsched::train
