// Room `train`: following the gradient of an objective.
#include "train/objective.hpp"

#include <cmath>
#include <utility>

namespace lrsched::train {
namespace {

double length(std::span<const double> vector) {
    double sum = 0;
    for (const double x : vector) sum += x * x;
    return std::sqrt(sum);
}

class Descent final : public Trainer {
public:
    Descent(std::unique_ptr<Objective> objective, const OptimizerChoice& choice)
        : objective_(std::move(objective)),
          groups_(objective_->groups()),
          point_(objective_->start()),
          gradient_(point_.size()),
          optimizer_(make_optimizer(choice, point_.size())) {
        layout_.hyperparameters = choice.hyperparameters;
        for (const Group& group : groups_) layout_.groups.push_back(group.name);
        for (std::string& name : objective_->extras()) metrics_.push_back(std::move(name));
    }

    [[nodiscard]] const Layout& layout() const noexcept override { return layout_; }
    [[nodiscard]] std::span<const std::string> metrics() const noexcept override { return metrics_; }

    std::optional<Failure> step(Step step, const Rates& rates, std::span<std::optional<double>> metrics) override {
        metrics[0] = objective_->evaluate(point_, gradient_);
        metrics[1] = length(gradient_);
        objective_->observe(point_, step.validate ? Look::validation : Look::step, metrics.subspan(2));
        optimizer_->step(point_, gradient_, groups_, rates);
        return std::nullopt;
    }

    std::optional<Failure> finish(std::span<std::optional<double>> metrics) override {
        metrics[0] = objective_->known_loss(point_);
        objective_->observe(point_, Look::end, metrics.subspan(2));
        return std::nullopt;
    }

private:
    std::unique_ptr<Objective> objective_;
    std::vector<Group> groups_;
    Layout layout_;
    std::vector<std::string> metrics_{"loss", "grad_norm"};
    std::vector<double> point_;
    std::vector<double> gradient_;
    std::unique_ptr<Optimizer> optimizer_;
};

}  // namespace

std::optional<double> Objective::known_loss(std::span<const double>) const { return std::nullopt; }
std::vector<std::string> Objective::extras() const { return {}; }
void Objective::observe(std::span<const double>, Look, std::span<std::optional<double>>) const {}

Outcome<std::unique_ptr<Trainer>> DescentProblem::begin(const Begin& begin) const {
    return std::make_unique<Descent>(make_(begin.seed), *begin.optimizer);
}

}  // namespace lrsched::train
