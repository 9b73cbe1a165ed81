// Room `train`: Rosenbrock's valley (1960) in any number of dimensions: the sum over neighbours of
// steepness * (x[i+1] - x[i]^2)^2 + (1 - x[i])^2.
#include <utility>

#include "train/coordinates.hpp"
#include "train/objective.hpp"
#include "train/problems.hpp"
#include "train/stream.hpp"

namespace lrsched::train {
namespace {

struct Valley {
    std::vector<double> start;
    double steepness = 0;
    double noise = 0;
};

class Rosenbrock final : public Objective {
public:
    Rosenbrock(std::shared_ptr<const Valley> valley, std::uint32_t seed)
        : valley_(std::move(valley)), random_(seed, "rosenbrock gradient") {}

    [[nodiscard]] std::vector<double> start() override { return valley_->start; }
    [[nodiscard]] std::vector<Group> groups() const override { return {{"all", 0, valley_->start.size()}}; }

    double evaluate(std::span<const double> x, std::span<double> gradient) override {
        for (double& slope : gradient) slope = valley_->noise == 0 ? 0 : valley_->noise * random_.normal();
        for (std::size_t i = 0; i + 1 < x.size(); ++i) {
            const double off = x[i + 1] - x[i] * x[i];
            gradient[i] += -4 * valley_->steepness * x[i] * off - 2 * (1 - x[i]);
            gradient[i + 1] += 2 * valley_->steepness * off;
        }
        return loss(x);
    }

    [[nodiscard]] std::optional<double> known_loss(std::span<const double> point) const override { return loss(point); }

    [[nodiscard]] std::vector<std::string> extras() const override { return coordinate_names(valley_->start.size()); }
    void observe(std::span<const double> point, Look, std::span<std::optional<double>> extras) const override {
        tell_coordinates(point, extras);
    }

private:
    [[nodiscard]] double loss(std::span<const double> x) const {
        double sum = 0;
        for (std::size_t i = 0; i + 1 < x.size(); ++i) {
            const double off = x[i + 1] - x[i] * x[i];
            sum += valley_->steepness * off * off + (1 - x[i]) * (1 - x[i]);
        }
        return sum;
    }

    std::shared_ptr<const Valley> valley_;
    Stream random_;
};

std::variant<std::vector<double>, Fault> start_of(const Settings& settings) {
    const std::size_t dimension = settings.whole("dimension");
    if (settings.has("x0")) return for_each_coordinate(settings, "x0", dimension);
    std::vector<double> start(dimension, 1);
    for (std::size_t i = 0; i < dimension; i += 2) start[i] = -1.2;
    return start;
}

}  // namespace

ProblemOrFaults prepare_rosenbrock(const Settings& settings) {
    auto start = start_of(settings);
    if (auto* fault = std::get_if<Fault>(&start)) return std::vector{std::move(*fault)};
    const auto shared = std::make_shared<const Valley>(Valley{std::get<std::vector<double>>(std::move(start)),
                                                              settings.number("steepness"), settings.number("noise")});
    return std::make_shared<const DescentProblem>(
        [shared](std::uint32_t seed) { return std::make_unique<Rosenbrock>(shared, seed); });
}

}  // namespace lrsched::train
