// External trainers: good ones, and those that crash, hang, or talk nonsense.
#include <sys/wait.h>

#include <cerrno>
#include <cmath>
#include <thread>

#include "harness/catch.hpp"
#include "train/protocol.hpp"
#include "train/range_test.hpp"
#include "train/support.hpp"

namespace lrsched::train {
namespace {

using Words = std::vector<std::string>;

bool no_child_left() { return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD; }

Run run_of(const Words& command, Values values = {}, std::uint64_t steps = 3) {
    values["command"] = command;
    return {.problem = problem_of("command", std::move(values)), .steps = steps};
}

Run python_quadratic(std::uint64_t steps) {
    return run_of({"python3", std::string(LRSCHED_EXAMPLE_TRAINERS) + "/quadratic.py"}, {}, steps);
}

/// A trainer in a few lines of shell. `$1` of `answer` is what it writes; it greets as it should.
const std::string kGreeting =
    "answer() { printf '%s\\n' \"$1\"; }; read hello; answer '{\"lrsched\":1,\"metrics\":[\"loss\",\"acc\"]}'; ";

Trajectory train_script(const std::string& script, Values values = {}) {
    Trajectory trajectory = train_constantly(run_of({"sh", "-c", script, "trainer"}, std::move(values)), {{"lr", 0.1}});
    CHECK(no_child_left());
    return trajectory;
}

/// The failure without its beginning, which names the trainer.
std::string why(const Trajectory& trajectory) {
    CHECK(trajectory.ending == Ending::failed);
    CHECK(trajectory.why.starts_with("the trainer `sh -c "));
    const std::size_t end = trajectory.why.find("`, ");
    return end == std::string::npos ? trajectory.why : trajectory.why.substr(end + 3);
}

std::string why_of(const std::string& script, Values values = {}) {
    return why(train_script(script, std::move(values)));
}

TEST_CASE("an external trainer that does what a problem here does gives the same run") {
    const Trajectory outside = train_constantly(python_quadratic(50), {{"lr", 0.1}});
    CHECK(outside.ending == Ending::finished);
    CHECK(outside.why.empty());
    CHECK(outside.columns == Words{"lr", "loss", "x"});
    const Run run{
        .problem = problem_of("noisy_quadratic", {{"noise", 0.0}}), .optimizer = optimizer_of("sgd"), .steps = 49};
    const Trajectory inside = train_constantly(run, {{"lr", 0.1}});
    CHECK(column_of(outside, "x") == column_of(inside, "x"));
    CHECK(column_of(outside, "loss") == column_of(inside, "loss"));
    CHECK(no_child_left());
}

TEST_CASE("a range test of an external trainer finds what one of the same problem here finds") {
    RangeTest test;
    test.run = python_quadratic(0);
    test.smoothing = 0.5;
    const RangeResult outside = range_test(test, *constant_schedule({}));
    test.run = {.problem = problem_of("noisy_quadratic", {{"noise", 0.0}}), .optimizer = optimizer_of("sgd")};
    const RangeResult inside = range_test(test, *constant_schedule({{"momentum", 0.0}}));
    CHECK(outside.trajectory.ending == inside.trajectory.ending);
    CHECK(outside.losses == inside.losses);
    CHECK(outside.suggestions.at(0).point->rate == inside.suggestions.at(0).point->rate);
    CHECK(no_child_left());
}

TEST_CASE("the lines that are sent are those of the protocol") {
    // The trainer tells on standard error what it hears, and fails, so that we see it.
    const std::string script =
        "heard() { echo \"$1\" >&2; }; read line; heard \"$line\"; echo "
        "'{\"lrsched\":1,\"metrics\":[\"acc\",\"loss\"]}'; "
        "for i in 0 1 2; do read line; heard \"$line\"; echo \"{\\\"step\\\":$i,\\\"loss\\\":1}\"; done; read line; "
        "heard \"$line\"; exit 9";
    Run run = run_of({"sh", "-c", script}, {{"hyperparameters", Words{"lr", "weight decay"}}});
    run.seed = 7;
    run.validate_every = 2;
    const Trajectory trajectory = train_constantly(run, {{"lr", 0.1}, {"weight decay", 1e-30}});
    CHECK(trajectory.columns == Words{"lr", "weight decay", "loss", "acc"});
    CHECK(trajectory.why.substr(trajectory.why.find("after its")) ==
          "after its last step: it ended with exit status 9\nits standard error ends with:\n"
          "  {\"lrsched\":1,\"seed\":7,\"steps\":3,\"hyperparameters\":[\"lr\",\"weight decay\"]}\n"
          "  {\"step\":0,\"validate\":true,\"lr\":0.1,\"weight decay\":1e-30}\n"
          "  {\"step\":1,\"lr\":0.1,\"weight decay\":1e-30}\n"
          "  {\"step\":2,\"validate\":true,\"lr\":0.1,\"weight decay\":1e-30}\n"
          "  {\"end\":true}");
}

TEST_CASE("metrics may be left out at steps, but not the loss") {
    const Trajectory trajectory =
        train_script(kGreeting +
                     "read x; answer '{\"step\":0,\"loss\":1}'; read x; answer '{\"step\":1,\"acc\":0.5,\"loss\":2}'; "
                     "read x; answer ' { \"loss\" : 3e0 , \"step\" : 2 } '; read x");
    CHECK(trajectory.ending == Ending::finished);
    CHECK(column_of(trajectory, "loss") == std::vector<double>{1, 2, 3});
    const std::size_t accuracy = trajectory.find("acc").value();
    CHECK_FALSE(trajectory.at(0, accuracy));
    CHECK(trajectory.at(1, accuracy) == 0.5);
    CHECK(why_of(kGreeting + "read x; answer '{\"step\":0,\"acc\":1}'") ==
          "at step 0: it tells no `loss`: `{\"step\":0,\"acc\":1}`");
}

TEST_CASE("a loss that is not finite is a divergence, however it is written") {
    for (const std::string word : {"null", "NaN", "Infinity", "-Infinity", "1e300"}) {
        std::string script = kGreeting + "read x; answer '{\"step\":0,\"loss\":1}'; read x; ";
        script.append("answer '{\"step\":1,\"loss\":").append(word).append(",\"acc\":NaN}'; read x; exit 1");
        const Trajectory trajectory = train_script(script);
        INFO(word);
        CHECK(trajectory.ending == Ending::diverged);
        CHECK(trajectory.end == 1);
        CHECK(trajectory.why.empty());
        CHECK(std::isnan(trajectory.at(1, trajectory.find("acc").value()).value()));
    }
    CHECK(why_of(kGreeting + "read x; answer '{\"step\":0,\"loss\":1,\"NaN\":1}'") ==
          "at step 0: it tells `NaN`, which it did not announce; it announced `loss`, `acc`");
}

TEST_CASE("a trainer that crashes is told with its exit status and its last words") {
    CHECK(why_of("echo no such module >&2; exit 3") ==
          "at its start: it ended with exit status 3\nits standard error ends with:\n  no such module");
    CHECK(why_of("exit 0") == "at its start: it ended with exit status 0");
    CHECK(why_of(kGreeting + "read x; printf 'Traceback\\n  \\033[31moops' >&2; exit 1") ==
          "at step 0: it ended with exit status 1\nits standard error ends with:\n  Traceback\n    ?[31moops");
    CHECK(why_of(kGreeting + "read x; kill -SEGV $$") == "at step 0: it was ended by signal 11");
    CHECK(why_of(kGreeting + "read x; answer '{\"step\":0,\"loss\":1}'; exit 4") ==
          "at step 1: it ended with exit status 4");
    CHECK(why_of(kGreeting + "read x; exec >&-; sleep 1000", {{"end_limit", 0.05}}) ==
          "at step 0: it closed its standard output");
}

TEST_CASE("a trainer that hangs is given up and ended") {
    CHECK(why_of("sleep 1000", {{"start_limit", 0.05}}) == "at its start: it has not answered within 0.05 s");
    CHECK(why_of(kGreeting + "read x; sleep 1000", {{"step_limit", 0.05}}) ==
          "at step 0: it has not answered within 0.05 s");
    CHECK(why_of("sleep 1000", {{"run_limit", 0.05}}) ==
          "at its start: it has not answered within 0.05 s for the whole run");
    const std::string steps =
        kGreeting + "for i in 0 1 2; do read x; answer \"{\\\"step\\\":$i,\\\"loss\\\":1}\"; done; ";
    CHECK(why_of(steps + "sleep 1000", {{"end_limit", 0.05}}) == "after its last step: it has not ended within 0.05 s");
    CHECK(why_of(steps + "read x; exit 2") == "after its last step: it ended with exit status 2");
    CHECK(why_of(steps + "read x; echo done") ==
          "after its last step: it wrote `done?`; only answers belong on standard output");
    CHECK(train_script(steps + "read x; read y; exit 0").ending == Ending::finished);
}

TEST_CASE("a step may take longer than the whole of what a start may") {
    CHECK(train_script(
              kGreeting + "for i in 0 1 2; do read x; sleep 0.02; answer \"{\\\"step\\\":$i,\\\"loss\\\":1}\"; done",
              {{"start_limit", 20.0}, {"step_limit", 1e300}})
              .ending == Ending::finished);
}

TEST_CASE("garbage is told with what is expected") {
    const auto at_start = [](const std::string& line) { return why_of("printf '%s\\n' '" + line + "'; read x"); };
    const std::string wanted = "; `{\"lrsched\":1,\"metrics\":[\"loss\", ...]}` is expected";
    CHECK(at_start("Epoch 1/10") == "at its start: it answered `Epoch 1/10`" + wanted);
    CHECK(at_start("") == "at its start: it answered ``" + wanted);
    CHECK(at_start("[1]") == "at its start: it answered `[1]`" + wanted);
    CHECK(at_start("{\"lrsched\":1}") == "at its start: it answered `{\"lrsched\":1}`" + wanted);
    CHECK(at_start("{\"lrsched\":1,\"metrics\":\"loss\"}").ends_with(wanted));
    CHECK(at_start("{\"lrsched\":1,\"metrics\":[\"loss\"]").ends_with(wanted));
    CHECK(at_start("{\"lrsched\":1,\"metrics\":[1]}") ==
          "at its start: it answered `{\"lrsched\":1,\"metrics\":[1]}`; a list of names is expected");
    CHECK(at_start("{\"lrsched\":2,\"metrics\":[\"loss\"]}") ==
          "at its start: it speaks version `2` of the protocol; 1 is spoken here");
    CHECK(at_start("{\"lrsched\":1,\"metrics\":[\"acc\"]}") ==
          "at its start: it names no metric `loss`, which every trainer has to tell");
    CHECK(at_start("{\"lrsched\":1,\"metrics\":[\"loss\",\"loss\"]}") ==
          "at its start: it names the metric `loss` twice");
    CHECK(at_start("{\"lrsched\":1,\"metrics\":[\"loss\",\"step\"]}") ==
          "at its start: `step` is no name for a metric");
    CHECK(at_start("{\"lrsched\":1,\"metrics\":[\"loss\",\"\"]}") == "at its start: `` is no name for a metric");

    const auto at_step = [](const std::string& line) {
        return why_of(kGreeting + "read x; answer '" + line + "'; read x");
    };
    CHECK(at_step("loss 0.5") == "at step 0: it answered `loss 0.5`; `{\"step\":0,\"loss\":...}` is expected");
    CHECK(at_step("{\"step\":1,\"loss\":1}") ==
          "at step 0: it answered `{\"step\":1,\"loss\":1}`; `{\"step\":0,\"loss\":...}` is expected");
    CHECK(at_step("{\"loss\":1}") == "at step 0: it answered `{\"loss\":1}`; `{\"step\":0,\"loss\":...}` is expected");
    CHECK(at_step("{\"step\":0,\"loss\":\"1\"}") == "at step 0: it tells `\"1\"` for `loss`; a number is expected");
    CHECK(at_step("{\"step\":0,\"loss\":1,\"lr\":1}") ==
          "at step 0: it tells `lr`, which it did not announce; it announced `loss`, `acc`");
    CHECK(at_step("{\"step\":0,\"loss\":1e999}") ==
          "at step 0: it answered `{\"step\":0,\"loss\":1e999}`; `{\"step\":0,\"loss\":...}` is expected");
    CHECK(at_step("{\"error\":\"out of memory\"}") == "at step 0: it says: out of memory");
    CHECK(at_step("{\"error\":[7]}") == "at step 0: it says: [7]");
    CHECK(why_of(kGreeting + "read x; printf '\\377\\000{}\\n'") ==
          "at step 0: it answered `??{}`; `{\"step\":0,\"loss\":...}` is expected");
    CHECK(why_of("yes | tr -d '\\n'") == "at its start: it answered a line of more than 1048576 bytes");
    CHECK(why_of("yes '[' | tr -d '\\n' | head -c 1000000; echo").find("it answered `[[[") != std::string::npos);
}

TEST_CASE("an answer that nobody asked for is found out at the next step") {
    CHECK(why_of(kGreeting + "read x; answer '{\"step\":0,\"loss\":1}'; answer 'Epoch 1 done'; read x; read x") ==
          "at step 1: it answered `Epoch 1 done`; `{\"step\":1,\"loss\":...}` is expected");
}

TEST_CASE("a run that ends early says good-bye all the same") {
    Run run = run_of({"sh", "-c",
                      kGreeting + "i=0; while read x && [ \"$x\" != '{\"end\":true}' ]; do answer "
                                  "\"{\\\"step\\\":$i,\\\"loss\\\":1}\"; i=$((i + 1)); done"},
                     {}, 1000);
    run.stop_when = [](std::uint64_t step, const Metrics&) { return step == 4; };
    const Trajectory trajectory = train_constantly(run, {{"lr", 1}});
    CHECK(trajectory.ending == Ending::stopped);
    CHECK(trajectory.end == 4);
    CHECK(no_child_left());
}

TEST_CASE("an interrupted run waits for no trainer, wherever it is, and leaves none behind") {
    const std::string answers = "answer '{\"step\":0,\"loss\":1}'; ";
    for (const std::string& script :
         {std::string("sleep 60"), kGreeting + "sleep 60", kGreeting + "read x; " + answers + "read x; sleep 60"}) {
        Run run = run_of({"sh", "-c", script}, {}, 1);
        int asked = 0;
        run.interrupted = [&] { return ++asked > 5; };
        const Trajectory trajectory = train_constantly(run, {{"lr", 0.1}});
        INFO(script);
        CHECK(trajectory.ending == Ending::failed);
        CHECK(trajectory.why == kInterrupted);
        CHECK(no_child_left());
    }
}

TEST_CASE("a schedule that fails leaves no trainer behind") {
    const Trajectory trajectory = train_constantly(run_of({"sh", "-c", kGreeting + "sleep 1000"}), {{"momentum", 1}});
    CHECK(trajectory.why == "the training takes no `momentum`; it takes `lr`");
    CHECK(no_child_left());
}

TEST_CASE("trainers of several runs run beside one another") {
    std::vector<std::vector<double>> losses(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < losses.size(); ++i) {
            threads.emplace_back([&losses, i] {
                losses[i] =
                    column_of(train_constantly(python_quadratic(20), {{"lr", 0.1 * static_cast<double>(i)}}), "loss");
            });
        }
    }
    CHECK(losses[0] == std::vector<double>(20, 4.0));
    CHECK(losses[3].back() < losses[1].back());
    CHECK(no_child_left());
}

TEST_CASE("what cannot be a trainer is told") {
    const auto started = [](const Words& words, const std::string& folder = {}) {
        const Trajectory trajectory = train_constantly(run_of(words, {{"folder", folder}}), {{"lr", 1}});
        CHECK(trajectory.ending == Ending::failed);
        return trajectory.why;
    };
    CHECK(started({"lrsched-no-such-program", "a b"}) ==
          "cannot start the trainer `lrsched-no-such-program a b`: no such file or directory");
    CHECK(started({"sh"}, "/no/such/folder") ==
          "cannot start the trainer `sh` in `/no/such/folder`: no such file or directory");
    const auto fault = [](Values values) {
        values.try_emplace("command", "true");
        return faults_of_problem("command", std::move(values)).at(0);
    };
    CHECK(fault({{"command", Words{""}}}) == "the first word of `command` is empty; a program is expected");
    CHECK(fault({{"command", Words{std::string("a\0b", 3)}}}) == "`command` holds a NUL byte");
    CHECK(fault({{"folder", std::string("a\0b", 3)}}) == "`folder` holds a NUL byte");
    CHECK(fault({{"hyperparameters", Words{"lr", "step"}}}) == "`step` is no name for a hyper-parameter");
    CHECK(fault({{"hyperparameters", Words{"lr", "lr"}}}) == "the hyper-parameter `lr` is named twice");
    CHECK(fault({{"step_limit", 0.0}}) == "`step_limit` is 0; a number above 0 is accepted");
    CHECK(faults_of_problem("command") == Words{"`command` needs `command`, a list of words"});
}

TEST_CASE("as many metrics as are taken, and one more") {
    const auto welcome = [](std::size_t count) {
        std::string line = R"({"lrsched":1,"metrics":["loss")";
        for (std::size_t i = 1; i < count; ++i) line += ",\"m" + std::to_string(i) + '"';
        return protocol::read_welcome(line + "]}");
    };
    CHECK(std::get<Words>(welcome(protocol::kMostMetrics)).size() == protocol::kMostMetrics);
    CHECK(std::get<Failure>(welcome(protocol::kMostMetrics + 1)).text == "it names more than 1000 metrics");
}

TEST_CASE("names that are no UTF-8 do no harm") {
    const Words names{"lr\xFF"};
    CHECK(protocol::hello(1, 2, names) ==
          "{\"lrsched\":1,\"seed\":1,\"steps\":2,\"hyperparameters\":[\"lr\xEF\xBF\xBD\"]}");
    CHECK(protocol::step({3, false}, names, std::vector<double>{0.5}) == "{\"step\":3,\"lr\xEF\xBF\xBD\":0.5}");
}

}  // namespace
}  // namespace lrsched::train
