// Room experiment: the table of all keys of a config. Reading, ranges, suggestions and docs/experiments.md come from here.
#pragma once

#include "config/schema.hpp"
#include "experiment/config.hpp"

namespace lrsched::config {

template <> struct Schema<experiment::WrittenSchedule> {
    using T = experiment::WrittenSchedule;
    static constexpr Title title{
        .name = "schedule", .mark = "schedule", .meaning = "A text of the language with facts and values of its own."};
    static constexpr std::array keys{
        must<&T::schedule>("schedule", "an expression, or a whole text behind `|`"),
        may<&T::run>("run", "facts of the run that differ from those of the experiment", {.fallback = "none"}),
        may<&T::set>("set", "values of the `param`s of the text", {.fallback = "its own defaults"}),
    };
};

template <> struct Schema<experiment::ScheduleFile> {
    using T = experiment::ScheduleFile;
    static constexpr Title title{.name = "schedule from a file", .mark = "file", .meaning = "A `.sched` file."};
    static constexpr std::array keys{
        must<&T::file>("file", "the file, seen from the folder of the config"),
        may<&T::run>("run", "facts of the run that differ from those of the experiment", {.fallback = "none"}),
        may<&T::set>("set", "values of the `param`s of the file", {.fallback = "its own defaults"}),
    };
};

template <> struct Schema<experiment::Goal> {
    static constexpr std::array words{Word{"least", experiment::Goal::least},
                                      Word{"greatest", experiment::Goal::greatest}};
};

template <> struct Schema<experiment::Spacing> {
    static constexpr std::array words{Word{"linear", experiment::Spacing::linear},
                                      Word{"log", experiment::Spacing::logarithmic}};
};

template <> struct Schema<experiment::MeasureConfig> {
    using T = experiment::MeasureConfig;
    static constexpr Title title{
        .name = "measure", .shorthand = "metric", .meaning = "The number that a run is judged by."};
    static constexpr std::array keys{
        may<&T::metric>("metric", "a metric of the training",
                        {.fallback = "`val_loss` where the training tells it, else `loss`"}),
        may<&T::goal>("goal", "which of its values is the best"),
        may<&T::last>("last", "of how many of the last values it is the mean", {.range = between(1, 1e6)}),
    };
};

template <> struct Schema<experiment::Interval> {
    using T = experiment::Interval;
    static constexpr Title title{
        .name = "interval", .mark = "from", .meaning = "Numbers between two ends, each as likely as any other."};
    static constexpr std::array keys{
        must<&T::from>("from", "the lower end"),
        must<&T::to>("to", "the upper end"),
        may<&T::spacing>("scale", "`log`: of the logarithm each is as likely as any other"),
    };
};

template <> struct Schema<experiment::DrawsConfig> {
    using T = experiment::DrawsConfig;
    static constexpr Title title{.name = "draws", .meaning = "Random points of a sweep."};
    static constexpr std::array keys{
        must<&T::count>("count", "how many", {.range = between(1, 100'000)}),
        may<&T::seed>("seed", "of the random numbers", {.range = at_least(0)}),
        must<&T::values>("values", "what is drawn: an interval or a list to choose from", {.count = {.least = 1}}),
    };
};

template <> struct Schema<experiment::SweepConfig> {
    using T = experiment::SweepConfig;
    static constexpr Title title{
        .name = "sweep",
        .meaning =
            "Values that are tried out, for each schedule and seed. What is varied is a `param` of the schedules, "
            "`run.` with a fact of the run, `problem`, `optimizer` or `problem.`, `optimizer.` with one of their keys. "
            "All points of the grid are combined with all `points` and all draws."};
    static constexpr std::array keys{
        may<&T::grid>("grid", "for each name its values; every combination is a point", {.fallback = "nothing"}),
        may<&T::points>("points", "a list of points, each with values by name", {.fallback = "none"}),
        may<&T::draws>("draws", "random points"),
    };
};

template <> struct Schema<experiment::TrainConfig> {
    using T = experiment::TrainConfig;
    static constexpr Title title{
        .name = "train", .meaning = "A training under each schedule, for each point of the sweep and each seed."};
    static constexpr std::array keys{
        must<&T::problem>("problem", "what is trained; [the problems](training.md#problems)"),
        may<&T::optimizer>("optimizer", "how its parameters move; [the optimizers](training.md#optimizers)",
                           {.fallback = "`sgd`; none for an external trainer"}),
        may<&T::steps>("steps", "length of a run: `200`, `10ep`", {.fallback = "the `total` of the run"}),
        may<&T::seeds>("seeds", "of the random numbers, a run for each",
                       {.range = between(0, 4294967295.0), .count = {.least = 1}}),
        may<&T::schedules>("schedules", "the schedules to train with", {.count = {.least = 1}, .fallback = "all"}),
        may<&T::measure>("measure", "what a run is judged by", {.fallback = "its last `val_loss`, or `loss`"}),
        may<&T::validate_every>("validate_every", "steps between looks at the validation set; 0: only at the end",
                                {.range = at_least(0), .fallback = "once an epoch"}),
        may<&T::record_every>("record_every", "steps between recorded rows",
                              {.range = at_least(1), .fallback = "what gives up to 1,000 rows"}),
        may<&T::metrics>("metrics", "the metrics to record", {.count = {.least = 1}, .fallback = "all"}),
        may<&T::loss_bound>("loss_bound", "a loss of this size is one that diverges",
                            {.range = more_than(0), .fallback = "1e12"}),
        may<&T::sweep>("sweep", "values that are tried out", {.fallback = "nothing"}),
    };
};

template <> struct Schema<experiment::RangeTestConfig> {
    using T = experiment::RangeTestConfig;
    static constexpr Title title{
        .name = "range test",
        .meaning =
            "One run whose learning rate sweeps from small to large; [what it suggests](training.md#the-range-test)."};
    static constexpr std::array keys{
        must<&T::problem>("problem", "what is trained"),
        may<&T::optimizer>("optimizer", "how its parameters move", {.fallback = "`sgd`; none for an external trainer"}),
        may<&T::from>("from", "the rate of the first step", {.range = more_than(0)}),
        may<&T::to>("to", "the rate of the last step", {.range = more_than(0)}),
        may<&T::steps>("steps", "steps of the sweep", {.range = between(2, 1e6)}),
        may<&T::spacing>("scale", "`log`: each step multiplies the rate, `linear`: it adds to it"),
        may<&T::smoothing>("smoothing", "share of the smoothed loss before in the next one; 0: none",
                           {.range = below(0, 1)}),
        may<&T::stop_factor>("stop_factor", "the test ends where the smoothed loss is so many times its least",
                             {.range = more_than(1)}),
        may<&T::to_the_end>("to_the_end", "the test ends at the last rate alone, however large the loss"),
        may<&T::schedule>("schedule", "the schedule that gives hyper-parameters other than `lr`",
                          {.fallback = "they hold at the optimizer's values"}),
        may<&T::seed>("seed", "of the random numbers", {.range = between(0, 4294967295.0)}),
        may<&T::skip_begin>("skip_begin", "share of the first steps that suggestions leave out",
                            {.range = between(0, 1)}),
        may<&T::skip_end>("skip_end", "number of the last steps that suggestions leave out", {.range = at_least(0)}),
    };
};

template <> struct Schema<experiment::PanelConfig> {
    using T = experiment::PanelConfig;
    static constexpr Title title{
        .name = "panel",
        .meaning =
            "One pair of axes: schedules (`curves`), a column of the training (`trained`), the measure of the training "
            "over a value of the sweep (`against`), or a range test."};
    static constexpr std::array keys{
        may<&T::title>("title", "stands above it", {.fallback = "none"}),
        may<&T::curves>("curves",
                        "names of schedules, or `all`; `name.momentum` is one line of a schedule that sets several "
                        "hyper-parameters",
                        {.count = {.least = 1}, .fallback = "none"}),
        may<&T::trained>("trained",
                         "a metric or a hyper-parameter of the training, over its steps; the mean of the seeds with "
                         "their deviation"),
        may<&T::against>("against", "a name of the sweep: the measure of the runs over its values"),
        may<&T::range_test>("range_test", "name of a range test: its losses over the rates"),
        may<&T::of>("of", "with `trained` or `against`: only these schedules",
                    {.count = {.least = 1}, .fallback = "all"}),
        may<&T::where>("where", "with `trained` or `against`: only points of the sweep with these values",
                       {.fallback = "all"}),
        may<&T::steps>("steps", "with `curves`: how far they are drawn", {.fallback = "the longest of them"}),
        may<&T::x_label>("x_label", "name of the axis", {.fallback = "what it shows"}),
        may<&T::y_label>("y_label", "name of the axis", {.fallback = "what it shows"}),
        may<&T::x_scale>("x_scale", "", {.fallback = "`log` for a range test, else `linear`"}),
        may<&T::y_scale>("y_scale", ""),
        may<&T::x>("x", "both ends of the axis", {.count = {2, 2}, .fallback = "what it shows"}),
        may<&T::y>("y", "both ends of the axis", {.count = {2, 2}, .fallback = "what it shows"}),
        may<&T::marks>("marks", "upright lines: their places, or labels with a place each", {.fallback = "none"}),
        may<&T::levels>("levels", "level lines: their values, or labels with a value each", {.fallback = "none"}),
        may<&T::size>("size", "width and height in inches; for a whole figure, not for one of several panels",
                      {.range = between(1, 100), .count = {2, 2}, .fallback = "what it needs"}),
    };
};

template <> struct Schema<experiment::SheetConfig> {
    using T = experiment::SheetConfig;
    static constexpr Title title{
        .name = "figure of several panels", .mark = "panels", .meaning = "Panels side by side, row by row."};
    static constexpr std::array keys{
        may<&T::title>("title", "stands above all of them", {.fallback = "none"}),
        must<&T::panels>("panels", "the panels", {.count = {1, 36}}),
        may<&T::columns>("columns", "how many stand side by side",
                         {.range = between(1, 6), .fallback = "all, up to 3"}),
        may<&T::size>("size", "width and height in inches",
                      {.range = between(1, 100), .count = {2, 2}, .fallback = "what it needs"}),
    };
};

template <> struct Schema<experiment::Config> {
    using T = experiment::Config;
    static constexpr Title title{.name = "experiment", .meaning = "The whole file."};
    static constexpr std::array keys{
        may<&T::title>("title", "of the experiment", {.fallback = "the name of the file"}),
        may<&T::about>("about", "what it is for, in the report; paragraphs with a blank line between them",
                       {.fallback = "nothing"}),
        may<&T::run>("run",
                     "facts of the run for all schedules, see [the run](language.md#the-run). `epoch` comes from the "
                     "problem and `total` from the steps of the training where they are not given",
                     {.fallback = "none"}),
        must<&T::schedules>(
            "schedules",
            "the schedules by name: an expression, a map with `schedule` or `file`, or a map of hyper-parameters",
            {.count = {.least = 1}}),
        may<&T::problems>("problems", "problems by name, for `problem` and the sweep", {.fallback = "none"}),
        may<&T::optimizers>("optimizers", "optimizers by name, for `optimizer` and the sweep", {.fallback = "none"}),
        may<&T::train>("train", "trains under the schedules", {.fallback = "nothing is trained"}),
        may<&T::range_tests>("range_tests", "range tests by name", {.fallback = "none"}),
        may<&T::figures>("figures", "figures by name",
                         {.fallback = "one of all schedules, one of the loss of the training, one of each range test"}),
    };
};

}  // namespace lrsched::config
