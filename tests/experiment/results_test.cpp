// What kept runs come to: measures, deviations, ranks, what is missing.
#include "experiment/results.hpp"

#include <cmath>
#include <limits>

#include "experiment/runs.hpp"
#include "experiment/support.hpp"

namespace lrsched::experiment {
namespace {

using train::Ending;
using train::Trajectory;

/// An experiment whose runs are written by hand.
class Written {
public:
    explicit Written(const std::string& train, const std::string& schedules = "{a: 0.1, b: 0.2, c: 0.3}")
        : experiment_(lab_.experiment("schedules: " + schedules + "\ntrain: {problem: noisy_quadratic, steps: 4, " +
                                      train + "}\n")),
          store_(lab_.store()) {}

    void keep(std::size_t setup, std::size_t seed, const Trajectory& run) const {
        const Runs runs(experiment_);
        REQUIRE_FALSE(store_.save(runs.identity(runs.training(setup, seed)), run));
    }

    /// Each setup has a list of the last losses of its seeds.
    void keep_all(const std::vector<std::vector<double>>& losses) const {
        for (std::size_t setup = 0; setup < losses.size(); ++setup) {
            for (std::size_t seed = 0; seed < losses[setup].size(); ++seed)
                keep(setup, seed, told({9, losses[setup][seed]}));
        }
    }

    [[nodiscard]] std::variant<Results, Missing, file::Error> gathered() const { return gather(experiment_, store_); }

    [[nodiscard]] Results results() const {
        auto found = gathered();
        REQUIRE(std::holds_alternative<Results>(found));
        return std::get<Results>(std::move(found));
    }

    [[nodiscard]] const Store& store() const { return store_; }
    [[nodiscard]] const Experiment& experiment() const { return experiment_; }

private:
    Lab lab_;
    Experiment experiment_;
    Store store_;
};

std::vector<std::size_t> ranks_of(const Results& results) {
    std::vector<std::size_t> ranks;
    for (const SetupResult& setup : results.setups) ranks.push_back(setup.rank.value_or(0));
    return ranks;
}

TEST_CASE("a run is judged by its last loss") {
    const Written written("seeds: 0..2", "{a: 0.1}");
    written.keep_all({{1, 2, 6}});
    const Results results = written.results();
    CHECK(results.metric == "loss");
    REQUIRE(results.setups.size() == 1);
    const SetupResult& setup = results.setups[0];
    CHECK(setup.measure->count == 3);
    CHECK(setup.measure->mean == 3);
    CHECK(*setup.measure->deviation == Approx(std::sqrt(7.0)));
    CHECK(setup.best == 0U);
    CHECK(setup.runs[1].measure == 2.0);
    CHECK(setup.runs[1].last == std::vector<std::optional<double>>{0.1, 2.0});
    CHECK(results.rows == 6);
}

TEST_CASE("by the mean of the last values, or of all where there are fewer") {
    const Written written("seeds: [0, 1], measure: {metric: loss, last: 3}", "{a: 0.1}");
    written.keep(0, 0, told({100, 3, 2, 1}));
    written.keep(0, 1, told({5, 4}));
    const Results results = written.results();
    CHECK(results.setups[0].runs[0].measure == 2.0);
    CHECK(results.setups[0].runs[1].measure == 4.5);
}

TEST_CASE("the last value that was told counts, not the last row") {
    const Written written("seeds: 0", "{a: 0.1}");
    Trajectory run = told({3, 2, 1});
    run.cells[5] = std::nullopt;
    written.keep(0, 0, run);
    CHECK(written.results().setups[0].runs[0].measure == 2.0);
}

TEST_CASE("validation is the measure where the runs tell it") {
    const Written written("seeds: 0", "{a: 0.1}");
    Trajectory run = told({3, 2});
    run.columns[1] = "val_loss";
    written.keep(0, 0, run);
    CHECK(written.results().metric == "val_loss");
    CHECK(written.results().setups[0].runs[0].measure == 2.0);
}

TEST_CASE("setups are ranked by their means, the least first") {
    const Written written("seeds: 0..1");
    written.keep_all({{3, 5}, {1, 2}, {9, 1}});
    CHECK(ranks_of(written.results()) == std::vector<std::size_t>{2, 1, 3});
}

TEST_CASE("or the greatest first, and so is the best seed") {
    const Written written("seeds: 0..1, measure: {metric: loss, goal: greatest}");
    written.keep_all({{3, 5}, {1, 2}, {9, 1}});
    const Results results = written.results();
    CHECK(ranks_of(results) == std::vector<std::size_t>{2, 3, 1});
    CHECK(results.setups[0].best == 1U);
    CHECK(results.setups[2].best == 0U);
}

TEST_CASE("equal means keep the order of the config") {
    const Written written("seeds: 0");
    written.keep_all({{2}, {2}, {1}});
    CHECK(ranks_of(written.results()) == std::vector<std::size_t>{2, 3, 1});
}

TEST_CASE("a run that diverged or failed has no measure, and its setup ranks behind those without such a run") {
    const Written written("seeds: 0..1");
    written.keep(0, 0, told({9, 0.001}));
    written.keep(0, 1, told({9, 0.001}, Ending::diverged));
    written.keep(1, 0, told({9, 5}));
    written.keep(1, 1, told({9, 5}));
    written.keep(2, 0, told({9, 5}, Ending::failed));
    written.keep(2, 1, told({}, Ending::failed));
    const Results results = written.results();
    CHECK(ranks_of(results) == std::vector<std::size_t>{2, 1, 0});
    CHECK(results.setups[0].count(Ending::diverged) == 1);
    CHECK(results.setups[0].measure->count == 1);
    CHECK_FALSE(results.setups[0].measure->deviation);
    CHECK(results.setups[2].count(Ending::failed) == 2);
    CHECK_FALSE(results.setups[2].measure);
    CHECK_FALSE(results.setups[2].best);
    CHECK(results.setups[2].runs[0].why == "it was told to");
}

TEST_CASE("a run that was stopped is judged, one whose measure is not finite is not") {
    const Written written("seeds: 0..1, measure: {metric: loss, last: 2}", "{a: 0.1}");
    written.keep(0, 0, told({4, 2}, Ending::stopped));
    written.keep(0, 1, told({std::numeric_limits<double>::infinity(), 2}));
    const Results results = written.results();
    CHECK(results.setups[0].runs[0].measure == 3.0);
    CHECK_FALSE(results.setups[0].runs[1].measure);
    CHECK(results.setups[0].measure->count == 1);
}

TEST_CASE("where every first run failed before it had a column, the metric is that of the next") {
    const Written written("seeds: 0..1", "{a: 0.1}");
    Trajectory nothing = told({}, Ending::failed);
    nothing.columns.clear();
    nothing.hyperparameters = 0;
    written.keep(0, 0, nothing);
    written.keep(0, 1, told({9, 3}));
    const Results results = written.results();
    CHECK(results.metric == "loss");
    CHECK(results.setups[0].columns == std::vector<std::string>{"lr", "loss"});
    CHECK(results.setups[0].measure->mean == 3);
}

TEST_CASE("runs that are not kept are counted, and the first is named") {
    const Written written("seeds: 0..1");
    written.keep(0, 0, told({1}));
    written.keep(1, 0, told({1}));
    const auto found = written.gathered();
    REQUIRE(std::holds_alternative<Missing>(found));
    const auto& missing = std::get<Missing>(found);
    CHECK(missing.count == 4);
    CHECK(missing.of == 6);
    CHECK(missing.first == "a, seed 1");
}

TEST_CASE("a kept file that is no run is an error") {
    const Written written("seeds: 0", "{a: 0.1}");
    const Runs runs(written.experiment());
    test::put(written.store().path_of(runs.identity(0)), "{}");
    const auto found = written.gathered();
    REQUIRE(std::holds_alternative<file::Error>(found));
    CHECK(std::get<file::Error>(found).reason == "holds no run of lrsched");
}

TEST_CASE("the band of a column is the mean of the seeds and their deviation, at each step that one has told") {
    const Written written("seeds: 0..1", "{a: 0.1}");
    written.keep(0, 0, told({4, 2, 1}));
    Trajectory shorter = told({2, std::numeric_limits<double>::quiet_NaN()}, Ending::diverged);
    written.keep(0, 1, shorter);
    const Results results = written.results();  // the figure of the training shows `loss`
    REQUIRE(results.setups[0].bands.contains("loss"));
    const Band& band = results.setups[0].bands.at("loss");
    CHECK(band.steps == std::vector<double>{0, 1, 2});
    CHECK(band.mean == std::vector<double>{3, 2, 1});
    REQUIRE(band.deviation.size() == 3);
    CHECK(band.deviation[0] == Approx(std::sqrt(2.0)));
    CHECK(band.deviation[1] == 0);
}

TEST_CASE("a single seed has a band without deviation") {
    const Written written("seeds: 0", "{a: 0.1}");
    written.keep(0, 0, told({4, 2}));
    CHECK(written.results().setups[0].bands.at("loss").deviation.empty());
}

}  // namespace
}  // namespace lrsched::experiment
