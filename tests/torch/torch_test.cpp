// The scheduler for libtorch sets what the program says, at any step, also after a stop.
#include "lrsched/torch.hpp"

#include <bit>
#include <cmath>

#include "harness/catch.hpp"
#include "lrsched/compile_or_throw.hpp"

namespace {

using lrsched::Program;
using Scheduler = lrsched::torch::LRScheduler;
using torch::optim::AdamW;
using torch::optim::AdamWOptions;
using torch::optim::OptimizerParamGroup;
using torch::optim::SGD;
using torch::optim::SGDOptions;

Program made(const std::string& text, const std::string& base = "0.1") {
    return lrsched::compile_or_throw(text, {.run = {{"base", base}}}, "run.sched");
}

std::vector<torch::Tensor> weights() { return {torch::zeros({2}, torch::requires_grad())}; }

template <class Options> const Options& options_of(torch::optim::Optimizer& optimizer, std::size_t group = 0) {
    return static_cast<const Options&>(optimizer.param_groups()[group].options());
}

template <class Work> std::string complaint(const Work& work) {
    try {
        work();
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return {};
}

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

}  // namespace

TEST_CASE("every step has the rate of the program, from step 0 on") {
    const Program program = made("chain(warmup(10), cosine(90, min=1e-3))");
    SGD optimizer(weights(), SGDOptions(7));
    Scheduler scheduler(optimizer, program);
    for (unsigned step = 0; step < 150; ++step) {
        REQUIRE(scheduler.current_step() == step);
        REQUIRE(same_bits(scheduler.get_last_lr().front(), *program.at(step)));
        scheduler.step();
    }
}

TEST_CASE("it is a scheduler of libtorch") {
    SGD optimizer(weights(), SGDOptions(7));
    Scheduler scheduler(optimizer, made("warmup(10)"));
    torch::optim::LRScheduler& base = scheduler;
    base.step();
    CHECK(options_of<SGDOptions>(optimizer).lr() == 0.02);
}

TEST_CASE("groups by name, and what the optimizer has beside a rate") {
    AdamW optimizer({OptimizerParamGroup(weights()), OptimizerParamGroup(weights())}, AdamWOptions(7).eps(0.5));
    Scheduler scheduler(optimizer,
                        made("schedule lr = warmup(10)\nschedule lr.head = 3 * lr\nschedule weight_decay.head = 0.2\n"
                             "schedule beta1 = 0.8 + lr\nschedule beta2 = 0.99\nschedule dropout = t / 4"),
                        {"body", "head"});
    scheduler.step();
    const AdamWOptions& body = options_of<AdamWOptions>(optimizer, 0);
    const AdamWOptions& head = options_of<AdamWOptions>(optimizer, 1);
    CHECK(body.lr() == 0.02);
    CHECK(head.lr() == 3 * 0.02);
    CHECK(body.weight_decay() == 1e-2);
    CHECK(head.weight_decay() == 0.2);
    CHECK(body.betas() == std::make_tuple(0.8 + 0.02, 0.99));
    CHECK(body.eps() == 0.5);
    CHECK(scheduler.value("dropout") == 0.25);
    CHECK_FALSE(scheduler.value("droput"));
}

TEST_CASE("what does not fit the optimizer is refused when the scheduler is made") {
    AdamW optimizer(weights());
    const auto with = [&](const std::string& text, std::vector<std::string> groups = {}) {
        return complaint([&] { Scheduler scheduler(optimizer, made(text), groups); });
    };
    CHECK(with("schedule momentum = 0.9") == "the optimizer has no `momentum`");
    CHECK(with("schedule lr.head = 0.9") == "`lr.head` is for a group that the optimizer has not");
    CHECK(with("schedule lr.head = 0.9", {"head"}).empty());
    CHECK(with("0.1", {"a", "b"}) == "there are more names of groups than groups of parameters");
    CHECK(with("1 / t").find("[not-finite]") != std::string::npos);
}

TEST_CASE("a value that is none stops the step, and all stays as it was") {
    SGD optimizer(weights(), SGDOptions(7));
    Scheduler scheduler(optimizer, made("1 / (2 - t)"));
    scheduler.step();
    CHECK(complaint([&] { scheduler.step(); }).find("[not-finite]") != std::string::npos);
    CHECK(scheduler.current_step() == 1);
    CHECK(scheduler.get_last_lr().front() == 1);
}

TEST_CASE("a run that stops at any step has the rates of one that does not, with metrics, too") {
    const Program program = made(
        "schedule lr = chain(warmup(5), plateau(loss, patience=1, factor=0.5))\n"
        "schedule momentum = 1 - lr");
    const auto loss = [](unsigned step) { return 1 + std::sin(step) / 4; };
    std::vector<double> whole;
    SGD optimizer(weights(), SGDOptions(7));
    Scheduler scheduler(optimizer, program);
    for (unsigned step = 0; step < 40; ++step) {
        whole.push_back(scheduler.get_last_lr().front());
        scheduler.step({{"loss", loss(step)}});
    }
    CHECK(whole.back() < 0.01);
    for (unsigned stop = 0; stop < 40; ++stop) {
        SGD first(weights(), SGDOptions(7));
        Scheduler before(first, program);
        for (unsigned step = 0; step < stop; ++step) before.step({{"loss", loss(step)}});
        SGD second(weights(), SGDOptions(7));
        Scheduler after(second, program);
        after.load(before.save());
        REQUIRE(after.current_step() == stop);
        for (unsigned step = stop; step < 40; ++step) {
            REQUIRE(same_bits(after.get_last_lr().front(), whole[step]));
            REQUIRE(options_of<SGDOptions>(second).momentum() == 1 - whole[step]);
            after.step({{"loss", loss(step)}});
        }
    }
}

TEST_CASE("a state of other schedules is refused with what differs, and nothing changes") {
    SGD optimizer(weights(), SGDOptions(7));
    Scheduler scheduler(optimizer, made("warmup(10)"));
    scheduler.step();
    SGD other(weights(), SGDOptions(7));
    const std::string state = Scheduler(other, made("warmup(12)")).save();
    CHECK(complaint([&] { scheduler.load(state); }).find("    - warmup(12)\n    + warmup(10)\n") != std::string::npos);
    CHECK(scheduler.current_step() == 1);
}

TEST_CASE("a report that no schedule looks at is refused, and the step is not made") {
    SGD optimizer(weights(), SGDOptions(7));
    Scheduler scheduler(optimizer, made("plateau(loss)"));
    CHECK(complaint([&] { scheduler.step({{"reward", 1}}); }).find("[metric-unused]") != std::string::npos);
    CHECK(scheduler.current_step() == 0);
}
