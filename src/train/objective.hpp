// Room `train`: a loss that has a gradient, and the training of it by an optimizer.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "train/optimizer.hpp"
#include "train/problem.hpp"

namespace lrsched::train {

/// When the metrics of a point are asked for.
enum class Look : std::uint8_t {
    step,        ///< at every step: what costs next to nothing
    validation,  ///< at some steps: what takes a pass over the validation set, too
    end          ///< after the last step: all that can be told without a further step
};

/// A loss of one run, with its random numbers.
class Objective {
public:
    Objective() = default;
    Objective(const Objective&) = delete;
    Objective& operator=(const Objective&) = delete;
    virtual ~Objective() = default;

    /// Where the run begins. Asked once, before anything else.
    [[nodiscard]] virtual std::vector<double> start() = 0;

    /// They cover the point.
    [[nodiscard]] virtual std::vector<Group> groups() const = 0;

    /// The loss at the point on what this step sees, and its gradient.
    [[nodiscard]] virtual double evaluate(std::span<const double> point, std::span<double> gradient) = 0;

    /// The loss at the point, where it is known without drawing a random number.
    [[nodiscard]] virtual std::optional<double> known_loss(std::span<const double> point) const;

    /// The names of further metrics.
    [[nodiscard]] virtual std::vector<std::string> extras() const;

    /// Fills the further metrics of the point, which come empty; after evaluate() of the same step.
    virtual void observe(std::span<const double> point, Look look, std::span<std::optional<double>> extras) const;
};

/// A problem whose runs follow the gradient of an objective. Its metrics are loss, grad_norm (the length of the gradient)
/// and those of the objective.
class DescentProblem final : public Problem {
public:
    /// `make` gives the objective of a run with this seed. It is called on several threads at a time.
    using Make = std::function<std::unique_ptr<Objective>(std::uint32_t seed)>;
    explicit DescentProblem(Make make, std::optional<Epoch> epoch = std::nullopt)
        : make_(std::move(make)), epoch_(epoch) {}

    [[nodiscard]] std::unique_ptr<Objective> objective(std::uint32_t seed) const { return make_(seed); }

    [[nodiscard]] std::optional<Epoch> epoch() const noexcept override { return epoch_; }
    [[nodiscard]] Outcome<std::unique_ptr<Trainer>> begin(const Begin& begin) const override;

private:
    Make make_;
    std::optional<Epoch> epoch_;
};

}  // namespace lrsched::train
