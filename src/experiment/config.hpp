// Room experiment: what stands in a config, value by value, before it is known whether it fits together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "config/values.hpp"
#include "experiment/choice.hpp"

namespace lrsched::experiment {

using config::Expression;
using config::Named;
using config::OneOrMany;

using Name = config::Located<std::string>;
using Settings = std::vector<Named<Expression>>;  ///< facts of a run, values of `param`s

/// An expression or a whole text, with facts and values of its own.
struct WrittenSchedule {
    Expression schedule;
    Settings run;
    Settings set;
};

struct ScheduleFile {
    config::Path file;
    Settings run;
    Settings set;
};

/// A schedule, or one for each of several hyper-parameters.
using ScheduleConfig = std::variant<Expression, WrittenSchedule, ScheduleFile, Settings>;

enum class Goal { least, greatest };

/// What a run is judged by.
struct MeasureConfig {
    std::optional<Name> metric;
    Goal goal = Goal::least;
    std::int64_t last = 1;
};

enum class Spacing { linear, logarithmic };

/// Numbers between two ends.
struct Interval {
    double from = 0;
    double to = 1;
    Spacing spacing = Spacing::linear;
};

struct DrawsConfig {
    std::int64_t count = 0;
    std::int64_t seed = 0;
    std::vector<Named<std::variant<Interval, std::vector<Expression>>>> values;
};

struct SweepConfig {
    std::vector<Named<OneOrMany<Expression>>> grid;
    std::vector<Settings> points;
    std::optional<DrawsConfig> draws;
};

struct TrainConfig {
    ProblemChoice problem;
    std::optional<OptimizerChoice> optimizer;
    std::optional<Expression> steps;
    config::Wholes seeds{{0}, {}};
    OneOrMany<Name> schedules;
    MeasureConfig measure;
    std::optional<std::int64_t> validate_every;
    std::optional<std::int64_t> record_every;
    std::vector<Name> metrics;
    std::optional<double> loss_bound;
    SweepConfig sweep;
};

struct RangeTestConfig {
    ProblemChoice problem;
    std::optional<OptimizerChoice> optimizer;
    config::Located<double> from{1e-7, {}};
    config::Located<double> to{10, {}};
    std::int64_t steps = 100;
    Spacing spacing = Spacing::logarithmic;
    double smoothing = 0.98;
    config::Located<double> stop_factor{4, {}};
    bool to_the_end = false;
    std::optional<Name> schedule;
    std::int64_t seed = 0;
    double skip_begin = 0.1;
    std::int64_t skip_end = 5;
};

/// Lines across a panel: places, or places by their labels.
using LinesConfig = std::variant<OneOrMany<double>, std::vector<Named<double>>>;

/// What one pair of axes shows.
struct PanelConfig {
    std::string title{};
    OneOrMany<Name> curves{};
    std::optional<Name> trained{};
    std::optional<Name> against{};
    std::optional<Name> range_test{};
    OneOrMany<Name> of{};
    Settings where{};
    std::optional<Expression> steps{};
    std::string x_label{};
    std::string y_label{};
    std::optional<Spacing> x_scale{};  ///< nothing: as the contents want it
    Spacing y_scale = Spacing::linear;
    config::Located<std::vector<double>> x{};
    config::Located<std::vector<double>> y{};
    LinesConfig marks{};
    LinesConfig levels{};
    config::Located<std::vector<double>> size{};
};

/// Panels side by side.
struct SheetConfig {
    std::string title{};
    std::vector<PanelConfig> panels{};
    std::int64_t columns = 0;
    config::Located<std::vector<double>> size{};
};

struct Config {
    std::string title;
    std::string about;
    Settings run;
    std::vector<Named<ScheduleConfig>> schedules;
    std::vector<Named<ProblemChoice>> problems;
    std::vector<Named<OptimizerChoice>> optimizers;
    std::optional<TrainConfig> train;
    std::vector<Named<RangeTestConfig>> range_tests;
    std::vector<Named<std::variant<PanelConfig, SheetConfig>>> figures;
};

}  // namespace lrsched::experiment
