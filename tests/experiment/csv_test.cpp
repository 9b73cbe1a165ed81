// Tables as CSV, and the rows of all runs in one.
#include <limits>
#include <numbers>

#include "experiment/support.hpp"
#include "experiment/tables.hpp"

namespace lrsched::experiment {
namespace {

using report::Cell;
using report::Table;

std::string csv(std::vector<Cell> row) {
    Table table{.title = "t", .columns = {{.name = "c"}}, .rows = {std::move(row)}};
    const std::string text = csv_of(table);
    REQUIRE(text.starts_with("c\n"));
    return text.substr(2);
}

TEST_CASE("numbers keep all their bits") {
    CHECK(csv({0.1, 1.0 / 3, 5e-324, -0.0, 1e300}) == "0.1,0.3333333333333333,5e-324,-0,1e+300\n");
    CHECK(csv({std::numbers::pi, 100.0, 1e15}) == "3.141592653589793,100,1000000000000000\n");
}

TEST_CASE("what is not finite is a word, and nothing is nothing") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(csv({infinity, -infinity, std::numeric_limits<double>::quiet_NaN()}) == "inf,-inf,nan\n");
    CHECK(csv({Cell(), Cell(1.0), Cell()}) == ",1,\n");
}

TEST_CASE("texts with commas, quotes and line feeds stand in quotes") {
    CHECK(csv({Cell("plain text")}) == "plain text\n");
    CHECK(csv({Cell("a,b")}) == "\"a,b\"\n");
    CHECK(csv({Cell("say \"no\"")}) == "\"say \"\"no\"\"\"\n");
    CHECK(csv({Cell("two\nlines"), Cell("a\rb")}) == "\"two\nlines\",\"a\rb\"\n");
    CHECK(csv({Cell("")}) == "\n");
}

TEST_CASE("names of columns are texts as any other") {
    const Table table{.title = "t", .columns = {{.name = "a,b"}, {.name = "c"}}, .rows = {}};
    CHECK(csv_of(table) == "\"a,b\",c\n");
}

const std::string kConfig =
    "schedules:\n  plain: 0.1\n  'ours, \"new\"': |\n    param peak = 0.5\n    schedule lr = peak\n"
    "train:\n  problem: {kind: noisy_quadratic, noise: 0}\n  steps: 2\n  seeds: [3, 5]\n  metrics: [loss]\n"
    "  sweep: {grid: {peak: [0.25]}}\n";

TEST_CASE("the rows of all runs stand in one table, in the order of setups and seeds") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kConfig);
    const Store store = lab.store();
    const Results results = do_all(experiment, store);
    const auto text = steps_csv(experiment, results, store);
    REQUIRE(std::holds_alternative<std::string>(text));
    // (x - 2)^2 from x = 0: x becomes 0.4 with the rate 0.1, 1 with 0.25. The last row of a run is what was reached.
    CHECK(std::get<std::string>(text) ==
          "schedule,peak,seed,step,lr,momentum,weight_decay,loss\n"
          "plain,,3,0,0.1,0,0,4\n"
          "plain,,3,1,0.1,0,0,2.5600000000000005\n"
          "plain,,3,2,,,,1.6383999999999994\n"
          "plain,,5,0,0.1,0,0,4\n"
          "plain,,5,1,0.1,0,0,2.5600000000000005\n"
          "plain,,5,2,,,,1.6383999999999994\n"
          "\"ours, \"\"new\"\"\",0.25,3,0,0.25,0,0,4\n"
          "\"ours, \"\"new\"\"\",0.25,3,1,0.25,0,0,1\n"
          "\"ours, \"\"new\"\"\",0.25,3,2,,,,0.25\n"
          "\"ours, \"\"new\"\"\",0.25,5,0,0.25,0,0,4\n"
          "\"ours, \"\"new\"\"\",0.25,5,1,0.25,0,0,1\n"
          "\"ours, \"\"new\"\"\",0.25,5,2,,,,0.25\n");
}

TEST_CASE("tables of runs and setups have a row for each") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kConfig);
    const Results results = do_all(experiment, lab.store());
    CHECK(csv_of(table_of_runs(experiment, results)) ==
          "schedule,peak,seed,ending,end,measure,final_lr,final_momentum,final_weight_decay,final_loss\n"
          "plain,,3,finished,2,1.6383999999999994,0.1,0,0,1.6383999999999994\n"
          "plain,,5,finished,2,1.6383999999999994,0.1,0,0,1.6383999999999994\n"
          "\"ours, \"\"new\"\"\",0.25,3,finished,2,0.25,0.25,0,0,0.25\n"
          "\"ours, \"\"new\"\"\",0.25,5,finished,2,0.25,0.25,0,0,0.25\n");
    CHECK(csv_of(table_of_setups(experiment, results)) ==
          "schedule,peak,runs,diverged,failed,mean,deviation,confidence,best,best_seed,rank\n"
          "plain,,2,0,0,1.6383999999999994,0,0,1.6383999999999994,3,2\n"
          "\"ours, \"\"new\"\"\",0.25,2,0,0,0.25,0,0,0.25,3,1\n");
}

TEST_CASE("a run that is gone when the rows are written is told") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kConfig);
    const Store store = lab.store();
    const Results results = do_all(experiment, store);
    std::filesystem::remove_all(store.folder());
    const auto text = steps_csv(experiment, results, store);
    REQUIRE(std::holds_alternative<file::Error>(text));
    CHECK(std::get<file::Error>(text).reason == "is gone");
}

}  // namespace
}  // namespace lrsched::experiment
