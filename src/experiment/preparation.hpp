// Room experiment: what the steps of preparing an experiment share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "experiment/compile_arm.hpp"
#include "experiment/experiment.hpp"
#include "experiment/resolve.hpp"

namespace lrsched::experiment {

struct Preparation {
    Preparation(const ConfigText& given, const Config& read, const Importer& importer, Trouble& found)
        : text(given), config(read), trouble(found), compiler(found, given, importer), resolver(found, given, read) {}

    const ConfigText& text;
    const Config& config;
    Trouble& trouble;
    ArmCompiler compiler;
    Resolver resolver;
    std::vector<std::optional<ScheduleSource>> sources{};  ///< of each schedule
    std::vector<Setting> facts{};                          ///< of the run, for every schedule
    std::vector<std::string> recorded{};  ///< columns of the training; none where only its runs can tell

    /// The facts of one schedule.
    [[nodiscard]] std::vector<Setting> facts_of(std::size_t schedule) const;

    /// Indices of the schedules of these names; `all` is all of them. Findings for unknown ones.
    [[nodiscard]] std::vector<std::size_t> find_schedules(const OneOrMany<Name>& names) const;
    [[nodiscard]] std::optional<std::size_t> find_schedule(const Name& name) const;
};

/// A training or a range test: what is trained, and how.
struct Trained {
    std::shared_ptr<const train::Problem> problem;
    std::optional<train::OptimizerChoice> optimizer;
    std::string identity;  ///< of both, JSON
    text::Place place{};   ///< of the optimizer, or of the problem where it has none of its own
};

/// What a training records.
struct Columns {
    std::vector<std::string> hyperparameters;
    std::vector<std::string> metrics;  ///< all that it tells
};

/// Nothing and findings where they do not fit.
[[nodiscard]] std::optional<Trained> prepare_trained(Preparation& preparation, const std::optional<PlacedSpec>& problem,
                                                     const std::optional<PlacedSpec>& optimizer);

/// A fact that the config leaves to the problem: the steps of an epoch.
void add_epoch(std::vector<Setting>& facts, const train::Problem& problem);

/// Begins a run without doing a step: whether the arm, which stands at `place`, sets what the training takes, and reacts to what it
/// tells. Nothing where it does not fit, or where only a run can tell.
[[nodiscard]] std::optional<Columns> check_fit(Preparation& preparation, const Trained& trained, const Arm& arm,
                                               std::uint64_t steps, text::Place place);

/// Whether the training tells the metrics that are asked for, the one that runs are judged by among them; what it records.
/// `told` is nothing where only its runs can tell.
void check_recorded(Preparation& preparation, const TrainConfig& train, const std::optional<Columns>& told);

/// The schedules as they are without a sweep.
[[nodiscard]] std::vector<Schedule> prepare_schedules(Preparation& preparation);
[[nodiscard]] std::optional<Training> prepare_training(Preparation& preparation);
[[nodiscard]] std::vector<RangeTest> prepare_range_tests(Preparation& preparation,
                                                         const std::vector<Schedule>& schedules);
[[nodiscard]] std::vector<Figure> prepare_figures(Preparation& preparation, const Experiment& experiment);

}  // namespace lrsched::experiment
