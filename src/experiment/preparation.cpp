#include "experiment/preparation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "diagnostic/did_you_mean.hpp"
#include "experiment/arm_schedule.hpp"
#include "train/trainer.hpp"

namespace lrsched::experiment {
namespace {

using diagnostic::Id;
using nlohmann::ordered_json;

constexpr std::string_view kAll = "all";

}  // namespace

std::vector<Setting> Preparation::facts_of(std::size_t schedule) const {
    const ScheduleConfig& entry = config.schedules[schedule].value;
    if (const auto* w = std::get_if<WrittenSchedule>(&entry)) return merged(facts, w->run);
    if (const auto* f = std::get_if<ScheduleFile>(&entry)) return merged(facts, f->run);
    return facts;
}

std::optional<std::size_t> Preparation::find_schedule(const Name& name) const {
    const auto found = std::ranges::find(config.schedules, name.value, &Named<ScheduleConfig>::name);
    if (found != config.schedules.end()) return static_cast<std::size_t>(found - config.schedules.begin());
    std::vector<std::string> known;
    for (const auto& entry : config.schedules) known.push_back(entry.name);
    trouble.add(Id::unknown_choice, name.place, "schedule", name.value);
    trouble.suggest_one_of(name.value, known);
    if (name.value == kAll) trouble.suggest("`all` stands alone, not in a list with others");
    return std::nullopt;
}

std::vector<std::size_t> Preparation::find_schedules(const OneOrMany<Name>& names) const {
    std::vector<std::size_t> found;
    for (const Name& name : names.items) {
        if (name.value == kAll && names.items.size() == 1) {
            for (std::size_t i = 0; i < config.schedules.size(); ++i) found.push_back(i);
        } else if (const auto schedule = find_schedule(name)) {
            found.push_back(*schedule);
        }
    }
    return found;
}

std::optional<Trained> prepare_trained(Preparation& preparation, const std::optional<PlacedSpec>& problem,
                                       const std::optional<PlacedSpec>& optimizer) {
    if (!problem) return std::nullopt;
    Trained trained{preparation.resolver.prepare_problem(*problem),
                    std::nullopt,
                    {},
                    optimizer ? optimizer->place : problem->place};
    if (trained.problem == nullptr) return std::nullopt;
    ordered_json identity{{"problem", preparation.resolver.identity(problem->spec, kProblems)}};
    if (trained.problem->brings_optimizer()) {
        if (optimizer) {
            preparation.trouble.add(Id::optimizer_not_taken, optimizer->place, problem->spec.kind);
            return std::nullopt;
        }
    } else {
        const PlacedSpec chosen = optimizer.value_or(PlacedSpec{.spec = {.kind = "sgd"}, .place = problem->place});
        trained.optimizer = preparation.resolver.prepare_optimizer(chosen);
        if (!trained.optimizer) return std::nullopt;
        identity["optimizer"] = preparation.resolver.identity(chosen.spec, kOptimizers);
    }
    trained.identity = identity.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    return trained;
}

void add_epoch(std::vector<Setting>& facts, const train::Problem& problem) {
    const auto epoch = problem.epoch();
    const bool given = find(facts, "epoch") != nullptr || find(facts, "dataset") != nullptr;
    if (epoch && !given) put(facts, {"epoch", {fmt::format("{}", epoch->steps), {}}});
}

std::optional<Columns> check_fit(Preparation& preparation, const Trained& trained, const Arm& arm, std::uint64_t steps,
                                 text::Place place) {
    if (trained.problem->brings_optimizer()) return std::nullopt;  // to ask it would start a program
    auto begun = trained.problem->begin({0, steps, trained.optimizer ? &*trained.optimizer : nullptr});
    if (const auto* failure = std::get_if<train::Failure>(&begun)) {
        preparation.trouble.add(Id::from_training, trained.place, failure->text);
        return std::nullopt;
    }
    const train::Trainer& trainer = *std::get<std::unique_ptr<train::Trainer>>(begun);
    ArmSchedule schedule(arm);
    if (const auto failure = schedule.begin(trainer.layout(), trainer.metrics())) {
        preparation.trouble.add(Id::from_training, place, failure->text);
        return std::nullopt;
    }
    Columns columns;
    for (const std::string& group : trainer.layout().groups) {
        for (const auto& hyperparameter : trainer.layout().hyperparameters)
            columns.hyperparameters.push_back(trainer.layout().groups.size() == 1 ? hyperparameter.name
                                                                                  : hyperparameter.name + "." + group);
    }
    columns.metrics.assign(trainer.metrics().begin(), trainer.metrics().end());
    return columns;
}

std::vector<Schedule> prepare_schedules(Preparation& preparation) {
    std::vector<Schedule> schedules;
    for (std::size_t i = 0; i < preparation.config.schedules.size(); ++i) {
        const Named<ScheduleConfig>& entry = preparation.config.schedules[i];
        auto source = read_source(preparation.trouble, preparation.text, entry);
        std::optional<CompiledArm> compiled;
        if (source) compiled = preparation.compiler.compile(*source, preparation.facts_of(i), {});
        preparation.sources.push_back(source);
        Schedule schedule{entry.name, source ? text_of(*source) : std::string{}, entry.name_place, {}};
        if (compiled) {
            schedule.arm = std::move(compiled->arm);
            schedule.summaries = std::move(compiled->summaries);
        }
        schedules.push_back(std::move(schedule));
    }
    return schedules;
}

}  // namespace lrsched::experiment
