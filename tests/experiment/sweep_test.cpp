// The points of a sweep: their order, how grid, points and draws combine, and what is the same run twice.
#include "experiment/sweep.hpp"

#include <cmath>
#include <set>

#include "experiment/support.hpp"

namespace lrsched::experiment {
namespace {

using Strings = std::vector<std::string>;

const std::string kHead = "schedules: {a: 0.1}\ntrain:\n  problem: noisy_quadratic\n  steps: 4\n";

std::string swept(const std::string& sweep) { return kHead + "  sweep: " + sweep + "\n"; }

Strings setups_of(const std::string& config) {
    const Lab lab;
    return setups_of(lab.experiment(config));
}

/// The values of one name in the points of the training, as numbers.
std::vector<double> values_of(const Experiment& experiment, const std::string& name) {
    std::vector<double> values;
    for (const Setup& setup : experiment.training->setups) {
        for (const auto& [swept_name, value] : setup.point)
            if (swept_name == name) values.push_back(number_of(value).value());
    }
    return values;
}

TEST_CASE("without a sweep each schedule is a setup") {
    CHECK(setups_of("schedules: {a: 0.1, b: 0.2}\ntrain: {problem: noisy_quadratic, steps: 4}\n") == Strings{"a", "b"});
    CHECK(setups_of("schedules: {a: 0.1, b: 0.2}\ntrain: {problem: noisy_quadratic, steps: 4, schedules: b}\n") ==
          Strings{"b"});
}

TEST_CASE("of a grid the last name changes fastest") {
    CHECK(setups_of(swept("{grid: {problem.noise: [0, 1], problem.x0: [3, 4, 5]}}")) ==
          Strings{"a problem.noise=0 problem.x0=3", "a problem.noise=0 problem.x0=4", "a problem.noise=0 problem.x0=5",
                  "a problem.noise=1 problem.x0=3", "a problem.noise=1 problem.x0=4",
                  "a problem.noise=1 problem.x0=5"});
}

TEST_CASE("a single value is a list of one") {
    CHECK(setups_of(swept("{grid: {problem.noise: 0.5}}")) == Strings{"a problem.noise=0.5"});
}

TEST_CASE("each point that is written out meets each of the grid") {
    CHECK(setups_of(swept(
              "{grid: {problem.noise: [0, 1]}, points: [{problem.x0: 3, problem.optimum: 1}, {problem.x0: 4}]}")) ==
          Strings{"a problem.noise=0 problem.x0=3 problem.optimum=1", "a problem.noise=0 problem.x0=4",
                  "a problem.noise=1 problem.x0=3 problem.optimum=1", "a problem.noise=1 problem.x0=4"});
}

TEST_CASE("a point that says nothing is the config as it stands, also where it comes first") {
    CHECK(setups_of(swept("{points: [{}, {problem.noise: 1}]}")) == Strings{"a", "a problem.noise=1"});
    CHECK(setups_of(swept("{points: [{problem.noise: 1}, {}]}")) == Strings{"a problem.noise=1", "a"});
    CHECK(setups_of(swept("{points: [{}]}")) == Strings{"a"});
}

TEST_CASE("draws are as many as asked for, inside their intervals, and the same each time") {
    const Lab lab;
    const std::string config = swept(
        "{draws: {count: 200, values: {problem.noise: {from: 0.001, to: 10, scale: log}, problem.x0: {from: -1, to: "
        "3}}}}");
    const Experiment experiment = lab.experiment(config);
    const auto noise = values_of(experiment, "problem.noise");
    const auto x0 = values_of(experiment, "problem.x0");
    REQUIRE(noise.size() == 200);
    REQUIRE(x0.size() == 200);
    std::size_t small = 0;
    double sum = 0;
    for (std::size_t i = 0; i < noise.size(); ++i) {
        CHECK((noise[i] >= 0.001 && noise[i] <= 10));
        CHECK((x0[i] >= -1 && x0[i] <= 3));
        small += noise[i] < 0.1 ? 1U : 0U;  // the middle of the logarithms
        sum += x0[i];
    }
    CHECK(small > 75);
    CHECK(small < 125);
    CHECK(sum / 200 == Approx(1).margin(0.35));
    CHECK(std::set<double>(noise.begin(), noise.end()).size() == 200);
    CHECK(setups_of(lab.experiment(config)) == setups_of(experiment));
}

TEST_CASE("another seed draws other points") {
    const std::string values = "values: {problem.noise: {from: 0, to: 1}}";
    CHECK(setups_of(swept("{draws: {count: 3, seed: 1, " + values + "}}")) !=
          setups_of(swept("{draws: {count: 3, seed: 2, " + values + "}}")));
    CHECK(setups_of(swept("{draws: {count: 3, " + values + "}}")) ==
          setups_of(swept("{draws: {count: 3, seed: 0, " + values + "}}")));
}

TEST_CASE("a name draws the same beside others, and more draws begin with the same") {
    const Lab lab;
    const auto draws = [&](int count, const std::string& values) {
        const Experiment experiment =
            lab.experiment(swept("{draws: {count: " + std::to_string(count) + ", values: {" + values + "}}}"));
        return values_of(experiment, "problem.noise");
    };
    const std::string noise = "problem.noise: {from: 0, to: 1}";
    const auto alone = draws(5, noise);
    CHECK(draws(5, "problem.x0: {from: 0, to: 1}, " + noise) == alone);
    const auto more = draws(9, noise);
    CHECK(std::vector<double>(more.begin(), more.begin() + 5) == alone);
}

TEST_CASE("a list is drawn from, each of its values and no other") {
    const Lab lab;
    const auto drawn = values_of(
        lab.experiment(swept("{draws: {count: 60, values: {problem.x0: [1, 2, 5], problem.noise: {from: 0, to: 1}}}}")),
        "problem.x0");
    CHECK(drawn.size() == 60);
    CHECK(std::set<double>(drawn.begin(), drawn.end()) == std::set<double>{1, 2, 5});
}

TEST_CASE("draws meet each point of the grid") {
    const auto setups =
        setups_of(swept("{grid: {problem.x0: [1, 2]}, draws: {count: 3, values: {problem.noise: {from: 0, to: 1}}}}"));
    CHECK(setups.size() == 6);
    CHECK(setups[0].starts_with("a problem.x0=1 problem.noise="));
    CHECK(setups[3] == "a problem.x0=2" + setups[0].substr(14));
}

TEST_CASE("a schedule is not run twice at points that differ only in what it has no use for") {
    const std::string config =
        "schedules:\n  plain: 0.1\n  ours: |\n    param peak = 0.3\n    schedule lr = peak\n"
        "train:\n  problem: noisy_quadratic\n  steps: 4\n"
        "  sweep: {grid: {peak: [0.1, 0.2], problem.noise: [0, 1]}}\n";
    CHECK(setups_of(config) == Strings{"plain problem.noise=0", "plain problem.noise=1",
                                       "ours peak=0.1 problem.noise=0", "ours peak=0.1 problem.noise=1",
                                       "ours peak=0.2 problem.noise=0", "ours peak=0.2 problem.noise=1"});
}

TEST_CASE("a value that stands twice is one point") {
    CHECK(setups_of(swept("{grid: {problem.noise: [0, 1, 0]}}")) == Strings{"a problem.noise=0", "a problem.noise=1"});
}

TEST_CASE("what is swept is what is trained") {
    const Lab lab;
    const Experiment experiment = lab.experiment(
        "run: {total: 100}\n"
        "problems:\n  calm: {kind: noisy_quadratic, noise: 0}\n"
        "schedules:\n  ours: |\n    param peak = 0.3\n    schedule lr = peak * linear()\n"
        "train:\n  problem: calm\n"
        "  sweep:\n    points:\n"
        "      - {peak: 0.5, run.total: 40}\n"
        "      - {problem: nqm, problem.dimension: 3, optimizer: adam, optimizer.beta1: 0.5}\n");
    const auto& setups = experiment.training->setups;
    REQUIRE(setups.size() == 2);
    CHECK(setups[0].steps == 40);
    CHECK(setups[0].arm.programs[0].at(0, 0).value() == 0.5);
    CHECK(setups[0].optimizer->kind->name == "sgd");
    CHECK(setups[1].steps == 100);
    CHECK(setups[1].arm.programs[0].at(0, 0).value() == 0.3);
    CHECK(setups[1].optimizer->kind->name == "adam");
    CHECK(setups[1].problem != setups[0].problem);
    CHECK(setups[1].identity.find("\"beta1\":0.5") != std::string::npos);
}

TEST_CASE("the epoch of the run is that of the problem, also where the sweep changes it") {
    const Lab lab;
    lab.put("data.csv", "u,v,label\n1,2,a\n2,1,b\n3,2,a\n4,1,b\n5,2,a\n6,1,b\n7,2,a\n8,1,b\n");
    const Experiment experiment = lab.experiment(
        "schedules: {a: 'linear(3ep)'}\n"
        "train:\n  problem: {kind: logistic, data: data.csv, validation: 0, batch: 2}\n  steps: 3ep\n"
        "  sweep: {grid: {problem.batch: [2, 4]}}\n");
    REQUIRE(experiment.training->setups.size() == 2);
    CHECK(experiment.training->setups[0].steps == 12);
    CHECK(experiment.training->setups[1].steps == 6);
}

TEST_CASE("an empty list in a grid is an error at its name") {
    const Lab lab;
    CHECK(lab.faults(swept("{grid: {problem.x0: 1, problem.noise: []}}")) == Strings{"bad-interval 5:33"});
}

TEST_CASE("as many points as are allowed, and one more") {
    const Lab lab;
    const auto count = [&](const std::string& sweep) {
        return lab.faults("schedules: {a: 0.1}\ntrain:\n  problem: noisy_quadratic\n  steps: 4\n  sweep: " + sweep);
    };
    std::string values = "0";
    for (int i = 1; i < 317; ++i) values += ", " + std::to_string(i);  // 317 * 316 is above 100,000
    CHECK(count("{grid: {problem.noise: [" + values + "]}, draws: {count: 316, values: {problem.x0: [1]}}}").size() ==
          1);
}

TEST_CASE("a text is a number where all of it is") {
    CHECK(number_of("0.5") == 0.5);
    CHECK(number_of("-1e-3") == -1e-3);
    for (const char* text : {"", "sgd", "1 ", "0.5x", "1ep", "+1"}) {
        INFO(text);
        CHECK_FALSE(number_of(text));
    }
}

}  // namespace
}  // namespace lrsched::experiment
