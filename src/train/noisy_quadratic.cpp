// Room `train`: the noisy quadratic of the teaching notebook, with its random numbers in its order.
#include <memory>
#include <utility>

#include "train/coordinates.hpp"
#include "train/numpy_random.hpp"
#include "train/objective.hpp"
#include "train/problems.hpp"

namespace lrsched::train {
namespace {

struct Shape {
    std::vector<double> start;
    std::vector<double> optimum;
    std::vector<double> curvature;
    double noise = 0;
    bool noisy_loss = false;
};

/// A sum of curvature/2 * (x - optimum)^2 over the coordinates.
class NoisyQuadratic final : public Objective {
public:
    NoisyQuadratic(std::shared_ptr<const Shape> shape, std::uint32_t seed) : shape_(std::move(shape)), random_(seed) {}

    [[nodiscard]] std::vector<double> start() override { return shape_->start; }
    [[nodiscard]] std::vector<Group> groups() const override { return {{"all", 0, shape_->start.size()}}; }

    // As the notebook draws: first for the loss, where that is noisy, then for each coordinate of the gradient; also where
    // the noise is 0.
    double evaluate(std::span<const double> point, std::span<double> gradient) override {
        const double loss = exact(point);
        const double told = shape_->noisy_loss ? loss + shape_->noise * random_.normal() : loss;
        for (std::size_t i = 0; i < point.size(); ++i) {
            draw_ = random_.normal();
            gradient[i] = shape_->curvature[i] * (point[i] - shape_->optimum[i]) + shape_->noise * draw_;
        }
        return told;
    }

    [[nodiscard]] std::optional<double> known_loss(std::span<const double> point) const override {
        return shape_->noisy_loss ? std::nullopt : std::optional(exact(point));
    }

    [[nodiscard]] std::vector<std::string> extras() const override {
        std::vector<std::string> names = coordinate_names(shape_->start.size());
        if (shape_->start.size() == 1) names.emplace_back("draw");
        return names;
    }

    void observe(std::span<const double> point, Look look, std::span<std::optional<double>> extras) const override {
        tell_coordinates(point, extras);
        if (point.size() == 1 && look != Look::end) extras[1] = draw_;
    }

private:
    [[nodiscard]] double exact(std::span<const double> point) const {
        double sum = 0;
        for (std::size_t i = 0; i < point.size(); ++i) {
            const double distance = point[i] - shape_->optimum[i];
            sum += 0.5 * shape_->curvature[i] * (distance * distance);
        }
        return sum;
    }

    std::shared_ptr<const Shape> shape_;
    NumpyRandom random_;
    double draw_ = 0;
};

}  // namespace

ProblemOrFaults prepare_noisy_quadratic(const Settings& settings) {
    Shape shape;
    shape.noise = settings.number("noise");
    shape.noisy_loss = settings.flag("noisy_loss");
    std::vector<Fault> faults;
    const auto read = [&](std::string_view name, std::vector<double>& numbers) {
        auto found = for_each_coordinate(settings, name, settings.whole("dimension"));
        if (auto* fault = std::get_if<Fault>(&found)) {
            faults.push_back(std::move(*fault));
        } else {
            numbers = std::get<std::vector<double>>(std::move(found));
        }
    };
    read("x0", shape.start);
    read("optimum", shape.optimum);
    read("curvature", shape.curvature);
    if (!faults.empty()) return faults;
    const auto shared = std::make_shared<const Shape>(std::move(shape));
    return std::make_shared<const DescentProblem>(
        [shared](std::uint32_t seed) { return std::make_unique<NoisyQuadratic>(shared, seed); });
}

}  // namespace lrsched::train
