// Room experiment: range tests that can be done.
#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "experiment/preparation.hpp"

namespace lrsched::experiment {
namespace {

using diagnostic::Id;

bool check_sweep(Preparation& preparation, const RangeTestConfig& config) {
    if (config.from.value < config.to.value) return true;
    preparation.trouble.add(Id::bad_interval, config.to.place, "to", fmt::format("{}", config.to.value),
                            fmt::format("a rate above `from`, {}", config.from.value));
    return false;
}

train::RangeTest test_of(const RangeTestConfig& config, const Trained& trained) {
    constexpr double unbounded = std::numeric_limits<double>::infinity();
    train::RangeTest test;
    test.run = {.problem = trained.problem,
                .optimizer = trained.optimizer,
                .steps = static_cast<std::uint64_t>(config.steps),
                .seed = static_cast<std::uint32_t>(config.seed),
                .loss_bound = config.to_the_end ? unbounded : train::kLossBound,
                .validate_every = 0};
    test.sweep = {
        .from = config.from.value,
        .to = config.to.value,
        .steps = static_cast<std::uint64_t>(config.steps),
        .spacing = config.spacing == Spacing::logarithmic ? train::Spacing::exponential : train::Spacing::linear};
    test.smoothing = config.smoothing;
    test.stop_factor = config.to_the_end ? std::nullopt : std::optional(config.stop_factor.value);
    test.skip = {config.skip_begin, static_cast<std::size_t>(config.skip_end)};
    return test;
}

std::string identity_of(const train::RangeTest& test, const Trained& trained, const std::optional<Arm>& others) {
    nlohmann::ordered_json all{{"range_test", true},
                               {"trained", nlohmann::ordered_json::parse(trained.identity)},
                               {"from", test.sweep.from},
                               {"to", test.sweep.to},
                               {"steps", test.sweep.steps},
                               {"linear", test.sweep.spacing == train::Spacing::linear},
                               {"smoothing", test.smoothing},
                               {"seed", test.run.seed},
                               {"skip", {test.skip.begin, test.skip.end}}};
    if (test.stop_factor) all["stop_factor"] = *test.stop_factor;
    if (others) {
        for (const Program& program : others->programs) all["others"].push_back(program.fingerprint());
        for (const Line& line : others->lines) all["sets"].push_back({line.name, line.program, line.output});
    }
    return all.dump();
}

std::optional<RangeTest> prepare(Preparation& preparation, const std::vector<Schedule>& schedules,
                                 const Named<RangeTestConfig>& entry) {
    const RangeTestConfig& config = entry.value;
    const bool sweeps = check_sweep(preparation, config);
    std::optional<std::size_t> others;
    if (config.schedule) others = preparation.find_schedule(*config.schedule);
    std::optional<PlacedSpec> optimizer;
    if (config.optimizer) optimizer = preparation.resolver.optimizer(*config.optimizer);
    const auto trained = prepare_trained(preparation, preparation.resolver.problem(config.problem), optimizer);
    if (!trained || !sweeps || (config.optimizer && !optimizer) || (config.schedule && !others)) return std::nullopt;
    RangeTest test{.name = entry.name, .test = test_of(config, *trained), .others = std::nullopt, .identity = {}};
    if (others) test.others = schedules[*others].arm;
    const Arm nothing;
    static_cast<void>(check_fit(preparation, *trained, test.others.value_or(nothing), test.test.sweep.steps,
                                others ? config.schedule->place : entry.name_place));
    test.identity = identity_of(test.test, *trained, test.others);
    return test;
}

}  // namespace

std::vector<RangeTest> prepare_range_tests(Preparation& preparation, const std::vector<Schedule>& schedules) {
    std::vector<RangeTest> tests;
    for (const auto& entry : preparation.config.range_tests) {
        if (auto test = prepare(preparation, schedules, entry)) tests.push_back(std::move(*test));
    }
    return tests;
}

}  // namespace lrsched::experiment
