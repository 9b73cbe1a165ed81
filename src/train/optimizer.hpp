// Room `train`: updates of parameters along a gradient, as PyTorch computes them.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "train/kind.hpp"
#include "train/schedule.hpp"

namespace lrsched::train {

/// Neighbouring parameters that have hyper-parameters of their own.
struct Group {
    std::string name;
    std::size_t begin = 0;
    std::size_t size = 0;
};

/// The state of one run.
class Optimizer {
public:
    Optimizer() = default;
    Optimizer(const Optimizer&) = delete;
    Optimizer& operator=(const Optimizer&) = delete;
    virtual ~Optimizer() = default;

    /// Moves the point. A row of the rates for each group, in the order of OptimizerChoice::hyperparameters.
    virtual void step(std::span<double> point, std::span<const double> gradient, std::span<const Group> groups,
                      const Rates& rates) = 0;
};

/// An optimizer that was checked; immutable.
struct OptimizerChoice {
    const Kind* kind = nullptr;
    Settings settings;
    std::vector<Hyperparameter> hyperparameters{};
};

/// All kinds of optimizers. Their scheduled parameters are their hyper-parameters.
[[nodiscard]] std::span<const Kind> optimizer_kinds() noexcept;

[[nodiscard]] std::variant<OptimizerChoice, std::vector<Fault>> prepare_optimizer(const Spec& spec);

/// A fresh one, for a point of `size` parameters.
[[nodiscard]] std::unique_ptr<Optimizer> make_optimizer(const OptimizerChoice& choice, std::size_t size);

}  // namespace lrsched::train
