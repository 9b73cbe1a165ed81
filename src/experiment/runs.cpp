#include "experiment/runs.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "experiment/arm_schedule.hpp"

namespace lrsched::experiment {
namespace {

using nlohmann::ordered_json;

train::Trajectory do_training(const Training& training, const Setup& setup, std::uint32_t seed,
                              const std::function<bool()>& interrupted) {
    train::Run run{.problem = setup.problem,
                   .optimizer = setup.optimizer,
                   .steps = setup.steps,
                   .seed = seed,
                   .loss_bound = training.loss_bound,
                   .validate_every = training.validate_every,
                   .record_every = setup.record_every,
                   .metrics = training.metrics};
    run.interrupted = interrupted;
    ArmSchedule schedule(setup.arm);
    return train::train(run, schedule);
}

train::Trajectory do_range_test(const RangeTest& test, const std::function<bool()>& interrupted) {
    train::RangeTest ready = test.test;
    ready.run.interrupted = interrupted;
    const Arm nothing;
    ArmSchedule others(test.others ? *test.others : nothing);
    return train::range_test(ready, others).trajectory;
}

}  // namespace

std::size_t Runs::trainings() const noexcept { return experiment_.training ? experiment_.training->runs() : 0; }

std::size_t Runs::training(std::size_t setup, std::size_t seed) const noexcept {
    return setup * experiment_.training->seeds.size() + seed;
}

std::string Runs::identity(std::size_t run) const {
    if (run >= trainings()) return experiment_.range_tests[run - trainings()].identity;
    const auto& seeds = experiment_.training->seeds;
    auto identity = ordered_json::parse(experiment_.training->setups[run / seeds.size()].identity);
    identity["seed"] = seeds[run % seeds.size()];
    return identity.dump();
}

std::string Runs::name(std::size_t run) const {
    if (run >= trainings()) return fmt::format("range test {}", experiment_.range_tests[run - trainings()].name);
    const Training& training = *experiment_.training;
    const Setup& setup = training.setups[run / training.seeds.size()];
    std::string name = experiment_.schedules[setup.schedule].name;
    for (const auto& [swept, value] : setup.point) name += fmt::format(", {} = {}", swept, value);
    return name + fmt::format(", seed {}", training.seeds[run % training.seeds.size()]);
}

train::Trajectory Runs::perform(std::size_t run, const std::function<bool()>& interrupted) const {
    if (run >= trainings()) return do_range_test(experiment_.range_tests[run - trainings()], interrupted);
    const Training& training = *experiment_.training;
    const std::size_t seeds = training.seeds.size();
    return do_training(training, training.setups[run / seeds], training.seeds[run % seeds], interrupted);
}

}  // namespace lrsched::experiment
