// Room experiment: the setups of a training: each schedule at each point of the sweep.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "diagnostic/did_you_mean.hpp"
#include "experiment/preparation.hpp"
#include "experiment/sweep.hpp"

namespace lrsched::experiment {
namespace {

using diagnostic::Id;
using nlohmann::ordered_json;

constexpr std::string_view kRun = "run.";
constexpr std::string_view kProblem = "problem";
constexpr std::string_view kOptimizer = "optimizer";
constexpr double kMostSteps = 1e9;
constexpr std::uint64_t kRows = 1000;  // of a run, where the config does not say how many

/// `noise` of `problem.noise`.
std::string_view behind_dot(std::string_view name) { return name.substr(name.find('.') + 1); }
bool begins(std::string_view name, std::string_view word) {
    return name.starts_with(word) && name.size() > word.size() && name[word.size()] == '.';
}

class TrainingPreparation {
public:
    TrainingPreparation(Preparation& preparation, const TrainConfig& config)
        : preparation_(preparation), config_(config), trouble_(preparation.trouble) {}

    std::optional<Training> prepare() {
        take_options();
        const Sweep sweep = expand(trouble_, config_.sweep);
        training_.swept = sweep.names;
        std::vector<std::size_t> schedules = preparation_.find_schedules(config_.schedules);
        check_schedules();
        if (config_.schedules.items.empty()) {
            for (std::size_t i = 0; i < preparation_.config.schedules.size(); ++i) schedules.push_back(i);
        }
        check_names(sweep, schedules);
        for (const std::size_t schedule : schedules) add_setups(schedule, sweep);
        check_recorded(preparation_, config_, told_);
        if (training_.setups.empty()) return std::nullopt;
        return std::move(training_);
    }

private:
    void take_options() {
        for (const std::int64_t seed : config_.seeds.items) training_.seeds.push_back(static_cast<std::uint32_t>(seed));
        if (config_.validate_every) training_.validate_every = static_cast<std::uint64_t>(*config_.validate_every);
        for (const Name& metric : config_.metrics) training_.metrics.push_back(metric.value);
        training_.loss_bound = config_.loss_bound.value_or(train::kLossBound);
        training_.measure = {config_.measure.metric ? config_.measure.metric->value : std::string{},
                             config_.measure.goal, static_cast<std::size_t>(config_.measure.last)};
        std::set<std::uint32_t> seen;
        for (const std::uint32_t seed : training_.seeds) {
            if (!seen.insert(seed).second) return trouble_.add(Id::seed_twice, config_.seeds.place, seed);
        }
    }

    void check_schedules() {
        std::set<std::string> seen;
        for (const Name& name : config_.schedules.items) {
            if (!seen.insert(name.value).second) trouble_.add(Id::listed_twice, name.place, name.value);
        }
    }

    static bool is_param(std::string_view name) {
        return !name.starts_with(kRun) && name != kProblem && name != kOptimizer && !begins(name, kProblem) &&
               !begins(name, kOptimizer);
    }

    /// Each `param` is one of a schedule.
    void check_names(const Sweep& sweep, const std::vector<std::size_t>& schedules) {
        for (std::size_t i = 0; i < sweep.names.size(); ++i) {
            if (!is_param(sweep.names[i])) continue;
            const bool taken =
                std::ranges::any_of(schedules, [&](std::size_t schedule) { return takes(schedule, sweep.names[i]); });
            if (taken) continue;
            trouble_.add(Id::swept_unknown, sweep.places[i], sweep.names[i]);
            const auto near = near_params_.find(sweep.names[i]);
            trouble_.suggest(near != near_params_.end() ? near->second
                                                        : "facts of the run are `run.name`; other names are `problem`, "
                                                          "`problem.key`, `optimizer`, `optimizer.key`");
        }
    }

    bool takes(std::size_t schedule, const std::string& param) {
        const auto key = std::pair(schedule, param);
        const auto known = takes_.find(key);
        if (known != takes_.end()) return known->second;
        const auto& source = preparation_.sources[schedule];
        if (!source) return takes_[key] = false;
        const auto objection =
            preparation_.compiler.objection(*source, preparation_.facts_of(schedule), {param, {"1", {}}});
        if (objection && objection->starts_with("did you mean")) near_params_.try_emplace(param, *objection);
        return takes_[key] = !objection;
    }

    /// The values of a point, sorted by what they change.
    struct Parted {
        std::vector<Setting> facts;
        std::vector<Setting> params;
        std::vector<Setting> problem;
        std::vector<Setting> optimizer;
        Point shown;
    };

    Parted part(std::size_t schedule, const std::vector<Setting>& point) {
        Parted parted;
        for (const Setting& value : point) {
            if (value.name.starts_with(kRun))
                put(parted.facts, {std::string(behind_dot(value.name)), value.text, value.name_place});
            else if (value.name == kProblem || begins(value.name, kProblem))
                parted.problem.push_back(value);
            else if (value.name == kOptimizer || begins(value.name, kOptimizer))
                parted.optimizer.push_back(value);
            else if (takes(schedule, value.name))
                parted.params.push_back(value);
            else
                continue;
            parted.shown.emplace_back(value.name, value.text.text);
        }
        return parted;
    }

    void add_setups(std::size_t schedule, const Sweep& sweep) {
        if (!preparation_.sources[schedule]) return;
        std::set<Point> seen;
        for (const auto& point : sweep.points) {
            const Parted parted = part(schedule, point);
            // One that differs only in what the schedule has no use for is the same run.
            if (!seen.insert(parted.shown).second) continue;
            if (!add_setup(schedule, parted)) return;  // the next would have the same errors
        }
    }

    bool add_setup(std::size_t schedule, const Parted& parted) {
        const auto trained = prepare_trained(
            preparation_, with(spec_of(config_.problem, kProblems), kProblems, parted.problem), optimizer_of(parted));
        if (!trained) return false;
        std::vector<Setting> facts = preparation_.facts_of(schedule);
        for (const Setting& fact : parted.facts) put(facts, fact);
        if (facts_from_problem(parted)) {
            facts = without_epoch(std::move(facts));
            add_epoch(facts, *trained->problem);
        }
        const auto arm = compile(schedule, facts, parted.params);
        if (!arm) return false;
        const auto steps = steps_of(schedule, *arm, facts);
        if (!steps) return false;
        training_.setups.push_back({.schedule = schedule,
                                    .point = parted.shown,
                                    .arm = *arm,
                                    .problem = trained->problem,
                                    .optimizer = trained->optimizer,
                                    .steps = *steps,
                                    .record_every = record_every(*steps),
                                    .identity = {}});
        training_.setups.back().identity = identity(training_.setups.back(), trained->identity);
        return check(training_.setups.back(), *trained);
    }

    /// Where the sweep changes the problem, the epoch that came from the problem changes with it.
    bool facts_from_problem(const Parted& parted) const {
        return !parted.problem.empty() && find(merged({}, preparation_.config.run), "epoch") == nullptr;
    }

    static std::vector<Setting> without_epoch(std::vector<Setting> facts) {
        std::erase_if(facts, [](const Setting& fact) { return fact.name == "epoch" && fact.text.place.span.end == 0; });
        return facts;
    }

    std::optional<PlacedSpec> spec_of(const Choice& choice, const Kinds& kinds) const {
        return &kinds == &kProblems ? preparation_.resolver.problem(choice) : preparation_.resolver.optimizer(choice);
    }

    std::optional<PlacedSpec> optimizer_of(const Parted& parted) {
        if (!config_.optimizer && parted.optimizer.empty()) return std::nullopt;
        const text::Place place = config_.optimizer ? config_.optimizer->place : parted.optimizer.front().name_place;
        const Choice sgd{.name = "sgd", .spec = {}, .place = place};
        return with(spec_of(config_.optimizer ? static_cast<const Choice&>(*config_.optimizer) : sgd, kOptimizers),
                    kOptimizers, parted.optimizer);
    }

    /// The sweep's own choice and values put into a spec.
    std::optional<PlacedSpec> with(std::optional<PlacedSpec> spec, const Kinds& kinds,
                                   const std::vector<Setting>& values) {
        for (const Setting& value : values) {
            if (value.name == kinds.what)
                spec = spec_of({.name = value.text.text, .spec = {}, .place = value.text.place}, kinds);
        }
        if (!spec) return std::nullopt;
        for (const Setting& value : values) {
            if (value.name == kinds.what) continue;
            if (!preparation_.resolver.set(*spec, kinds, behind_dot(value.name), value)) return std::nullopt;
        }
        return spec;
    }

    /// Points that differ in problem or optimizer alone have one arm.
    std::optional<Arm> compile(std::size_t schedule, const std::vector<Setting>& facts,
                               const std::vector<Setting>& params) {
        ordered_json key = {schedule};
        for (const auto* settings : {&facts, &params}) {
            for (const Setting& setting : *settings) key.push_back({setting.name, setting.text.text});
            key.push_back(nullptr);
        }
        auto [entry, fresh] = arms_.try_emplace(key.dump());
        if (!fresh) return entry->second;
        if (auto compiled = preparation_.compiler.compile(*preparation_.sources[schedule], facts, params))
            entry->second = std::move(compiled->arm);
        return entry->second;
    }

    std::optional<std::uint64_t> steps_of(std::size_t schedule, const Arm& arm, const std::vector<Setting>& facts) {
        std::optional<double> steps;
        if (config_.steps) {
            steps = preparation_.compiler.length(*config_.steps, facts);
            if (!steps) return std::nullopt;
        } else {
            for (const Program& program : arm.programs) steps = std::max(steps, program.total());
            if (!steps) {
                for (const Line& line : arm.lines)
                    steps = std::max(steps, arm.programs[line.program].outputs()[line.output].length);
            }
        }
        const auto& entry = preparation_.config.schedules[schedule];
        if (!steps) {
            trouble_.add(Id::training_without_end, entry.name_place, entry.name);
            return std::nullopt;
        }
        if (*steps >= 1 && *steps <= kMostSteps) return static_cast<std::uint64_t>(std::ceil(*steps));
        trouble_.add(Id::training_length, config_.steps ? config_.steps->place : entry.name_place, *steps, kMostSteps);
        return std::nullopt;
    }

    std::uint64_t record_every(std::uint64_t steps) const {
        if (config_.record_every) return static_cast<std::uint64_t>(*config_.record_every);
        return (steps + kRows - 1) / kRows;
    }

    std::string identity(const Setup& setup, const std::string& trained) const {
        ordered_json programs = ordered_json::array();
        for (const Program& program : setup.arm.programs) programs.push_back(program.fingerprint());
        ordered_json lines = ordered_json::array();
        for (const Line& line : setup.arm.lines) lines.push_back({line.name, line.program, line.output});
        ordered_json all{{"programs", programs},
                         {"sets", lines},
                         {"trained", ordered_json::parse(trained)},
                         {"steps", setup.steps},
                         {"record_every", setup.record_every},
                         {"metrics", training_.metrics},
                         {"loss_bound", training_.loss_bound}};
        if (training_.validate_every) all["validate_every"] = *training_.validate_every;
        return all.dump();
    }

    bool check(const Setup& setup, const Trained& trained) {
        const std::string key = fmt::format("{} {}", setup.schedule, trained.identity);
        if (!fits_.insert(key).second) return true;
        const auto columns = check_fit(preparation_, trained, setup.arm, setup.steps,
                                       preparation_.config.schedules[setup.schedule].name_place);
        if (columns && !told_) told_ = columns;
        return columns || trained.problem->brings_optimizer();
    }

    Preparation& preparation_;
    const TrainConfig& config_;
    Trouble& trouble_;
    Training training_;
    std::map<std::pair<std::size_t, std::string>, bool> takes_;
    std::map<std::string, std::string> near_params_;  ///< what a schedule said of a param that it does not have
    std::map<std::string, std::optional<Arm>> arms_;
    std::set<std::string> fits_;
    std::optional<Columns> told_;  ///< by the training; nothing where only its runs can
};

}  // namespace

std::optional<Training> prepare_training(Preparation& preparation) {
    if (!preparation.config.train) return std::nullopt;
    return TrainingPreparation(preparation, *preparation.config.train).prepare();
}

}  // namespace lrsched::experiment
