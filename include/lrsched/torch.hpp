// Schedules for libtorch: the hyper-parameters of an optimizer, step by step. Header only; it needs libtorch (1.13 and 2.x) and
// lrsched::lrsched. As libtorch does, it throws: std::runtime_error, whose what() is the rendered text of the diagnostics.
//
//     torch::optim::AdamW optimizer(model->parameters());
//     lrsched::torch::LRScheduler scheduler(optimizer, lrsched::compile_or_throw("chain(warmup(100), cosine(900))", ...));
//     for (...) {
//         optimizer.zero_grad();
//         ...
//         optimizer.step();
//         scheduler.step();                            // or step({{"loss", loss}}) for schedules that react to it
//     }
//
// The rates of step 0 are set when the scheduler is made, those of step n by the n-th call of step(). Outputs that are called
// lr, momentum, weight_decay, beta1, beta2, alpha or eps are set; others are for the trainer: value("dropout").
#pragma once

#include <torch/optim.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "lrsched/session.hpp"

/// Schedules for libtorch.
namespace lrsched::torch {

namespace detail {

using ::torch::optim::OptimizerOptions;

/// Calls `set` with the options as that of `Known` which they are; false where they are none.
template <class... Known, class Set> bool set_in(OptimizerOptions& options, const Set& set) {
    const auto try_as = [&](auto* known) {
        if (known != nullptr) set(*known);
        return known != nullptr;
    };
    return (try_as(dynamic_cast<Known*>(&options)) || ...);
}

using ::torch::optim::AdagradOptions;
using ::torch::optim::AdamOptions;
using ::torch::optim::AdamWOptions;
using ::torch::optim::RMSpropOptions;
using ::torch::optim::SGDOptions;

inline bool set_lr(OptimizerOptions& options, double value) { return options.set_lr(value), true; }

inline bool set_momentum(OptimizerOptions& options, double value) {
    return set_in<SGDOptions, RMSpropOptions>(options, [value](auto& own) { own.momentum(value); });
}

inline bool set_weight_decay(OptimizerOptions& options, double value) {
    return set_in<SGDOptions, AdamOptions, AdamWOptions, RMSpropOptions, AdagradOptions>(
        options, [value](auto& own) { own.weight_decay(value); });
}

inline bool set_beta1(OptimizerOptions& options, double value) {
    return set_in<AdamOptions, AdamWOptions>(options, [value](auto& own) { std::get<0>(own.betas()) = value; });
}

inline bool set_beta2(OptimizerOptions& options, double value) {
    return set_in<AdamOptions, AdamWOptions>(options, [value](auto& own) { std::get<1>(own.betas()) = value; });
}

inline bool set_alpha(OptimizerOptions& options, double value) {
    return set_in<RMSpropOptions>(options, [value](auto& own) { own.alpha(value); });
}

inline bool set_eps(OptimizerOptions& options, double value) {
    return set_in<AdamOptions, AdamWOptions, RMSpropOptions, AdagradOptions>(options,
                                                                             [value](auto& own) { own.eps(value); });
}

/// How a hyper-parameter is set; `set` is false for an optimizer that has no such thing.
struct HyperParameter {
    std::string_view name;
    bool (*set)(OptimizerOptions& options, double value);
};

inline constexpr std::array kHyperParameters{
    HyperParameter{"lr", set_lr},
    HyperParameter{"momentum", set_momentum},
    HyperParameter{"weight_decay", set_weight_decay},
    HyperParameter{"beta1", set_beta1},
    HyperParameter{"beta2", set_beta2},
    HyperParameter{"alpha", set_alpha},
    HyperParameter{"eps", set_eps},
};

}  // namespace detail

/// A scheduler of libtorch that runs a program.
class LRScheduler : public ::torch::optim::LRScheduler {
public:
    /// Sets the rates of step 0. `groups` are the names of the optimizer's parameter groups, in order: `lr.backbone` is for the
    /// group that is called so, `lr` for those that have none of their own. The optimizer must outlive the scheduler.
    LRScheduler(::torch::optim::Optimizer& optimizer, Program program, std::vector<std::string> groups = {})
        : ::torch::optim::LRScheduler(optimizer),
          optimizer_(optimizer),
          session_(std::move(program)),
          groups_(std::move(groups)) {
        groups_.resize(std::max(groups_.size(), optimizer_.param_groups().size()));
        check_groups();
        find_settings();
        apply(0);
    }

    /// Goes to the next step and sets its values.
    using ::torch::optim::LRScheduler::step;

    /// Reports what was measured in the step that is over, then goes to the next one.
    void step(const std::vector<Metric>& metrics) {
        const std::vector<Diagnostic> found = session_.report(current_step(), metrics);
        if (has_error(found)) throw std::runtime_error(render(found));
        if (!found.empty()) TORCH_WARN(render(found));
        step();
    }

    /// The step whose values are set.
    [[nodiscard]] unsigned current_step() const { return step_count_; }

    /// The rates that are set, a number for each group.
    [[nodiscard]] std::vector<double> get_last_lr() const { return get_current_lrs(); }

    /// What an output says for the current step; nothing where there is no such output.
    [[nodiscard]] std::optional<double> value(std::string_view output) const {
        const auto index = session_.program().find(output);
        return index ? std::optional(values_[*index]) : std::nullopt;
    }

    /// Where the scheduler stands, as JSON, to be kept beside the states of model and optimizer.
    [[nodiscard]] std::string save() const { return session_.save(); }

    /// Goes on from what save() gave, and sets the rates of that step. Refuses a state of other schedules, with what differs.
    void load(std::string_view state) {
        auto loaded = Session::load(session_.program(), state);
        if (!loaded) throw std::runtime_error(render(loaded.error()));
        session_ = std::move(loaded).value();
        step_count_ = static_cast<unsigned>(session_.step().value_or(0));
        apply(step_count_);
    }

private:
    /// An output, and where its values go.
    struct SettingOf {
        std::size_t group;
        std::size_t output;
        bool (*set)(::torch::optim::OptimizerOptions& options, double value);
    };

    /// Called by step(), which sets what it gives and counts on.
    std::vector<double> get_lrs() override {
        apply(step_count_ + 1);
        return get_current_lrs();
    }

    ::torch::optim::OptimizerOptions& options_of(std::size_t group) {
        return optimizer_.param_groups()[group].options();
    }

    void apply(unsigned step) {
        auto values = session_.at(step);
        if (!values) throw std::runtime_error(render(values.error()));
        values_ = std::move(values).value();
        for (const SettingOf& setting : settings_) setting.set(options_of(setting.group), values_[setting.output]);
    }

    /// A group that is not there would never be set, and nobody would notice.
    void check_groups() const {
        if (groups_.size() > optimizer_.param_groups().size())
            throw std::runtime_error("there are more names of groups than groups of parameters");
        for (const Output& output : session_.program().outputs()) {
            if (!output.group.empty() && std::find(groups_.begin(), groups_.end(), output.group) == groups_.end())
                throw std::runtime_error("`" + output.name + "` is for a group that the optimizer has not");
        }
    }

    void find_settings() {
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            for (const detail::HyperParameter& parameter : detail::kHyperParameters) {
                const auto output = session_.program().find(parameter.name, groups_[group]);
                if (!output) continue;
                const auto probe = options_of(group).clone();
                if (!parameter.set(*probe, 0))
                    throw std::runtime_error("the optimizer has no `" + std::string(parameter.name) + "`");
                settings_.push_back({group, *output, parameter.set});
            }
        }
    }

    ::torch::optim::Optimizer& optimizer_;
    Session session_;
    std::vector<std::string> groups_;
    std::vector<SettingOf> settings_;
    std::vector<double> values_;
};

}  // namespace lrsched::torch
