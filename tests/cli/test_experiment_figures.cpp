// The names of curves in the figures of an experiment.
#include <algorithm>

#include "experiment/draw.hpp"
#include "harness/catch.hpp"

using namespace lrsched;
using namespace lrsched::experiment;

namespace {

/// Of each curve of the figure `f`, where all runs tell the loss 1.
std::vector<std::string> names_of_curves(const std::string& figure) {
    const std::string config =
        "schedules: {a: constant(), b: linear()}\n"
        "train:\n  problem: noisy_quadratic\n  steps: 2\n"
        "  sweep: {grid: {run.base: [0.1, 0.2], problem.noise: [0, 1]}}\n"
        "figures: {f: " +
        figure + "}\n";
    const Prepared prepared = prepare({"x.yaml", config}, {});
    REQUIRE(prepared.experiment);
    Results results;
    results.metric = "loss";
    results.setups.resize(prepared.experiment->training->setups.size());
    for (SetupResult& setup : results.setups) {
        setup.measure = Statistics{.count = 1, .mean = 1};
        setup.bands["loss"] = {.steps = {0, 1}, .mean = {1, 1}, .deviation = {}};
    }
    const plot::Sheet sheet = draw(prepared.experiment->figures.front(), *prepared.experiment, results);
    std::vector<std::string> names;
    for (const plot::Series& series : sheet.panels.front().series) names.push_back(series.name);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("what `where` says of all curves is not said of each") {
    CHECK(names_of_curves("{trained: loss, where: {run.base: 0.1, problem.noise: 1}}") == Names{"a", "b"});
    CHECK(names_of_curves("{trained: loss, where: {run.base: 0.1}, of: b}") ==
          Names{"b problem.noise=0", "b problem.noise=1"});
    CHECK(names_of_curves("{against: run.base, where: {problem.noise: 1}}") == Names{"a", "b"});
    CHECK(names_of_curves("{against: run.base}") ==
          Names{"a problem.noise=0", "a problem.noise=1", "b problem.noise=0", "b problem.noise=1"});
}

TEST_CASE("a curve against a value that `where` fixes keeps its point") {
    CHECK(names_of_curves("{against: run.base, where: {run.base: 0.1, problem.noise: 1}}") == Names{"a", "b"});
}
