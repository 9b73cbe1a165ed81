// The notebook's own training runs and its exercise 9.2, against the golden tables.
#include <cmath>
#include <limits>

#include "harness/catch.hpp"
#include "train/range_test.hpp"
#include "train/support.hpp"
#include "train/tables.hpp"

namespace lrsched::train {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

void check_column(const std::vector<double>& is, const std::vector<double>& wanted, double share) {
    REQUIRE(is.size() == wanted.size());
    std::size_t off = 0;
    for (std::size_t i = 0; i < is.size(); ++i) {
        const bool same = is[i] == wanted[i] || (std::isnan(is[i]) && std::isnan(wanted[i]));
        if (same || near(is[i], wanted[i], share)) continue;
        UNSCOPED_INFO("row " << i << ": " << is[i] << ", not " << wanted[i]);
        ++off;
    }
    CHECK(off == 0);
}

TEST_CASE("training at the notebook's constant rates gives its trajectories, the draws bit for bit") {
    for (const auto& [name, rate] : {std::pair{"0.01", 0.01}, std::pair{"0.1", 0.1}, std::pair{"0.5", 0.5}}) {
        INFO("lr " << name);
        auto wanted = golden_columns(std::string("noisy_quadratic_lr") + name);
        const Run run{
            .problem = problem_of("noisy_quadratic"), .optimizer = optimizer_of("sgd"), .steps = 200, .seed = 42};
        const Trajectory trajectory = train_constantly(run, {{"lr", rate}});
        CHECK(trajectory.ending == Ending::finished);
        check_column(column_of(trajectory, "x"), wanted["x"], 1e-12);
        check_column(column_of(trajectory, "draw"), wanted["randn"], 0);
    }
}

TEST_CASE("exercise 9.2: the range test draws for the loss, then for the gradient") {
    for (const auto& [name, noise] : {std::pair{"0", 0.0}, std::pair{"0.5", 0.5}}) {
        INFO("noise " << name);
        auto wanted = golden_columns(std::string("ex9.2_lr_range_test_noise") + name);
        RangeTest test;
        test.run.problem = problem_of("noisy_quadratic", {{"noise", noise}, {"noisy_loss", true}});
        test.run.optimizer = optimizer_of("sgd");
        test.run.seed = 42;
        test.run.loss_bound = kInfinity;
        test.smoothing = 0;
        test.stop_factor.reset();
        const RangeResult result = range_test(test, *constant_schedule({}));
        CHECK(result.trajectory.ending == Ending::finished);
        check_column(result.rates, wanted["lr"], 1e-12);
        check_column(result.losses, wanted["loss"], 1e-12);
        check_column(result.smoothed, wanted["loss"], 1e-12);
        std::vector<double> x = column_of(result.trajectory, "x");
        x.pop_back();  // the outcome, which the table has not
        check_column(x, wanted["x"], 1e-12);
    }
}

}  // namespace
}  // namespace lrsched::train
