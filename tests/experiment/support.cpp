#include "experiment/support.hpp"

#include <fmt/format.h>

namespace lrsched::experiment {

Prepared Lab::prepare(const std::string& config) const { return experiment::prepare({folder_ / "x.yaml", config}, {}); }

Experiment Lab::experiment(const std::string& config) const {
    Prepared prepared = prepare(config);
    INFO(render(prepared.diagnostics));
    REQUIRE(prepared.experiment);
    return std::move(*prepared.experiment);
}

std::vector<std::string> Lab::faults(const std::string& config) const {
    std::vector<std::string> faults;
    for (const Diagnostic& found : prepare(config).diagnostics) {
        REQUIRE(found.location);
        faults.push_back(fmt::format("{} {}:{}", found.code, found.location->line, found.location->column));
    }
    return faults;
}

Store Lab::store(const std::string& name) const {
    Store store(folder_ / name);
    REQUIRE_FALSE(store.open());
    return store;
}

Results do_all(const Experiment& experiment, const Store& store) {
    const Done done = work(experiment, store, {});
    REQUIRE_FALSE(done.error);
    auto gathered = gather(experiment, store);
    REQUIRE(std::holds_alternative<Results>(gathered));
    return std::get<Results>(std::move(gathered));
}

std::vector<std::string> setups_of(const Experiment& experiment) {
    std::vector<std::string> setups;
    REQUIRE(experiment.training);
    for (const Setup& setup : experiment.training->setups) {
        std::string text = experiment.schedules[setup.schedule].name;
        for (const auto& [name, value] : setup.point) text += fmt::format(" {}={}", name, value);
        setups.push_back(std::move(text));
    }
    return setups;
}

train::Trajectory told(const std::vector<double>& losses, train::Ending ending) {
    train::Trajectory run{.ending = ending,
                          .end = losses.size(),
                          .why = {},
                          .columns = {"lr", "loss"},
                          .hyperparameters = 1,
                          .steps = {},
                          .cells = {}};
    if (ending == train::Ending::failed) run.why = "it was told to";
    for (std::size_t step = 0; step < losses.size(); ++step) {
        run.steps.push_back(step);
        run.cells.insert(run.cells.end(), {0.1, losses[step]});
    }
    return run;
}

}  // namespace lrsched::experiment
