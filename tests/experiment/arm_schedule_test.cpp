// A compiled schedule as what a training asks: lines to hyper-parameters and groups, metrics to sessions.
#include "experiment/arm_schedule.hpp"

#include <cmath>

#include "experiment/support.hpp"

namespace lrsched::experiment {
namespace {

using train::Layout;
using train::Rates;

const Layout kLayout{{{"lr", {}, std::nullopt}, {"momentum", {}, 0.5}}, {"layer1", "layer2"}};
const std::vector<std::string> kMetrics{"loss", "val_loss"};

/// The arm of the schedule `a` of a config.
struct Ready {
    explicit Ready(const std::string& schedules)
        : experiment(Lab().experiment("schedules:\n" + schedules)), schedule(experiment.schedules[0].arm) {}

    /// Why it cannot be trained with; empty where it can.
    std::string objection() {
        const auto failure = schedule.begin(kLayout, kMetrics);
        return failure ? failure->text : std::string{};
    }

    /// The hyper-parameters of a step, group after group.
    std::vector<double> at(std::uint64_t step) {
        Rates rates(kLayout);
        rates.reset(kLayout);
        REQUIRE_FALSE(schedule.rates(step, rates));
        std::vector<double> all;
        for (std::size_t group = 0; group < rates.groups(); ++group)
            all.insert(all.end(), rates.group(group).begin(), rates.group(group).end());
        return all;
    }

    void tell(std::uint64_t step, std::vector<std::optional<double>> values) {
        REQUIRE_FALSE(schedule.report(step, {kMetrics, values}));
    }

    Experiment experiment;
    ArmSchedule schedule;
};

using Numbers = std::vector<double>;

TEST_CASE("a bare expression is the rate of all groups, the rest keeps its fallback") {
    Ready ready("  a: linear(4)\n");
    REQUIRE(ready.objection().empty());
    CHECK(ready.at(0) == Numbers{1, 0.5, 1, 0.5});
    CHECK(ready.at(2) == Numbers{0.5, 0.5, 0.5, 0.5});
}

TEST_CASE("each hyper-parameter of a map has its own line") {
    Ready ready("  a: {lr: 0.1, momentum: 'linear(4)'}\n");
    REQUIRE(ready.objection().empty());
    CHECK(ready.at(1) == Numbers{0.1, 0.75, 0.1, 0.75});
}

TEST_CASE("what is said of a group wins over what is said of all, in whatever order it is written") {
    for (const char* schedules : {"  a: {lr: 0.1, lr.layer2: 0.01}\n", "  a: {lr.layer2: 0.01, lr: 0.1}\n"}) {
        Ready ready(schedules);
        REQUIRE(ready.objection().empty());
        CHECK(ready.at(0) == Numbers{0.1, 0.5, 0.01, 0.5});
    }
}

TEST_CASE("the schedules of a text are called as what they set") {
    Ready ready("  a: |\n    schedule lr.layer1 = 0.3\n    schedule lr.layer2 = 0.2\n    schedule momentum = 0.9\n");
    REQUIRE(ready.objection().empty());
    CHECK(ready.at(0) == Numbers{0.3, 0.9, 0.2, 0.9});
}

TEST_CASE("a group that nothing sets has no rate") {
    Ready ready("  a: {lr.layer1: 0.1}\n");
    REQUIRE(ready.objection().empty());
    CHECK(std::isnan(ready.at(0)[2]));
}

TEST_CASE("what the training does not take, have or tell is told before the first step") {
    CHECK(Ready("  a: {beta1: 0.9}\n").objection() ==
          "the training takes no `beta1`, which the schedule sets; it takes `lr`, `momentum`");
    CHECK(Ready("  a: {lr.layer3: 0.1}\n").objection() ==
          "the schedule sets `lr.layer3`, and the training has no group `layer3`; it has `layer1`, `layer2`");
    CHECK(Ready("  a: 0.1 * plateau(accuracy)\n").objection() ==
          "the schedule reacts to `accuracy`, which the training does not tell; it tells `loss`, `val_loss`");
}

TEST_CASE("a schedule that reacts to metrics hears of them and answers at the next step") {
    Ready ready("  a: plateau(val_loss, factor=0.5, patience=1)\n");
    REQUIRE(ready.objection().empty());
    Numbers rates;
    for (std::uint64_t step = 0; step < 6; ++step) {
        rates.push_back(ready.at(step)[0]);
        ready.tell(step, {9.0, 1.0});  // val_loss stays
    }
    CHECK(rates.front() == 1);
    CHECK(rates.back() < 1);
}

TEST_CASE("a metric that is not told at a step is none") {
    Ready ready("  a: plateau(val_loss, factor=0.5, patience=1)\n");
    REQUIRE(ready.objection().empty());
    for (std::uint64_t step = 0; step < 6; ++step) {
        CHECK(ready.at(step)[0] == 1);
        ready.tell(step, {9.0, std::nullopt});
    }
}

TEST_CASE("a schedule without a value at a step behind those that were checked fails the run") {
    Ready ready("  a: log(500 - t)\n");
    REQUIRE(ready.objection().empty());
    CHECK(std::isfinite(ready.at(1)[0]));
    Rates rates(kLayout);
    const auto failure = ready.schedule.rates(600, rates);
    REQUIRE(failure);
    CHECK(failure->text.starts_with("`lr`: "));
}

}  // namespace
}  // namespace lrsched::experiment
