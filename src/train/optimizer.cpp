// Room `train`: the table of optimizers. A new one is a row here, a line in optimizers.hpp and a file of its own.
#include "train/optimizer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "train/optimizers.hpp"

namespace lrsched::train {
namespace {

using Make = std::unique_ptr<Optimizer> (*)(const Settings& settings, std::size_t size);

// clang-format off
constexpr Parameter kRate{.name = "lr", .range = from(0), .meaning = "learning rate", .scheduled = true};

constexpr std::array kSgdParameters{
    kRate,
    Parameter{.name = "momentum", .fallback = 0.0, .range = from(0), .meaning = "share of the step before that is kept", .scheduled = true},
    Parameter{.name = "weight_decay", .fallback = 0.0, .range = from(0), .meaning = "this times the weights is added to the gradient", .scheduled = true},
    Parameter{.name = "nesterov", .form = Form::flag, .fallback = false, .meaning = "the momentum of Nesterov, which looks a step ahead"}};

constexpr Parameter kBeta1{.name = "beta1", .fallback = 0.9, .range = from_to_below(0, 1), .meaning = "memory of the mean of gradients", .scheduled = true};
constexpr Parameter kBeta2{.name = "beta2", .fallback = 0.999, .range = from_to_below(0, 1), .meaning = "memory of the mean of squared gradients", .scheduled = true};
constexpr Parameter kEpsilon{.name = "eps", .fallback = 1e-8, .range = from(0), .meaning = "added to the divisor", .scheduled = true};

constexpr std::array kAdamParameters{
    kRate, kBeta1, kBeta2, kEpsilon,
    Parameter{.name = "weight_decay", .fallback = 0.0, .range = from(0), .meaning = "this times the weights is added to the gradient", .scheduled = true}};
constexpr std::array kAdamWParameters{
    kRate, kBeta1, kBeta2, kEpsilon,
    Parameter{.name = "weight_decay", .fallback = 0.01, .range = from(0), .meaning = "this times the learning rate is the share by which the weights shrink", .scheduled = true}};

constexpr std::array kKinds{
    Kind{"sgd", "Stochastic gradient descent, with momentum where asked for.", kSgdParameters},
    Kind{"adam", "Adam (Kingma and Ba 2015); weight decay is part of the gradient.", kAdamParameters},
    Kind{"adamw", "Adam with decoupled weight decay (Loshchilov and Hutter 2019).", kAdamWParameters}};
// clang-format on

constexpr std::array<Make, kKinds.size()> kMakers{make_sgd, make_adam, make_adamw};

std::vector<Hyperparameter> hyperparameters_of(const Kind& kind, const Settings& settings) {
    std::vector<Hyperparameter> found;
    for (const Parameter& parameter : kind.parameters) {
        if (!parameter.scheduled) continue;
        const auto value = settings.has(parameter.name) ? std::optional(settings.number(parameter.name)) : std::nullopt;
        found.push_back({std::string(parameter.name), parameter.range, value});
    }
    return found;
}

}  // namespace

std::span<const Kind> optimizer_kinds() noexcept { return kKinds; }

std::variant<OptimizerChoice, std::vector<Fault>> prepare_optimizer(const Spec& spec) {
    const auto* const found = std::ranges::find(kKinds, spec.kind, &Kind::name);
    if (found == kKinds.end()) return std::vector{unknown_kind("optimizer", spec.kind, kKinds)};
    auto settled = settle(*found, spec);
    if (auto* faults = std::get_if<std::vector<Fault>>(&settled)) return std::move(*faults);
    OptimizerChoice choice{found, std::get<Settings>(std::move(settled)), {}};
    choice.hyperparameters = hyperparameters_of(*found, choice.settings);
    return choice;
}

std::unique_ptr<Optimizer> make_optimizer(const OptimizerChoice& choice, std::size_t size) {
    return kMakers[static_cast<std::size_t>(choice.kind - kKinds.data())](choice.settings, size);
}

}  // namespace lrsched::train
