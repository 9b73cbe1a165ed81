// Gradients against finite differences.
#include "train/gradient_check.hpp"

#include <cmath>

#include "harness/catch.hpp"
#include "train/stream.hpp"

namespace lrsched::train {
namespace {

constexpr double kStep = 1e-5;

/// The loss of the first step of a run, whatever the point.
double loss_at(const std::string& kind, const Values& values, const std::vector<double>& point) {
    std::vector<double> gradient(point.size());
    const auto objective = objective_of(kind, values);
    static_cast<void>(objective->start());
    return objective->evaluate(point, gradient);
}

}  // namespace

std::unique_ptr<Objective> objective_of(const std::string& kind, const Values& values, std::uint32_t seed) {
    return dynamic_cast<const DescentProblem&>(*problem_of(kind, values)).objective(seed);
}

void check_gradient(const std::string& kind, const Values& values) {
    Stream random(1, "test points");
    for (int trial = 0; trial < 3; ++trial) {
        const auto objective = objective_of(kind, values);
        std::vector<double> point = objective->start();
        for (double& x : point) x += 0.3 * random.normal();
        std::vector<double> gradient(point.size());
        const double loss = objective->evaluate(point, gradient);
        for (std::size_t i = 0; i < point.size(); ++i) {
            std::vector<double> left = point;
            std::vector<double> right = point;
            left[i] -= kStep;
            right[i] += kStep;
            const double slope = (loss_at(kind, values, right) - loss_at(kind, values, left)) / (2 * kStep);
            INFO(kind << ", coordinate " << i << " of " << point.size());
            CHECK(std::abs(gradient[i] - slope) < 1e-8 * (1 + std::abs(loss)) + 1e-7 * std::abs(slope));
        }
    }
}

}  // namespace lrsched::train
