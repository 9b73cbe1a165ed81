// Losses and their gradients.
#include "train/objective.hpp"

#include <cmath>

#include "harness/catch.hpp"
#include "train/gradient_check.hpp"
#include "train/support.hpp"

namespace lrsched::train {
namespace {

TEST_CASE("gradients are the slopes of the losses") {
    check_gradient("noisy_quadratic", {{"noise", 0.0},
                                       {"dimension", 3.0},
                                       {"curvature", std::vector<double>{1, 2, 0.5}},
                                       {"optimum", std::vector<double>{1, -1, 0}}});
    check_gradient("nqm", {{"noise", 0.0}, {"dimension", 7.0}, {"exponent", 0.7}});
    check_gradient("rosenbrock", {});
    check_gradient("rosenbrock", {{"dimension", 5.0}, {"steepness", 7.0}});
}

TEST_CASE("losses at points where they are known") {
    const auto loss_at = [](const std::string& kind, const Values& values, const std::vector<double>& point) {
        std::vector<double> gradient(point.size());
        return objective_of(kind, values)->evaluate(point, gradient);
    };
    CHECK(loss_at("rosenbrock", {}, {1, 1}) == 0);
    CHECK(loss_at("rosenbrock", {}, {-1.2, 1}) == Approx(24.2));
    CHECK(loss_at("rosenbrock", {{"dimension", 3.0}}, {2, 4, 16}) == 1 + 9);
    CHECK(loss_at("nqm", {{"dimension", 3.0}}, {1, 2, 3}) == Approx((1 + 4.0 / 2 + 9.0 / 3) / 2));
    CHECK(loss_at("noisy_quadratic", {}, {5}) == 9);
}

TEST_CASE("where runs begin") {
    CHECK(objective_of("noisy_quadratic", {{"dimension", 2.0}})->start() == std::vector<double>{0, 0});
    CHECK(objective_of("nqm", {{"dimension", 2.0}})->start() == std::vector<double>{1, 1});
    CHECK(objective_of("rosenbrock", {{"dimension", 3.0}})->start() == std::vector<double>{-1.2, 1, -1.2});
    CHECK(objective_of("rosenbrock", {{"x0", std::vector<double>{3, 4}}})->start() == std::vector<double>{3, 4});
}

TEST_CASE("as many numbers as coordinates, or one") {
    const std::vector<double> three{1, 2, 3};
    CHECK(faults_of_problem("rosenbrock", {{"x0", three}}) ==
          std::vector<std::string>{"`x0` has 3 numbers; one, or one for each of the 2 coordinates, is accepted"});
    CHECK(faults_of_problem("nqm", {{"x0", three}}).size() == 1);
    CHECK(faults_of_problem("noisy_quadratic", {{"x0", three}, {"curvature", three}, {"optimum", three}}).size() == 3);
    CHECK(faults_of_problem("nonsense") ==
          std::vector<std::string>{"`nonsense` is no kind of problem; there are `noisy_quadratic`, `nqm`, "
                                   "`rosenbrock`, `logistic`, `mlp`, `command`"});
}

TEST_CASE("coordinates are told where there are ten or fewer") {
    const auto extras = [](double dimension) { return objective_of("nqm", {{"dimension", dimension}})->extras(); };
    CHECK(extras(1) == std::vector<std::string>{"x"});
    CHECK(extras(3) == std::vector<std::string>{"x1", "x2", "x3"});
    CHECK(extras(10).size() == 10);
    CHECK(extras(11).empty());
    const Run run{.problem = problem_of("rosenbrock"), .optimizer = optimizer_of("sgd"), .steps = 2};
    const Trajectory trajectory = train_constantly(run, {{"lr", 1e-3}});
    CHECK(column_of(trajectory, "x1").front() == -1.2);
    CHECK(column_of(trajectory, "x2").size() == 3);
    CHECK(column_of(trajectory, "grad_norm")[0] == Approx(std::hypot(215.6, 88)));
}

TEST_CASE("the noise of a gradient has the size asked for, and hangs on the seed") {
    const auto slopes = [](std::uint32_t seed) {
        const auto objective = objective_of("rosenbrock", {{"noise", 3.0}, {"dimension", 20'000.0}, {"x0", 1.0}}, seed);
        std::vector<double> gradient(20'000);
        CHECK(objective->evaluate(std::vector<double>(20'000, 1), gradient) == 0);
        return gradient;
    };
    const std::vector<double> drawn = slopes(1);
    double squares = 0;
    for (const double slope : drawn) squares += slope * slope;
    CHECK(std::sqrt(squares / 20'000) == Approx(3).epsilon(0.02));
    CHECK(slopes(1) == drawn);
    CHECK(slopes(2) != drawn);
}

TEST_CASE("a valley is walked down") {
    const Run run{.problem = problem_of("rosenbrock"), .optimizer = optimizer_of("adam"), .steps = 5000};
    CHECK(column_of(train_constantly(run, {{"lr", 0.02}}), "loss").back() < 1e-6);
}

}  // namespace
}  // namespace lrsched::train
