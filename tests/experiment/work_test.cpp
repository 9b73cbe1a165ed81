// Doing runs and keeping them: what is kept is not done again, what failed is, and trouble ends the work without a trace of half
// a run.
#include "experiment/work.hpp"

#include <atomic>
#include <map>

#include "experiment/runs.hpp"
#include "experiment/support.hpp"
#include "file/as_user.hpp"

namespace lrsched::experiment {
namespace {

const std::string kTen = "schedules: {a: 0.1, b: 0.2}\ntrain: {problem: noisy_quadratic, steps: 5, seeds: 0..4}\n";

/// `b` fails on its way: its rate falls below 0.
const std::string kFailing =
    "schedules: {a: 0.1, b: 0.3 - 0.1*t}\ntrain: {problem: noisy_quadratic, steps: 9, seeds: 0..1}\n";

/// The names of kept files and what they hold.
std::map<std::string, std::string> contents_of(const Store& store) {
    std::map<std::string, std::string> contents;
    for (const auto& entry : std::filesystem::directory_iterator(store.folder()))
        contents[entry.path().filename().string()] = test::get(entry.path().string());
    return contents;
}

TEST_CASE("every run is done and kept once, and told of") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kTen);
    const Store store = lab.store();
    std::vector<std::size_t> told;
    const Done done =
        work(experiment, store, {.tell = [&](const Progress& progress) { told.push_back(progress.done); }});
    CHECK_FALSE(done.error);
    CHECK_FALSE(done.interrupted);
    CHECK(done.failures.empty());
    CHECK(done.progress.runs == 10);
    CHECK(done.progress.done == 10);
    CHECK(done.progress.kept == 0);
    CHECK(told == std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    CHECK(contents_of(store).size() == 10);
}

TEST_CASE("what is kept does not hang on the number of threads") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kTen);
    const Store one = lab.store("one");
    const Store eight = lab.store("eight");
    const Store many = lab.store("many");
    static_cast<void>(work(experiment, one, {.jobs = 1}));
    static_cast<void>(work(experiment, eight, {.jobs = 8}));
    static_cast<void>(work(experiment, many, {.jobs = 100}));
    CHECK(contents_of(one).size() == 10);
    CHECK(contents_of(eight) == contents_of(one));
    CHECK(contents_of(many) == contents_of(one));
}

TEST_CASE("the shards together are the whole") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kTen);
    const Store whole = lab.store("whole");
    const Store parts = lab.store("parts");
    static_cast<void>(work(experiment, whole, {}));
    std::size_t done = 0;
    for (std::size_t index = 0; index < 3; ++index) {
        const Done part = work(experiment, parts, {.shard = {index, 3}});
        CHECK(part.progress.runs == part.progress.done);
        done += part.progress.done;
    }
    CHECK(done == 10);
    CHECK(contents_of(parts) == contents_of(whole));
}

TEST_CASE("a shard without a run has nothing to do") {
    const Lab lab;
    const Done done = work(lab.experiment(kTen), lab.store(), {.shard = {10, 11}});
    CHECK(done.progress.runs == 0);
    CHECK_FALSE(done.interrupted);
}

TEST_CASE("kept runs are not done again") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kTen);
    const Store store = lab.store();
    static_cast<void>(work(experiment, store, {}));
    const Runs runs(experiment);
    REQUIRE_FALSE(store.save(runs.identity(0), told({42})));
    std::filesystem::remove(store.path_of(runs.identity(7)));
    const Done done = work(experiment, store, {.jobs = 3});
    CHECK(done.progress.kept == 9);
    CHECK(done.progress.done == 1);
    CHECK(std::get<train::Trajectory>(store.load(runs.identity(0))).cells == told({42}).cells);
}

TEST_CASE("fresh does all again, also what cannot be read") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kTen);
    const Store store = lab.store();
    static_cast<void>(work(experiment, store, {}));
    const auto before = contents_of(store);
    const Runs runs(experiment);
    REQUIRE_FALSE(store.save(runs.identity(0), told({42})));
    test::put(store.path_of(runs.identity(1)), "garbage");
    const Done done = work(experiment, store, {.fresh = true});
    CHECK(done.progress.done == 10);
    CHECK(contents_of(store) == before);
}

TEST_CASE("a run that fails is told with its name, the others are done") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kFailing);
    const Store store = lab.store();
    const Done done = work(experiment, store, {.jobs = 4});
    CHECK_FALSE(done.error);
    CHECK(done.progress.done == 4);
    CHECK(done.progress.failed == 2);
    REQUIRE(done.failures.size() == 2);
    CHECK(done.failures[0].name == "b, seed 0");
    CHECK(done.failures[1].name == "b, seed 1");
    CHECK_THAT(done.failures[0].why, Catch::Matchers::StartsWith("`lr` is -"));
    CHECK(contents_of(store).size() == 4);
}

TEST_CASE("a failed run is done anew, a diverged one is a result") {
    const Lab lab;
    const Experiment failing = lab.experiment(kFailing);
    const Store store = lab.store();
    static_cast<void>(work(failing, store, {}));
    const Done again = work(failing, store, {});
    CHECK(again.progress.kept == 2);
    CHECK(again.progress.done == 2);
    CHECK(again.failures.size() == 2);

    const Experiment diverging =
        lab.experiment("schedules: {a: 5}\ntrain: {problem: noisy_quadratic, steps: 100, loss_bound: 1e6}\n");
    const Store other = lab.store("other");
    CHECK(work(diverging, other, {}).failures.empty());
    CHECK(work(diverging, other, {}).progress.kept == 1);
    CHECK(std::get<Results>(gather(diverging, other)).setups[0].count(train::Ending::diverged) == 1);
}

TEST_CASE("an interruption keeps what is finished, and the rest is done the next time") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kTen);
    const Store whole = lab.store("whole");
    const Store store = lab.store();
    static_cast<void>(work(experiment, whole, {}));
    std::atomic<bool> stop{false};
    const Done done = work(experiment, store,
                           {.tell = [&](const Progress& progress) { stop = progress.done == 3; },
                            .interrupted = [&] { return stop.load(); }});
    CHECK(done.interrupted);
    CHECK_FALSE(done.error);
    CHECK(done.progress.done == 3);
    CHECK(contents_of(store).size() == 3);
    const Done rest = work(experiment, store, {});
    CHECK_FALSE(rest.interrupted);
    CHECK(rest.progress.kept == 3);
    CHECK(rest.progress.done == 7);
    CHECK(contents_of(store) == contents_of(whole));
}

TEST_CASE("a run that is broken off in its middle is not kept, nor told as a failure") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kTen);
    const Store store = lab.store();
    int asked = 0;
    const Done done = work(experiment, store, {.interrupted = [&] { return ++asked > 4; }});
    CHECK(done.interrupted);
    CHECK(done.progress.done == 0);
    CHECK(done.failures.empty());
    CHECK(contents_of(store).empty());
}

TEST_CASE("a file that keeps no run ends the work and stays as it is") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kTen);
    const Store store = lab.store();
    const std::string path = store.path_of(Runs(experiment).identity(2));
    test::put(path, "mine");
    const Done done = work(experiment, store, {});
    REQUIRE(done.error);
    CHECK(done.error->path == path);
    CHECK(done.progress.done == 2);
    CHECK_FALSE(done.interrupted);
    CHECK(test::get(path) == "mine");
}

TEST_CASE("a store that cannot be written to ends the work on all threads") {
    const Lab lab;
    const Experiment experiment = lab.experiment(kTen);
    const Store store = lab.store();
    std::filesystem::permissions(lab.path("."), std::filesystem::perms(0755));
    std::filesystem::permissions(store.folder(), std::filesystem::perms(0555));
    Done done;
    {
        const test::AsUser user;
        done = work(experiment, store, {.jobs = 1});
    }
    REQUIRE(done.error);
    CHECK(done.error->reason == "permission denied");
    CHECK(done.progress.done == 0);
    CHECK_FALSE(done.interrupted);
    CHECK(std::filesystem::is_empty(store.folder()));
}

TEST_CASE("range tests are runs as well") {
    const Lab lab;
    const Experiment experiment =
        lab.experiment("schedules: {a: 0.1}\nrange_tests: {r: {problem: noisy_quadratic, steps: 20}}\n");
    const Store store = lab.store();
    CHECK(Runs(experiment).name(0) == "range test r");
    CHECK(work(experiment, store, {}).progress.done == 1);
    CHECK(work(experiment, store, {}).progress.kept == 1);
    const auto results = gather(experiment, store);
    REQUIRE(std::holds_alternative<Results>(results));
    CHECK(std::get<Results>(results).range_tests.at(0).rates.size() > 10);
}

TEST_CASE("an external trainer that fails once succeeds the next time") {
    const Lab lab;
    lab.put("trainer.sh",
            "[ -e ready ] || exit 7\nread -r hello\necho '{\"lrsched\":1,\"metrics\":[\"loss\"]}'\n"
            "step=0\nwhile read -r line; do\n  case $line in *end*) exit 0 ;; esac\n"
            "  echo \"{\\\"step\\\":$step,\\\"loss\\\":1}\"\n  step=$((step + 1))\ndone\n");
    const Experiment experiment = lab.experiment(
        "schedules: {a: 0.1}\ntrain:\n  problem: {kind: command, command: [sh, trainer.sh], folder: .}\n  steps: 3\n");
    const Store store = lab.store();
    const Done failed = work(experiment, store, {});
    REQUIRE(failed.failures.size() == 1);
    CHECK(failed.failures[0].name == "a, seed 0");
    CHECK_THAT(failed.failures[0].why, Catch::Matchers::Contains("7"));
    lab.put("ready", "");
    const Done done = work(experiment, store, {});
    INFO((done.failures.empty() ? std::string{} : done.failures[0].why));
    CHECK(done.failures.empty());
    CHECK(done.progress.done == 1);
    CHECK(work(experiment, store, {}).progress.kept == 1);
}

}  // namespace
}  // namespace lrsched::experiment
