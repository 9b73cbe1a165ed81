// The noisy quadratic model: the expected loss against every outcome of a small noise, against a closed form, and against
// the mean of many drawn runs.
#include <array>
#include <cmath>

#include "harness/catch.hpp"
#include "train/support.hpp"
#include "train/tables.hpp"

namespace lrsched::train {
namespace {

/// Hyper-parameters that change at every step; the momentum comes and goes.
class Wandering final : public Schedule {
public:
    explicit Wandering(double decay) : decay_(decay) {}

    std::optional<Failure> rates(std::uint64_t step, Rates& rates) override {
        rates.set(0, 0.1 + 0.05 * static_cast<double>(step % 3));
        rates.set(1, step % 4 == 2 ? 0 : 0.8 + 0.03 * static_cast<double>(step % 2));
        rates.set(2, decay_);
        return std::nullopt;
    }

private:
    double decay_;
};

Values model(std::size_t dimension, bool exact) {
    return {{"dimension", static_cast<double>(dimension)},
            {"noise", 2.0},
            {"batch", 5.0},
            {"exponent", 0.5},
            {"x0", 0.7},
            {"exact", exact}};
}

/// The losses of one coordinate under SGD itself, where the noise of step k is +deviation or -deviation by bit k.
std::vector<double> losses_under(unsigned signs, std::size_t steps, bool nesterov, double decay) {
    constexpr double curvature = 1;
    const double deviation = std::sqrt(2.0 / 5);
    const OptimizerChoice sgd = optimizer_of("sgd", {{"nesterov", nesterov}});
    const auto optimizer = make_optimizer(sgd, 1);
    Rates rates(Layout{sgd.hyperparameters, {"all"}});
    Wandering schedule(decay);
    std::vector<double> point{0.7};
    std::vector<double> losses;
    for (std::size_t step = 0; step < steps; ++step) {
        losses.push_back(curvature * point[0] * point[0] / 2);
        CHECK_FALSE(schedule.rates(step, rates));
        const double noise = (signs >> step & 1U) != 0 ? deviation : -deviation;
        optimizer->step(point, std::array{curvature * point[0] + noise}, std::array{Group{"all", 0, 1}}, rates);
    }
    losses.push_back(curvature * point[0] * point[0] / 2);
    return losses;
}

TEST_CASE("the expected loss is the mean over every outcome of the noise") {
    // It hangs on the noise's variance alone: one with two values does.
    constexpr std::size_t steps = 10;
    const bool nesterov = GENERATE(false, true);
    const double decay = GENERATE(0.0, 0.3);
    std::vector<double> mean(steps + 1, 0);
    for (unsigned signs = 0; signs < 1U << steps; ++signs) {
        const std::vector<double> losses = losses_under(signs, steps, nesterov, decay);
        for (std::size_t i = 0; i <= steps; ++i) mean[i] += losses[i] / (1U << steps);
    }
    const Run run{.problem = problem_of("nqm", model(1, true)),
                  .optimizer = optimizer_of("sgd", {{"nesterov", nesterov}}),
                  .steps = steps};
    Wandering schedule(decay);
    const std::vector<double> exact = column_of(train(run, schedule), "loss");
    REQUIRE(exact.size() == steps + 1);
    for (std::size_t i = 0; i <= steps; ++i) {
        INFO("step " << i << ": " << exact[i] << ", not " << mean[i]);
        CHECK(near(exact[i], mean[i], 1e-12));
    }
}

TEST_CASE("the expected loss without momentum is that of the closed form") {
    const Run run{.problem = problem_of("nqm", {{"dimension", 50.0}, {"exact", true}, {"batch", 4.0}}),
                  .optimizer = optimizer_of("sgd"),
                  .steps = 300};
    const double lr = 0.3;
    const std::vector<double> losses = column_of(train_constantly(run, {{"lr", lr}}), "loss");
    for (const std::size_t step : {0U, 1U, 17U, 300U}) {
        double wanted = 0;
        for (int i = 1; i <= 50; ++i) {
            const double h = 1.0 / i;
            const double shrinks = std::pow(1 - lr * h, 2 * static_cast<double>(step));
            const double noise = lr * lr * (h / 4) * (1 - shrinks) / (1 - std::pow(1 - lr * h, 2));
            wanted += h / 2 * (shrinks + noise);
        }
        INFO("step " << step);
        CHECK(near(losses[step], wanted, 1e-12));
    }
}

TEST_CASE("the expected loss is the mean of drawn runs, for every coordinate and covariance") {
    const std::string covariance = GENERATE("hessian", "identity");
    constexpr std::size_t steps = 20;
    constexpr std::uint32_t runs = 2000;
    const auto losses_of = [&](bool exact, std::uint32_t seed) {
        Values values = model(4, exact);
        values["covariance"] = covariance;
        const Run run{
            .problem = problem_of("nqm", values), .optimizer = optimizer_of("sgd"), .steps = steps, .seed = seed};
        Wandering schedule(0.1);
        return column_of(train(run, schedule), "loss");
    };
    const double exact = losses_of(true, 0).back();
    double sum = 0;
    double squares = 0;
    for (std::uint32_t seed = 0; seed < runs; ++seed) {
        const double loss = losses_of(false, seed).back();
        sum += loss;
        squares += loss * loss;
    }
    const double mean = sum / runs;
    const double error = std::sqrt((squares / runs - mean * mean) / runs);
    INFO("exact " << exact << ", mean " << mean << " +- " << error);
    CHECK(std::abs(mean - exact) < 3 * error);
    CHECK(error < 0.05 * exact);
}

TEST_CASE("a larger batch has less noise, and nothing else") {
    const auto end = [](double batch) {
        const Run run{.problem = problem_of("nqm", {{"exact", true}, {"batch", batch}, {"dimension", 10.0}}),
                      .optimizer = optimizer_of("sgd"),
                      .steps = 2000};
        return column_of(train_constantly(run, {{"lr", 0.1}, {"momentum", 0.5}}), "loss").back();
    };
    // Near the end all loss is noise.
    CHECK(end(2) == Approx(end(1) / 2).epsilon(1e-6));
    CHECK(end(10) == Approx(end(1) / 10).epsilon(1e-6));
}

TEST_CASE("the expected loss diverges where the rate is too large") {
    const Run run{.problem = problem_of("nqm", {{"exact", true}}), .optimizer = optimizer_of("sgd"), .steps = 1000};
    CHECK(train_constantly(run, {{"lr", 1.9}}).ending == Ending::finished);
    CHECK(train_constantly(run, {{"lr", 2.1}}).ending == Ending::diverged);
}

TEST_CASE("the expected loss is for sgd") {
    const Run run{.problem = problem_of("nqm", {{"exact", true}}), .optimizer = optimizer_of("adam"), .steps = 10};
    const Trajectory trajectory = train_constantly(run, {{"lr", 0.1}});
    CHECK(trajectory.ending == Ending::failed);
    CHECK(trajectory.why == "the expected loss is worked out for `sgd`; for `adam` leave `exact` away");
}

}  // namespace
}  // namespace lrsched::train
