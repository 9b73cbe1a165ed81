// Room `train`: what a training run wants of a schedule. The room knows schedules by this interface only; what stands
// behind it may be a formula, a session that reacts to metrics, or anything else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "train/failure.hpp"
#include "train/kind.hpp"

namespace lrsched::train {

/// A number that a trainer takes anew at each step: lr, momentum, weight_decay, ...
struct Hyperparameter {
    std::string name;
    Range range{};
    std::optional<double> fallback{};  ///< holds where the schedule sets nothing; without one it has to
};

/// What a trainer takes: hyper-parameters, for each group of its parameters (the layers of a network) a set of its own.
struct Layout {
    std::vector<Hyperparameter> hyperparameters;
    std::vector<std::string> groups;  ///< at least one

    [[nodiscard]] std::optional<std::size_t> find(std::string_view hyperparameter) const noexcept;
};

/// The hyper-parameters of one step, a row for each group, in the order of the layout.
class Rates {
public:
    explicit Rates(const Layout& layout);

    [[nodiscard]] double at(std::size_t group, std::size_t hyperparameter) const {
        return values_[group * width_ + hyperparameter];
    }
    [[nodiscard]] std::span<const double> group(std::size_t group) const {
        return std::span(values_).subspan(group * width_, width_);
    }
    [[nodiscard]] std::size_t groups() const noexcept { return values_.size() / width_; }
    [[nodiscard]] std::size_t width() const noexcept { return width_; }

    void set(std::size_t group, std::size_t hyperparameter, double value) {
        values_[group * width_ + hyperparameter] = value;
    }
    /// For every group.
    void set(std::size_t hyperparameter, double value);

    /// What holds before the schedule is asked: the fallbacks, and NaN where there is none.
    void reset(const Layout& layout);

private:
    std::size_t width_;
    std::vector<double> values_;
};

/// What a step told: a value for each name, nothing where it was not measured at this step. A diverging run tells NaN
/// and infinities.
struct Metrics {
    std::span<const std::string> names;
    std::span<const std::optional<double>> values;

    [[nodiscard]] std::optional<double> find(std::string_view name) const noexcept;
};

/// Belongs to one run. A failure ends the run with its text.
class Schedule {
public:
    Schedule() = default;
    Schedule(const Schedule&) = delete;
    Schedule& operator=(const Schedule&) = delete;
    virtual ~Schedule() = default;

    /// Once, before the first step: what will be asked for, and what metrics will be told.
    virtual std::optional<Failure> begin(const Layout& layout, std::span<const std::string> metrics);

    /// Sets the hyper-parameters of a step; steps come in order, from 0. What it does not set keeps its fallback.
    virtual std::optional<Failure> rates(std::uint64_t step, Rates& rates) = 0;

    /// The metrics of that step, once it is done; not told of a step that diverged.
    virtual std::optional<Failure> report(std::uint64_t step, const Metrics& metrics);
};

/// The same values at every step and for every group.
[[nodiscard]] std::unique_ptr<Schedule> constant_schedule(std::vector<std::pair<std::string, double>> values);

}  // namespace lrsched::train
