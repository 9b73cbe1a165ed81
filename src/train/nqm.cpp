// Room `train`: the noisy quadratic model (G. Zhang, L. Li, Z. Nado, J. Martens, S. Sachdeva, G. Dahl, C. Shallue, R. Grosse
// 2019, "Which Algorithmic Choices Matter at Which Batch Sizes?"): quadratic, with the spectrum of large networks. The
// default is theirs: curvature 1/i, noise whose covariance is the Hessian, all coordinates beginning at size 1; they take
// 10,000 coordinates.
#include "train/nqm.hpp"

#include <cmath>
#include <utility>

#include "train/coordinates.hpp"
#include "train/objective.hpp"
#include "train/problems.hpp"
#include "train/stream.hpp"

namespace lrsched::train {
namespace {

class Sampled final : public Objective {
public:
    Sampled(std::shared_ptr<const NoisyQuadraticModel> model, std::uint32_t seed)
        : model_(std::move(model)), random_(seed, "nqm gradient") {}

    [[nodiscard]] std::vector<double> start() override { return model_->start; }
    [[nodiscard]] std::vector<Group> groups() const override { return {{"all", 0, model_->start.size()}}; }

    double evaluate(std::span<const double> point, std::span<double> gradient) override {
        for (std::size_t i = 0; i < point.size(); ++i) {
            gradient[i] = model_->curvature[i] * point[i] + std::sqrt(model_->variance[i]) * random_.normal();
        }
        return loss(point);
    }

    [[nodiscard]] std::optional<double> known_loss(std::span<const double> point) const override { return loss(point); }

    [[nodiscard]] std::vector<std::string> extras() const override { return coordinate_names(model_->start.size()); }
    void observe(std::span<const double> point, Look, std::span<std::optional<double>> extras) const override {
        tell_coordinates(point, extras);
    }

private:
    [[nodiscard]] double loss(std::span<const double> point) const {
        double sum = 0;
        for (std::size_t i = 0; i < point.size(); ++i) sum += model_->curvature[i] * point[i] * point[i];
        return sum / 2;
    }

    std::shared_ptr<const NoisyQuadraticModel> model_;
    Stream random_;
};

NoisyQuadraticModel model_of(const Settings& settings, std::vector<double> start) {
    NoisyQuadraticModel model;
    model.start = std::move(start);
    const double scale = settings.number("noise") / settings.number("batch");
    for (std::size_t i = 1; i <= model.start.size(); ++i) {
        const double curvature = std::pow(static_cast<double>(i), -settings.number("exponent"));
        model.curvature.push_back(curvature);
        model.variance.push_back(settings.text("covariance") == "hessian" ? scale * curvature : scale);
    }
    return model;
}

}  // namespace

ProblemOrFaults prepare_nqm(const Settings& settings) {
    auto start = for_each_coordinate(settings, "x0", settings.whole("dimension"));
    if (auto* fault = std::get_if<Fault>(&start)) return std::vector{std::move(*fault)};
    NoisyQuadraticModel model = model_of(settings, std::get<std::vector<double>>(std::move(start)));
    if (settings.flag("exact")) return exact_nqm(std::move(model));
    const auto shared = std::make_shared<const NoisyQuadraticModel>(std::move(model));
    return std::make_shared<const DescentProblem>(
        [shared](std::uint32_t seed) { return std::make_unique<Sampled>(shared, seed); });
}

}  // namespace lrsched::train
