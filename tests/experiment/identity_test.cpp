// What a run hangs on: everything that changes its numbers changes its identity, and nothing else does.
#include "experiment/runs.hpp"

#include <set>

#include "experiment/support.hpp"

namespace lrsched::experiment {
namespace {

/// The identities of all runs of a config.
std::vector<std::string> identities(const Lab& lab, const std::string& config) {
    const Experiment experiment = lab.experiment(config);
    const Runs runs(experiment);
    std::vector<std::string> all;
    for (std::size_t run = 0; run < runs.count(); ++run) all.push_back(runs.identity(run));
    return all;
}

std::string first(const Lab& lab, const std::string& config) { return identities(lab, config).at(0); }

const std::string kTrain = "train: {problem: noisy_quadratic, steps: 10";
const std::string kPlain = "schedules: {a: 'linear(10)'}\n" + kTrain + "}\n";

TEST_CASE("titles, texts, figures, names and the way a config is written change no run") {
    const Lab lab;
    const std::string plain = first(lab, kPlain);
    for (const char* config :
         {"title: Other\nabout: Words\nschedules: {a: 'linear(10)'}\ntrain: {problem: noisy_quadratic, steps: 10}\n",
          "schedules: {b: 'linear(10)'}\ntrain: {problem: noisy_quadratic, steps: 10}\n",
          "# why\nschedules:\n  a: linear( 10 )\ntrain:\n  steps: 10\n  problem: {kind: noisy_quadratic}\n",
          "schedules: {a: 'linear(10)'}\ntrain: {problem: noisy_quadratic, steps: 10, optimizer: sgd}\n",
          "schedules: {a: 'linear(10)'}\ntrain: {problem: p, steps: 10}\nproblems: {p: noisy_quadratic}\n",
          "schedules: {a: 'linear(10)'}\ntrain: {problem: noisy_quadratic, steps: 10, measure: grad_norm}\n",
          "schedules: {a: 'linear(10)'}\ntrain: {problem: noisy_quadratic, steps: 10}\nfigures: {f: {curves: all}}\n",
          "schedules: {a: 'linear(10)'}\ntrain: {problem: noisy_quadratic, steps: 10}\n"
          "range_tests: {lr: {problem: nqm}}\n"}) {
        INFO(config);
        CHECK(first(lab, config) == plain);
    }
}

TEST_CASE("a run is the same with others around it") {
    const Lab lab;
    const std::string plain = first(lab, kPlain);
    const auto seeds = identities(lab, "schedules: {z: 0.5, a: 'linear(10)'}\n" + kTrain + ", seeds: [5, 0]}\n");
    REQUIRE(seeds.size() == 4);
    CHECK(seeds[3] == plain);
    CHECK(std::set<std::string>(seeds.begin(), seeds.end()).size() == 4);
}

TEST_CASE("all that changes numbers changes a run") {
    const Lab lab;
    std::set<std::string> seen{first(lab, kPlain)};
    for (const std::string& config : {
             "schedules: {a: 'linear(9)'}\n" + kTrain + "}\n",
             "schedules: {a: {lr: 'linear(10)', momentum: 0.9}}\n" + kTrain + "}\n",
             "schedules: {a: {lr: 0.9, momentum: 'linear(10)'}}\n" + kTrain + "}\n",
             std::string(
                 "schedules: {a: 'linear(10)'}\ntrain: {problem: noisy_quadratic, steps: 11}\nrun: {total: 10}\n"),
             "schedules: {a: 'linear(10)'}\n" + kTrain + ", seeds: 1}\n",
             "schedules: {a: 'linear(10)'}\n" + kTrain + ", record_every: 2}\n",
             "schedules: {a: 'linear(10)'}\n" + kTrain + ", loss_bound: 5}\n",
             "schedules: {a: 'linear(10)'}\n" + kTrain + ", metrics: [loss]}\n",
             "schedules: {a: 'linear(10)'}\n" + kTrain + ", validate_every: 2}\n",
             "schedules: {a: 'linear(10)'}\n" + kTrain + ", optimizer: {kind: sgd, momentum: 0.9}}\n",
             "schedules: {a: 'linear(10)'}\n" + kTrain + ", optimizer: adam}\n",
             std::string(
                 "schedules: {a: 'linear(10)'}\ntrain: {problem: {kind: noisy_quadratic, noise: 0}, steps: 10}\n"),
             std::string("schedules: {a: 'linear(10)'}\ntrain: {problem: {kind: nqm, dimension: 3}, steps: 10}\n"),
         }) {
        INFO(config);
        CHECK(seen.insert(first(lab, config)).second);
    }
}

const std::string kData =
    "schedules: {a: 0.1}\ntrain:\n  problem: {kind: logistic, data: data.csv, validation: 0, batch: 1}\n  steps: 3\n";

TEST_CASE("data are their contents, whatever the file is called") {
    const Lab lab;
    lab.put("data.csv", "u,label\n1,a\n2,b\n");
    const std::string before = first(lab, kData);
    lab.put("other.csv", "u,label\n1,a\n2,b\n");
    std::string renamed = kData;
    renamed.replace(renamed.find("data.csv"), 8, "./other.csv");
    CHECK(first(lab, renamed) == before);
    lab.put("data.csv", "u,label\n1,a\n3,b\n");
    CHECK(first(lab, kData) != before);
}

TEST_CASE("a schedule's file is what it says, not what it is called") {
    const Lab lab;
    const std::string config = "schedules: {a: {file: a.sched}}\n" + kTrain + "}\n";
    lab.put("a.sched", "schedule lr = linear(10)\n");
    const std::string before = first(lab, config);
    CHECK(before == first(lab, kPlain));
    lab.put("a.sched", "# the same\nschedule lr = linear(10)\n");
    CHECK(first(lab, config) == before);
    lab.put("a.sched", "schedule lr = linear(10) / 2\n");
    CHECK(first(lab, config) != before);
}

std::string command(const std::string& more) {
    return "schedules: {a: 0.1}\ntrain:\n  problem: {kind: command, command: [sh, -c, exit]" + more + "}\n  steps: 3\n";
}

TEST_CASE("an external trainer in another folder is another") {
    const Lab lab;
    const std::set<std::string> all{first(lab, command("")), first(lab, command(", folder: one")),
                                    first(lab, command(", folder: two")), first(lab, command(", step_limit: 5"))};
    CHECK(all.size() == 4);
}

TEST_CASE("trainers that differ in their folder alone are two problems") {
    const Lab lab;
    const Experiment experiment = lab.experiment(
        "schedules: {a: 0.1}\nproblems:\n  one: {kind: command, command: [sh], folder: one}\n"
        "  two: {kind: command, command: [sh], folder: two}\ntrain:\n  problem: one\n  steps: 3\n"
        "  sweep: {grid: {problem: [one, two]}}\n");
    const auto& setups = experiment.training->setups;
    REQUIRE(setups.size() == 2);
    CHECK(setups[0].problem != setups[1].problem);
    CHECK(setups[0].identity != setups[1].identity);
}

TEST_CASE("where a config is called from changes nothing") {
    const Lab lab;
    lab.put("x.yaml", command(", folder: one"));
    const auto identity = [&](const std::string& name) {
        const Prepared prepared = prepare({name, command(", folder: one")}, {});
        REQUIRE(prepared.experiment);
        return Runs(*prepared.experiment).identity(0);
    };
    CHECK(identity(lab.path("x.yaml")) == identity("x.yaml"));
    CHECK(identity("some/where/x.yaml") == identity("x.yaml"));
}

std::string range_test(const std::string& more, const std::string& schedules = "{a: 0.9}") {
    return "schedules: " + schedules + "\nrange_tests:\n  r: {problem: noisy_quadratic" + more + "}\n";
}

TEST_CASE("a range test hangs on its sweep, its ends and what sets the other hyper-parameters") {
    const Lab lab;
    const std::string plain = first(lab, range_test(""));
    CHECK(first(lab, range_test(", skip_begin: 0.1, from: 1e-7, scale: log")) == plain);
    std::set<std::string> seen{plain};
    for (const std::string& config :
         {range_test(", from: 1e-6"), range_test(", to: 5"), range_test(", steps: 50"), range_test(", scale: linear"),
          range_test(", smoothing: 0"), range_test(", stop_factor: 3"), range_test(", to_the_end: true"),
          range_test(", seed: 1"), range_test(", optimizer: adam"), range_test(", schedule: a", "{a: {momentum: 0.9}}"),
          range_test(", schedule: a", "{a: {weight_decay: 0.9}}"),
          range_test(", schedule: a", "{a: {momentum: 0.8}}")}) {
        INFO(config);
        CHECK(seen.insert(first(lab, config)).second);
    }
}

}  // namespace
}  // namespace lrsched::experiment
