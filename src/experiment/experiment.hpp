// Room experiment: an experiment that was checked: every name found, every schedule compiled, every problem ready. Immutable; what
// is left is to do it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "experiment/config.hpp"
#include "lrsched/lrsched.hpp"
#include "lrsched/tools.hpp"
#include "train/range_test.hpp"
#include "train/run.hpp"

namespace lrsched::experiment {

/// A hyper-parameter that a schedule sets.
struct Line {
    std::size_t program = 0;
    std::size_t output = 0;
    std::string name;       ///< `lr`, `lr.backbone`
    std::string parameter;  ///< `lr`
    std::string group;      ///< `backbone`; empty for all groups
};

/// What one schedule of the config comes to under certain facts and values.
struct Arm {
    std::vector<Program> programs;
    std::vector<Line> lines;
};

struct Schedule {
    std::string name;
    std::string text;  ///< as written: an expression, a text, `file x.sched`
    text::Place place;
    Arm arm;                           ///< without the values of a sweep
    std::vector<Summary> summaries{};  ///< the facts of each of its lines

    /// Its values come with the run alone.
    [[nodiscard]] bool reacts_to_metrics() const noexcept;

    /// How many steps are worth looking at: its length, else the run's total, else what shows every part of it.
    [[nodiscard]] double horizon() const noexcept;
};

/// Values by the names of a sweep; a name that a schedule has no use for is left out.
using Point = std::vector<std::pair<std::string, std::string>>;

/// What is run once for each seed.
struct Setup {
    std::size_t schedule = 0;  ///< index into Experiment::schedules
    Point point;
    Arm arm;
    std::shared_ptr<const train::Problem> problem;
    std::optional<train::OptimizerChoice> optimizer;
    std::uint64_t steps = 0;
    std::uint64_t record_every = 1;
    std::string identity;  ///< JSON of all that its results hang on but the seed
};

struct Measure {
    std::string metric;  ///< empty: `val_loss` where it is told, else `loss`
    Goal goal = Goal::least;
    std::size_t last = 1;
};

struct Training {
    std::vector<std::string> swept;  ///< names of the sweep, in order
    std::vector<Setup> setups;
    std::vector<std::uint32_t> seeds;
    std::optional<std::uint64_t> validate_every;
    std::vector<std::string> metrics;
    double loss_bound = train::kLossBound;
    Measure measure;

    [[nodiscard]] std::size_t runs() const noexcept { return setups.size() * seeds.size(); }
};

struct RangeTest {
    std::string name;
    train::RangeTest test;
    std::optional<Arm> others;  ///< gives hyper-parameters beside `lr`
    std::string identity;
};

/// A line of a schedule that is drawn, or all of its lines.
struct Curve {
    std::size_t schedule = 0;
    std::optional<std::size_t> line{};
};

/// A panel whose names were found.
struct Panel {
    PanelConfig config;
    std::vector<Curve> curves{};
    std::vector<std::size_t> setups{};  ///< of the training, for `trained` and `against`
    std::optional<std::size_t> range_test{};
    std::optional<double> steps{};
};

/// More can not be told apart.
constexpr std::size_t kMostCurves = 40;

struct Figure {
    std::string name;
    std::string title;
    std::vector<Panel> panels;
    int columns = 1;
    std::vector<double> size{};  ///< inches; empty or two
};

struct Experiment {
    std::string name;  ///< of the config's file, without folder and suffix
    std::string title;
    std::string about;
    std::string config;  ///< the text of the file
    std::vector<Schedule> schedules;
    std::optional<Training> training;
    std::vector<RangeTest> range_tests;
    std::vector<Figure> figures;
};

/// A config and its name: a path, from whose folder its files are seen.
struct ConfigText {
    std::string name;
    std::string text;
};

struct Prepared {
    std::optional<Experiment> experiment;  ///< none where there is an error
    std::vector<Diagnostic> diagnostics;
};

/// Checks a config and makes all ready that it speaks of. Reads `.sched` and data files, starts nothing, writes nothing.
[[nodiscard]] Prepared prepare(const ConfigText& config, const Importer& importer);

/// The reference of all keys, as Markdown.
[[nodiscard]] std::string reference();

}  // namespace lrsched::experiment
