// The files that an experiment leaves.
#include "experiment/output.hpp"

#include <nlohmann/json.hpp>

#include "experiment/results_json.hpp"
#include "experiment/support.hpp"
#include "file/as_user.hpp"

namespace lrsched::experiment {
namespace {

using Strings = std::vector<std::string>;

const std::string kConfig =
    "title: Two\nschedules: {a: linear(10), b: 0.2}\n"
    "train: {problem: noisy_quadratic, steps: 10, seeds: 0..1}\n"
    "range_tests: {r: {problem: noisy_quadratic, steps: 20}}\n";

struct Done {
    explicit Done(const std::string& config = kConfig)
        : experiment(lab.experiment(config)), store(lab.store()), results(do_all(experiment, store)) {}

    [[nodiscard]] Output write(const std::string& folder, const Strings& kinds = {}) const {
        return write_output(experiment, results, store, lab.path(folder), kinds);
    }

    Lab lab;
    Experiment experiment;
    Store store;
    Results results;
};

TEST_CASE("each table, the results and the report are written whole into a folder that is made") {
    const Done done;
    const Output output = done.write("out/x");
    CHECK_FALSE(output.error);
    CHECK(output.remarks.empty());
    CHECK(output.files == Strings{"schedules.csv", "setups.csv", "runs.csv", "steps.csv", "range-tests.csv",
                                  "suggestions.csv", "results.json", "report.html"});
    for (const std::string& name : output.files) CHECK_FALSE(test::get(done.lab.path("out/x/" + name)).empty());
}

TEST_CASE("what is not in the experiment has no table") {
    const Done done("schedules: {a: linear(10)}\n");
    CHECK(done.write("out").files == Strings{"schedules.csv", "results.json", "report.html"});
}

TEST_CASE("the same results are the same bytes") {
    const Done done;
    const Output one = done.write("one");
    static_cast<void>(done.write("two"));
    for (const std::string& name : one.files)
        CHECK(test::get(done.lab.path("one/" + name)) == test::get(done.lab.path("two/" + name)));
}

TEST_CASE("the first file that cannot be written ends the writing and is told") {
    const Done done;
    std::filesystem::create_directories(done.lab.path("out/runs.csv"));
    const Output output = done.write("out");
    REQUIRE(output.error);
    CHECK(output.error->path == done.lab.path("out/runs.csv"));
    CHECK(output.error->reason == "is a directory");
    CHECK(output.files == Strings{"schedules.csv", "setups.csv"});
}

TEST_CASE("a folder that may not be written to is told, with nothing in it") {
    const Done done;
    std::filesystem::create_directory(done.lab.path("out"));
    std::filesystem::permissions(done.lab.path("."), std::filesystem::perms(0755));
    std::filesystem::permissions(done.lab.path("out"), std::filesystem::perms(0555));
    const test::AsUser user;
    const Output output = done.write("out");
    REQUIRE(output.error);
    CHECK(output.error->reason == "permission denied");
    CHECK(output.files.empty());
    CHECK(std::filesystem::is_empty(done.lab.path("out")));
}

TEST_CASE("the results are JSON with every setup and every run") {
    const Done done;
    const auto json = nlohmann::json::parse(results_json(done.experiment, done.results));
    CHECK(json.at("lrsched_results") == 1);
    CHECK(json.at("experiment") == "x");
    CHECK(json.at("title") == "Two");
    CHECK(json.at("measure") == "loss");
    CHECK(json.at("curves").at("a").size() == 10);
    CHECK(json.at("curves").at("a").at(5) == 0.5);
    REQUIRE(json.at("setups").size() == 2);
    const auto& setup = json.at("setups").at(0);
    CHECK(setup.at("schedule") == "a");
    CHECK(setup.at("steps") == 10);
    CHECK(setup.at("runs").size() == 2);
    CHECK(setup.at("runs").at(1).at("seed") == 1);
    CHECK(setup.at("runs").at(1).at("ending") == "finished");
    CHECK(setup.at("mean").get<double>() == done.results.setups[0].measure->mean);
    CHECK(setup.at("runs").at(0).at("final").at("loss") == setup.at("runs").at(0).at("measure"));
    CHECK(json.at("range_tests").at(0).at("suggestions").size() == 3);
    CHECK(json.at("range_tests").at(0).at("lr").size() == json.at("range_tests").at(0).at("loss").size());
}

TEST_CASE("what is not finite is a word in the results, and what there is not is null") {
    const Done done(
        "schedules: {a: 5}\ntrain: {problem: noisy_quadratic, steps: 1000, seeds: [0], loss_bound: 1e300}\n");
    const auto json = nlohmann::json::parse(results_json(done.experiment, done.results));
    const auto& run = json.at("setups").at(0).at("runs").at(0);
    CHECK(run.at("ending") == "diverged");
    CHECK(run.at("measure").is_null());
    CHECK_FALSE(json.at("setups").at(0).contains("mean"));
}

}  // namespace
}  // namespace lrsched::experiment
