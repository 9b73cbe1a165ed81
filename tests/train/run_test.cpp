// The training loop: what it asks the schedule, what it tells it, how runs end, what is recorded.
#include "train/run.hpp"

#include <cmath>
#include <limits>
#include <thread>

#include "harness/catch.hpp"
#include "train/scripted.hpp"
#include "train/support.hpp"

namespace lrsched::train {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Steps = std::vector<std::uint64_t>;

/// A schedule made of two functions.
class Functions final : public Schedule {
public:
    std::function<std::optional<Failure>(std::uint64_t, Rates&)> on_rates = [](std::uint64_t, Rates& rates) {
        rates.set(0, 0.1);
        return std::nullopt;
    };
    std::function<std::optional<Failure>(std::uint64_t, const Metrics&)> on_report = [](std::uint64_t, const Metrics&) {
        return std::nullopt;
    };

    std::optional<Failure> rates(std::uint64_t step, Rates& rates) override { return on_rates(step, rates); }
    std::optional<Failure> report(std::uint64_t step, const Metrics& metrics) override {
        return on_report(step, metrics);
    }
};

Run run_of(Script script, std::uint64_t steps = 10) { return {.problem = scripted(std::move(script)), .steps = steps}; }

TEST_CASE("every step is asked of the schedule, done, and told to it, in this order") {
    std::string log;
    Functions schedule;
    schedule.on_rates = [&](std::uint64_t step, Rates& rates) {
        log += "ask " + std::to_string(step) + "; ";
        rates.set(0, 0.1);
        return std::nullopt;
    };
    schedule.on_report = [&](std::uint64_t step, const Metrics& metrics) {
        CHECK(metrics.find("twice") == 2 * metrics.find("loss").value());
        CHECK_FALSE(metrics.find("nothing"));
        log += "told " + std::to_string(step) + "; ";
        return std::nullopt;
    };
    Script script;
    script.loss = [&](std::uint64_t step) {
        log += "do " + std::to_string(step) + "; ";
        return 1.0;
    };
    CHECK(train(run_of(script, 2), schedule).ending == Ending::finished);
    CHECK(log == "ask 0; do 0; told 0; ask 1; do 1; told 1; ");
}

TEST_CASE("a schedule sees metrics in time to answer them at the next step") {
    Functions schedule;
    double rate = 1;
    schedule.on_rates = [&](std::uint64_t, Rates& rates) {
        rates.set(0, rate);
        return std::nullopt;
    };
    schedule.on_report = [&](std::uint64_t, const Metrics& metrics) {
        if (metrics.find("loss").value() > 5) rate /= 2;
        return std::nullopt;
    };
    Script script;
    script.loss = [](std::uint64_t step) { return step == 1 ? 9.0 : 1.0; };
    CHECK(column_of(train(run_of(script, 4), schedule), "lr") == std::vector<double>{1, 1, 0.5, 0.5});
}

TEST_CASE("what a schedule does not set is the fallback, at each step anew") {
    Functions schedule;
    schedule.on_rates = [](std::uint64_t step, Rates& rates) {
        rates.set(0, 1);
        if (step == 1) rates.set(1, 0.9);
        return std::nullopt;
    };
    CHECK(column_of(train(run_of({}, 3), schedule), "momentum") == std::vector<double>{0.5, 0.9, 0.5});
}

TEST_CASE("each group has a row of its own and columns of its own") {
    Asked asked;
    Script script;
    script.asked = &asked;
    script.layout.groups = {"layer1", "layer2"};
    Functions schedule;
    schedule.on_rates = [](std::uint64_t, Rates& rates) {
        rates.set(0, 0, 0.1);
        rates.set(1, 0, 0.2);
        return std::nullopt;
    };
    const Trajectory trajectory = train(run_of(script, 1), schedule);
    CHECK(asked.rates == std::vector<std::vector<double>>{{0.1, 0.5, 0.2, 0.5}});
    CHECK(trajectory.columns == std::vector<std::string>{"lr.layer1", "momentum.layer1", "lr.layer2", "momentum.layer2",
                                                         "loss", "val_loss", "twice"});
    CHECK(trajectory.hyperparameters == 4);
    CHECK(column_of(trajectory, "lr.layer2") == std::vector<double>{0.2});
}

void check_failure(const Trajectory& trajectory, std::uint64_t step, const std::string& why) {
    CHECK(trajectory.ending == Ending::failed);
    CHECK(trajectory.end == step);
    CHECK(trajectory.why == why);
}

TEST_CASE("a schedule that fails ends the run with its text; what was done before stays") {
    Functions schedule;
    schedule.on_rates = [](std::uint64_t step, Rates& rates) -> std::optional<Failure> {
        rates.set(0, 0.1);
        if (step == 3) return Failure{"no more"};
        return std::nullopt;
    };
    const Trajectory asked = train(run_of({}), schedule);
    check_failure(asked, 3, "no more");
    CHECK(asked.steps == Steps{0, 1, 2});

    Functions told;
    told.on_report = [](std::uint64_t step, const Metrics&) -> std::optional<Failure> {
        if (step == 3) return Failure{"do not like it"};
        return std::nullopt;
    };
    const Trajectory reported = train(run_of({}), told);
    check_failure(reported, 3, "do not like it");
    CHECK(reported.steps == Steps{0, 1, 2, 3});
}

TEST_CASE("values that cannot be used end the run with what could be") {
    double value = 0;
    Functions schedule;
    schedule.on_rates = [&](std::uint64_t step, Rates& rates) {
        rates.set(0, step < 2 ? 0.1 : value);
        return std::nullopt;
    };
    value = -0.1;
    check_failure(train(run_of({}), schedule), 2, "`lr` is -0.1 at step 2; a number from 0 on is accepted");
    value = kInfinity;
    check_failure(train(run_of({}), schedule), 2, "`lr` is inf at step 2; a number from 0 on is accepted");
    value = kNaN;
    check_failure(train(run_of({}), schedule), 2, "there is no value for `lr` at step 2");
    check_failure(train_constantly(run_of({}), {}), 0, "there is no value for `lr` at step 0");
    check_failure(train_constantly(run_of({}), {{"lr", 1}, {"mometum", 1}}), 0,
                  "the training takes no `mometum`; it takes `lr`, `momentum`");
}

TEST_CASE("a trainer that fails ends the run with its text") {
    Script script;
    script.fails_at = 4;
    check_failure(train_constantly(run_of(script), {{"lr", 1}}), 4, "the trainer is tired");
    script.fails_at.reset();
    script.fails_to_finish = Failure{"the trainer does not leave"};
    const Trajectory trajectory = train_constantly(run_of(script), {{"lr", 1}});
    check_failure(trajectory, 10, "the trainer does not leave");
    CHECK(trajectory.steps.size() == 10);
}

TEST_CASE("a loss that is not finite or too large is a divergence: the run ends with that step, and it is no error") {
    for (const double loss : {kNaN, kInfinity, -kInfinity, 1.1e12, -1.1e12}) {
        Asked asked;
        Script script;
        script.asked = &asked;
        script.loss = [&](std::uint64_t step) { return step == 5 ? loss : 1.0; };
        int told = 0;
        Functions schedule;
        schedule.on_report = [&](std::uint64_t, const Metrics&) {
            ++told;
            return std::nullopt;
        };
        const Trajectory trajectory = train(run_of(script), schedule);
        INFO(loss);
        CHECK(trajectory.ending == Ending::diverged);
        CHECK(trajectory.end == 5);
        CHECK(trajectory.why.empty());
        CHECK(trajectory.steps.back() == 5);
        CHECK(told == 5);
        CHECK(asked.finished);
    }
}

TEST_CASE("a loss at the bound does not diverge, one above it does; an infinite bound takes all that is finite") {
    Script script;
    script.loss = [](std::uint64_t step) { return step == 5 ? 100.0 : 1.0; };
    Run run = run_of(script);
    run.loss_bound = 100;
    CHECK(train_constantly(run, {{"lr", 1}}).ending == Ending::finished);
    run.loss_bound = 99;
    CHECK(train_constantly(run, {{"lr", 1}}).ending == Ending::diverged);
    script.loss = [](std::uint64_t) { return 1e300; };
    run = run_of(script);
    run.loss_bound = kInfinity;
    CHECK(train_constantly(run, {{"lr", 1}}).ending == Ending::finished);
}

TEST_CASE("the outcome has a row of its own where something is known of it, and can diverge") {
    Script script;
    script.final_loss = 0.25;
    Trajectory trajectory = train_constantly(run_of(script, 3), {{"lr", 1}});
    CHECK(trajectory.end == 3);
    CHECK(trajectory.steps == Steps{0, 1, 2, 3});
    CHECK(column_of(trajectory, "loss").back() == 0.25);
    CHECK_FALSE(trajectory.at(3, 0));
    script.final_loss = kNaN;
    trajectory = train_constantly(run_of(script, 3), {{"lr", 1}});
    CHECK(trajectory.ending == Ending::diverged);
    CHECK(trajectory.end == 3);
}

TEST_CASE("a run stops when it is told to") {
    Run run = run_of({});
    run.stop_when = [](std::uint64_t step, const Metrics& metrics) { return step == 4 && metrics.find("loss") == 1.0; };
    const Trajectory trajectory = train_constantly(run, {{"lr", 1}});
    CHECK(trajectory.ending == Ending::stopped);
    CHECK(trajectory.end == 4);
    CHECK(trajectory.steps == Steps{0, 1, 2, 3, 4});
}

TEST_CASE("a run that is interrupted does no further step and fails") {
    Asked asked;
    Script script;
    script.asked = &asked;
    Run run = run_of(script);
    run.interrupted = [&] { return asked.rates.size() == 4; };
    const Trajectory trajectory = train_constantly(run, {{"lr", 0.1}});
    CHECK(trajectory.ending == Ending::failed);
    CHECK(trajectory.why == kInterrupted);
    CHECK(trajectory.end == 4);
    CHECK(asked.rates.size() == 4);
    CHECK_FALSE(asked.finished);
}

TEST_CASE("every so many steps are recorded, and the last one always") {
    Run run = run_of({}, 10);
    run.record_every = 4;
    CHECK(train_constantly(run, {{"lr", 1}}).steps == Steps{0, 4, 8, 9});
    run.record_every = 3;
    CHECK(train_constantly(run, {{"lr", 1}}).steps == Steps{0, 3, 6, 9});
    run.record_every = 1'000'000;
    CHECK(train_constantly(run, {{"lr", 1}}).steps == Steps{0, 9});
    Script script;
    script.loss = [](std::uint64_t step) { return step == 6 ? kNaN : 1.0; };
    run = run_of(script, 10);
    run.record_every = 4;
    CHECK(train_constantly(run, {{"lr", 1}}).steps == Steps{0, 4, 6});
    run.record_every = 0;
    check_failure(train_constantly(run, {{"lr", 1}}), 0,
                  "every 0 steps cannot be recorded; a number from 1 on is accepted");
}

TEST_CASE("only the metrics that are asked for are recorded, in the order asked for") {
    Run run = run_of({}, 1);
    run.metrics = {"twice", "loss"};
    const Trajectory trajectory = train_constantly(run, {{"lr", 1}});
    CHECK(trajectory.columns == std::vector<std::string>{"lr", "momentum", "twice", "loss"});
    CHECK(trajectory.cells == std::vector<std::optional<double>>{1, 0.5, 2, 1});
    run.metrics = {"los"};
    check_failure(train_constantly(run, {{"lr", 1}}), 0,
                  "the training tells no `los`; it tells `loss`, `val_loss`, `twice`");
}

TEST_CASE("a table that would be too large is refused with what would fit; one that just fits is not") {
    Run run = run_of({}, kMostCells / 5 + 1);
    run.stop_when = [](std::uint64_t, const Metrics&) { return true; };
    check_failure(train_constantly(run, {{"lr", 1}}), 0,
                  "2000001 steps with 5 columns are too many to be recorded; record every 2 or more");
    run.steps = kMostCells / 5;
    CHECK(train_constantly(run, {{"lr", 1}}).ending == Ending::stopped);
    run.steps = 1'000'000'000'000;
    run.record_every = 500'001;
    CHECK(train_constantly(run, {{"lr", 1}}).ending == Ending::stopped);
}

TEST_CASE("the validation set is looked at once an epoch, or as often as asked for") {
    Asked asked;
    Script script;
    script.asked = &asked;
    CHECK(train_constantly(run_of(script), {{"lr", 1}}).ending == Ending::finished);
    CHECK(asked.validated.empty());
    script.epoch_steps = 4;
    Run run = run_of(script);
    const Trajectory trajectory = train_constantly(run, {{"lr", 1}});
    CHECK(asked.validated == Steps{0, 4, 8});
    CHECK(trajectory.at(4, trajectory.find("val_loss").value()) == -1.0);
    CHECK_FALSE(trajectory.at(5, trajectory.find("val_loss").value()));
    asked = {};
    run.validate_every = 0;
    CHECK(train_constantly(run, {{"lr", 1}}).ending == Ending::finished);
    CHECK(asked.validated.empty());
    run.validate_every = 9;
    CHECK(train_constantly(run, {{"lr", 1}}).ending == Ending::finished);
    CHECK(asked.validated == Steps{0, 9});
}

TEST_CASE("a run needs steps, and an optimizer unless the problem brings one") {
    check_failure(train_constantly(run_of({}, 0), {{"lr", 1}}), 0, "a run of 0 steps; a number from 1 on is accepted");
    Run run = run_of({});
    run.optimizer = optimizer_of("adam");
    check_failure(train_constantly(run, {{"lr", 1}}), 0,
                  "this problem does its updates itself and takes no optimizer; leave `adam` away");
    run = {.problem = problem_of("noisy_quadratic"), .steps = 1};
    check_failure(train_constantly(run, {{"lr", 1}}), 0, "this problem needs an optimizer");
}

TEST_CASE("runs on several threads give what they give alone") {
    const auto problem = problem_of("noisy_quadratic", {{"dimension", 3.0}});
    const OptimizerChoice adam = optimizer_of("adam");
    const auto run_with = [&](std::uint32_t seed) {
        return train_constantly({.problem = problem, .optimizer = adam, .steps = 200, .seed = seed}, {{"lr", 0.05}})
            .cells;
    };
    std::vector<std::vector<std::optional<double>>> together(8);
    {
        std::vector<std::jthread> threads;
        for (std::uint32_t seed = 0; seed < together.size(); ++seed) {
            threads.emplace_back([&, seed] { together[seed] = run_with(seed); });
        }
    }
    for (std::uint32_t seed = 0; seed < together.size(); ++seed) CHECK(together[seed] == run_with(seed));
    CHECK(together[0] != together[1]);
}

}  // namespace
}  // namespace lrsched::train
