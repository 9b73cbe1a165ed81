#include "experiment/tables.hpp"

#include <algorithm>
#include <cmath>

#include "experiment/draw.hpp"

namespace lrsched::experiment {
namespace {

using report::Cell;
using report::Column;
using report::Table;
using train::Ending;

Cell cell(const std::optional<double>& value) { return value ? Cell(*value) : Cell(); }
Cell cell(std::size_t count) { return static_cast<double>(count); }

/// `cosine`, `one_cycle.momentum`
std::string column_of(const Schedule& schedule, const Line& line) {
    return schedule.arm.lines.size() == 1 ? schedule.name : schedule.name + "." + line.name;
}

/// What tells a setup from others: its schedule and a value for each name of the sweep.
std::vector<Column> columns_of_point(const Training& training) {
    std::vector<Column> columns{{.name = "schedule"}};
    for (const std::string& name : training.swept) columns.push_back({.name = name});
    return columns;
}

std::vector<Cell> cells_of_point(const Experiment& experiment, const Setup& setup) {
    std::vector<Cell> cells{experiment.schedules[setup.schedule].name};
    for (const std::string& name : experiment.training->swept) {
        const auto value = std::ranges::find(setup.point, name, &Point::value_type::first);
        cells.push_back(value == setup.point.end() ? Cell() : Cell(value->second));
    }
    return cells;
}

Column::Best best_of(const Training& training) {
    return training.measure.goal == Goal::least ? Column::Best::least : Column::Best::greatest;
}

std::vector<Cell> cells_of_measure(const Training& training, const SetupResult& setup) {
    std::vector<Cell> cells{cell(setup.runs.size()), cell(setup.count(Ending::diverged)),
                            cell(setup.count(Ending::failed))};
    if (!setup.measure) {
        cells.resize(cells.size() + 6);
        return cells;
    }
    cells.insert(cells.end(), {Cell(setup.measure->mean), cell(setup.measure->deviation),
                               cell(setup.measure->confidence), cell(setup.runs[*setup.best].measure),
                               cell(std::size_t{training.seeds[*setup.best]}), cell(*setup.rank)});
    return cells;
}

}  // namespace

Table table_of_schedules(const Experiment& experiment) {
    Table table{.title = "schedules", .columns = {{.name = "step"}}, .rows = {}};
    double horizon = 0;
    for (const Schedule& schedule : experiment.schedules) {
        if (schedule.reacts_to_metrics()) continue;
        horizon = std::max(horizon, schedule.horizon());
        for (const Line& line : schedule.arm.lines) table.columns.push_back({.name = column_of(schedule, line)});
    }
    if (table.columns.size() == 1) return table;
    const double stride = std::max(1.0, std::ceil(horizon / static_cast<double>(kMostTableSteps)));
    for (double step = 0; step < horizon; step += stride) {
        std::vector<Cell> row{step};
        for (const Schedule& schedule : experiment.schedules) {
            if (schedule.reacts_to_metrics()) continue;
            for (const Line& line : schedule.arm.lines) {
                const auto value = schedule.arm.programs[line.program].at(step, line.output);
                row.push_back(value ? Cell(*value) : Cell());
            }
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table table_of_setups(const Experiment& experiment, const Results& results) {
    const Training& training = *experiment.training;
    Table table{.title = "setups", .columns = columns_of_point(training), .rows = {}};
    table.columns.insert(
        table.columns.end(),
        {{.name = "runs", .note = "one for each seed"},
         {.name = "diverged"},
         {.name = "failed"},
         {.name = "mean", .note = "of `" + results.metric + "`, over the runs that have it", .best = best_of(training)},
         {.name = "deviation", .note = "of the sample"},
         {.name = "confidence", .note = "the true mean is within this of the mean, with 95 %"},
         {.name = "best"},
         {.name = "best_seed"},
         {.name = "rank", .note = "fewest runs without a value first, then the best mean"}});
    for (std::size_t i = 0; i < results.setups.size(); ++i) {
        std::vector<Cell> row = cells_of_point(experiment, training.setups[i]);
        const auto measured = cells_of_measure(training, results.setups[i]);
        row.insert(row.end(), measured.begin(), measured.end());
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table table_of_runs(const Experiment& experiment, const Results& results) {
    const Training& training = *experiment.training;
    Table table{.title = "runs", .columns = columns_of_point(training), .rows = {}};
    table.columns.insert(table.columns.end(),
                         {{.name = "seed"},
                          {.name = "ending"},
                          {.name = "end", .note = "steps that were done; else the step at which it ended"},
                          {.name = "measure", .note = "of `" + results.metric + "`"}});
    const auto columns = results.columns();
    for (const std::string& column : columns) table.columns.push_back({.name = "final_" + column});
    for (std::size_t i = 0; i < results.setups.size(); ++i) {
        const SetupResult& setup = results.setups[i];
        for (std::size_t seed = 0; seed < setup.runs.size(); ++seed) {
            const RunResult& run = setup.runs[seed];
            std::vector<Cell> row = cells_of_point(experiment, training.setups[i]);
            row.insert(row.end(),
                       {cell(std::size_t{training.seeds[seed]}), Cell(std::string(train::word_of(run.ending))),
                        static_cast<double>(run.end), cell(run.measure)});
            for (const std::string& column : columns) {
                const auto at =
                    static_cast<std::size_t>(std::ranges::find(setup.columns, column) - setup.columns.begin());
                row.push_back(at < run.last.size() ? cell(run.last[at]) : Cell());
            }
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

Table table_of_range_tests(const Experiment& experiment, const Results& results) {
    Table table{.title = "range tests",
                .columns = {{.name = "test"}, {.name = "step"}, {.name = "lr"}, {.name = "loss"}, {.name = "smoothed"}},
                .rows = {}};
    for (std::size_t i = 0; i < results.range_tests.size(); ++i) {
        const train::RangeResult& result = results.range_tests[i];
        for (std::size_t step = 0; step < result.rates.size(); ++step)
            table.rows.push_back({experiment.range_tests[i].name, static_cast<double>(step), result.rates[step],
                                  result.losses[step], result.smoothed[step]});
    }
    return table;
}

Table table_of_suggestions(const train::RangeResult& result) {
    Table table{.title = "suggestions",
                .columns = {{.name = "suggestion"}, {.name = "lr"}, {.name = "loss"}, {.name = "meaning"}},
                .rows = {}};
    for (const train::Suggestion& suggestion : result.suggestions) {
        std::vector<Cell> row{std::string(suggestion.name), {}, {}, suggestion.why_not};
        if (const auto& point = suggestion.point)
            row = {std::string(suggestion.name), point->rate, point->loss, std::string(suggestion.meaning)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table table_of_suggestions(const Experiment& experiment, const Results& results) {
    Table all = table_of_suggestions(train::RangeResult{});
    all.columns.insert(all.columns.begin(), {.name = "test"});
    for (std::size_t i = 0; i < results.range_tests.size(); ++i) {
        for (std::vector<Cell>& row : table_of_suggestions(results.range_tests[i]).rows) {
            row.insert(row.begin(), experiment.range_tests[i].name);
            all.rows.push_back(std::move(row));
        }
    }
    return all;
}

}  // namespace lrsched::experiment
