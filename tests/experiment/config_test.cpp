// What preparing a config checks beyond the cases of tests/cases/experiments, and what it fills in.
#include <algorithm>

#include "experiment/preparation.hpp"
#include "experiment/support.hpp"

namespace lrsched::experiment {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("titles and texts are those of the file, or its name") {
    const Lab lab;
    CHECK(lab.experiment("schedules: {a: 0.1}\n").title == "x");
    CHECK(lab.experiment("schedules: {a: 0.1}\n").name == "x");
    const Experiment named = lab.experiment("title: Why\nabout: |\n  Because.\n\n  So.\nschedules: {a: 0.1}\n");
    CHECK(named.title == "Why");
    CHECK(named.name == "x");
    CHECK_THAT(named.about, Catch::Matchers::StartsWith("Because.\n\nSo."));
}

TEST_CASE("how long a training is: its steps, else the total of the run, else the schedule") {
    const Lab lab;
    const auto steps = [&](const std::string& config) {
        const Experiment experiment = lab.experiment(config);
        std::vector<std::uint64_t> all;
        for (const Setup& setup : experiment.training->setups) all.push_back(setup.steps);
        return all;
    };
    using Steps = std::vector<std::uint64_t>;
    CHECK(steps("schedules: {a: 'linear(30)', b: 'linear(20)'}\ntrain: {problem: noisy_quadratic}\n") == Steps{30, 20});
    CHECK(steps("run: {total: 40}\nschedules: {a: linear()}\ntrain: {problem: noisy_quadratic}\n") == Steps{40});
    CHECK(steps("run: {total: 40}\nschedules: {a: linear()}\ntrain: {problem: noisy_quadratic, steps: 10}\n") ==
          Steps{10});
    CHECK(steps("schedules: {a: linear()}\ntrain: {problem: noisy_quadratic, steps: 2k}\n") == Steps{2000});
    CHECK(steps("schedules: {a: {lr: 'linear(30)', momentum: 'linear(50)'}}\ntrain: {problem: noisy_quadratic}\n") ==
          Steps{50});
}

TEST_CASE("the steps of a training are the total of the run for its schedules") {
    const Lab lab;
    const Experiment experiment =
        lab.experiment("schedules: {a: linear()}\ntrain: {problem: noisy_quadratic, steps: 10}\n");
    CHECK(experiment.training->setups[0].arm.programs[0].at(5, 0).value() == 0.5);
}

TEST_CASE("long runs are recorded in up to 1,000 rows, or as often as asked for") {
    const Lab lab;
    const auto every = [&](const std::string& more) {
        return lab.experiment("schedules: {a: 0.1}\ntrain: {problem: noisy_quadratic, " + more + "}\n")
            .training->setups[0]
            .record_every;
    };
    CHECK(every("steps: 1000") == 1);
    CHECK(every("steps: 1001") == 2);
    CHECK(every("steps: 1001, record_every: 1") == 1);
    CHECK(every("steps: 1e6") == 1000);
}

TEST_CASE("the facts of a schedule win over those of the experiment") {
    const Lab lab;
    const Experiment experiment =
        lab.experiment("run: {total: 10}\nschedules:\n  a: linear()\n  b: {schedule: linear(), run: {total: 20}}\n");
    CHECK(experiment.schedules[0].arm.programs[0].outputs()[0].length == 10.0);
    CHECK(experiment.schedules[1].arm.programs[0].outputs()[0].length == 20.0);
}

TEST_CASE("every unknown name of a list is told, also behind one that is known") {
    const Lab lab;
    CHECK(lab.faults("schedules: {a: 0.1, b: 0.2}\nfigures: {f: {curves: [a, x, b, y]}}\n") ==
          Strings{"unknown-choice 2:27", "unknown-choice 2:33"});
}

TEST_CASE("a list in which something stands twice is told once for each") {
    const Lab lab;
    CHECK(lab.faults("schedules: {a: 0.1}\ntrain: {problem: noisy_quadratic, steps: 4, schedules: [a, a]}\n") ==
          Strings{"listed-twice 2:60"});
    CHECK(lab.faults("schedules: {a: 0.1}\ntrain: {problem: noisy_quadratic, steps: 4, metrics: [loss, x, loss]}\n") ==
          Strings{"listed-twice 2:64"});
}

TEST_CASE("a fault that every schedule and point would have is told once") {
    const Lab lab;
    CHECK(lab.faults(
              "schedules: {a: 0.1, b: 0.2}\ntrain:\n  problem: {kind: noisy_quadratic, dimension: 2, x0: [1, 2, 3]}\n"
              "  steps: 4\n  sweep: {grid: {problem.noise: [0, 1]}}\n") == Strings{"from-training 3:54"});
}

TEST_CASE("a config is never a crash, wherever it is cut off") {
    const Lab lab;
    lab.put("a.sched", "param peak = 0.3\nschedule lr = peak * linear(10)\n");
    const std::string config =
        "title: T\nrun: {total: 10, base: 0.5}\nproblems: {calm: {kind: noisy_quadratic, noise: 0}}\n"
        "schedules:\n  a: {file: a.sched, set: {peak: 0.1}}\n  b: {lr: linear(), momentum: 0.9}\n"
        "train:\n  problem: calm\n  optimizer: {kind: sgd, momentum: 0.5}\n  seeds: [0..2, 5]\n"
        "  measure: {metric: loss, last: 2}\n"
        "  sweep:\n    grid: {peak: [0.1, 0.2]}\n    draws: {count: 2, values: {problem.x0: {from: 0, to: 1}}}\n"
        "range_tests: {r: {problem: calm, steps: 10, schedule: b}}\n"
        "figures:\n  f: {panels: [{curves: all, marks: {half: 5}}, {against: peak}, {range_test: r}]}\n";
    REQUIRE(lab.experiment(config).figures.size() == 1);
    for (std::size_t size = 0; size < config.size(); ++size) {
        INFO(size);
        const Prepared prepared = lab.prepare(config.substr(0, size));
        CHECK(prepared.experiment.has_value() == !has_error(prepared.diagnostics));
        for (const Diagnostic& found : prepared.diagnostics) CHECK(found.location);
    }
}

TEST_CASE("any byte of a config may be another") {
    const Lab lab;
    const std::string config =
        "run: {total: 10}\nschedules: {a: linear(), b: {schedule: '0.1', set: {}}}\n"
        "train: {problem: noisy_quadratic, seeds: 0..1, sweep: {grid: {problem.noise: [0, 1]}}}\n"
        "figures: {f: {trained: loss, of: a, where: {problem.noise: 1}}}\n";
    REQUIRE(lab.experiment(config).training->setups.size() == 4);
    for (std::size_t at = 0; at < config.size(); ++at) {
        for (const char byte : {'}', '[', ':', '\'', '9', ' ', '\n'}) {
            std::string mutilated = config;
            mutilated[at] = byte;
            const Prepared prepared = lab.prepare(mutilated);
            CHECK(prepared.experiment.has_value() == !has_error(prepared.diagnostics));
        }
    }
}

}  // namespace
}  // namespace lrsched::experiment
