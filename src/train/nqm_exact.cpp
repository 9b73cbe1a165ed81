// Room `train`: the expected loss of the noisy quadratic model under SGD with momentum. Each coordinate x and its momentum
// buffer v move linearly, x' and v' being linear in x, v and the noise; so their second moments, all that the loss needs,
// move linearly too. No noise is drawn, and no average over runs is taken.
#include <fmt/format.h>

#include <utility>

#include "train/nqm.hpp"

namespace lrsched::train {
namespace {

enum Column : std::size_t { rate, momentum, decay };

/// E[x x], E[x v], E[v v] of a coordinate.
struct Moments {
    double xx = 0;
    double xv = 0;
    double vv = 0;
};

/// One step of a coordinate: x' = xx x + xv v + xn noise, v' = vx x + vv v + vn noise.
struct Move {
    double xx, xv, xn;
    double vx, vv, vn;

    [[nodiscard]] Moments operator()(const Moments& m, double variance) const {
        return {xx * xx * m.xx + 2 * xx * xv * m.xv + xv * xv * m.vv + xn * xn * variance,
                xx * vx * m.xx + (xx * vv + xv * vx) * m.xv + xv * vv * m.vv + xn * vn * variance,
                vx * vx * m.xx + 2 * vx * vv * m.xv + vv * vv * m.vv + vn * vn * variance};
    }
};

/// The formulas of sgd.cpp, for a gradient of slope * x + noise.
Move move_of(double slope, std::span<const double> values, bool nesterov) {
    const double lr = values[rate];
    const double mu = values[momentum];
    // Without momentum the buffer rests.
    if (mu == 0) return {1 - lr * slope, 0, -lr, 0, 1, 0};
    // The buffer becomes mu v + gradient; Nesterov's direction is the gradient plus mu times that.
    if (nesterov) return {1 - lr * slope * (1 + mu), -lr * mu * mu, -lr * (1 + mu), slope, mu, 1};
    return {1 - lr * slope, -lr * mu, -lr, slope, mu, 1};
}

class Expectation final : public Trainer {
public:
    Expectation(std::shared_ptr<const NoisyQuadraticModel> model, const OptimizerChoice& choice)
        : model_(std::move(model)),
          nesterov_(choice.settings.flag("nesterov")),
          layout_{choice.hyperparameters, {"all"}} {
        for (const double x : model_->start) moments_.push_back({x * x, 0, 0});
    }

    [[nodiscard]] const Layout& layout() const noexcept override { return layout_; }
    [[nodiscard]] std::span<const std::string> metrics() const noexcept override { return metrics_; }

    std::optional<Failure> step(Step, const Rates& rates, std::span<std::optional<double>> metrics) override {
        metrics[0] = loss();
        const std::span<const double> values = rates.group(0);
        for (std::size_t i = 0; i < moments_.size(); ++i) {
            const Move move = move_of(model_->curvature[i] + values[decay], values, nesterov_);
            moments_[i] = move(moments_[i], model_->variance[i]);
        }
        return std::nullopt;
    }

    std::optional<Failure> finish(std::span<std::optional<double>> metrics) override {
        metrics[0] = loss();
        return std::nullopt;
    }

private:
    [[nodiscard]] double loss() const {
        double sum = 0;
        for (std::size_t i = 0; i < moments_.size(); ++i) sum += model_->curvature[i] * moments_[i].xx;
        return sum / 2;
    }

    std::shared_ptr<const NoisyQuadraticModel> model_;
    bool nesterov_;
    Layout layout_;
    std::vector<std::string> metrics_{"loss"};
    std::vector<Moments> moments_;
};

class ExactProblem final : public Problem {
public:
    explicit ExactProblem(NoisyQuadraticModel model)
        : model_(std::make_shared<const NoisyQuadraticModel>(std::move(model))) {}

    [[nodiscard]] Outcome<std::unique_ptr<Trainer>> begin(const Begin& begin) const override {
        if (begin.optimizer->kind->name != "sgd") {
            return Failure{fmt::format("the expected loss is worked out for `sgd`; for `{}` leave `exact` away",
                                       begin.optimizer->kind->name)};
        }
        return std::make_unique<Expectation>(model_, *begin.optimizer);
    }

private:
    std::shared_ptr<const NoisyQuadraticModel> model_;
};

}  // namespace

std::shared_ptr<const Problem> exact_nqm(NoisyQuadraticModel model) {
    return std::make_shared<const ExactProblem>(std::move(model));
}

}  // namespace lrsched::train
