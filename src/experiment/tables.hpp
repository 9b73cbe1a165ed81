// Room experiment: results as tables, which become CSV files, parts of the report and what a person reads in the terminal.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "experiment/experiment.hpp"
#include "experiment/results.hpp"
#include "report/document.hpp"

namespace lrsched::experiment {

/// How many steps a table of schedules has at most; of longer ones it has every so many.
constexpr std::size_t kMostTableSteps = 10'000;

/// A row for each step, a column for each line of each schedule. Schedules that react to metrics are not in it.
[[nodiscard]] report::Table table_of_schedules(const Experiment& experiment);

/// A row for each setup: how its runs ended, and what their measure comes to.
[[nodiscard]] report::Table table_of_setups(const Experiment& experiment, const Results& results);

/// A row for each run.
[[nodiscard]] report::Table table_of_runs(const Experiment& experiment, const Results& results);

/// A row for each suggestion of a range test.
[[nodiscard]] report::Table table_of_suggestions(const train::RangeResult& result);

/// A row for each step of each range test, and one for each of their suggestions.
[[nodiscard]] report::Table table_of_range_tests(const Experiment& experiment, const Results& results);
[[nodiscard]] report::Table table_of_suggestions(const Experiment& experiment, const Results& results);

/// The table as CSV (RFC 4180, with plain line feeds): numbers with all their bits, nothing where there is nothing.
[[nodiscard]] std::string csv_of(const report::Table& table);

/// Every recorded row of every run as CSV; reads the runs again, since together they may be large.
[[nodiscard]] std::variant<std::string, file::Error> steps_csv(const Experiment& experiment, const Results& results,
                                                               const Store& store);

}  // namespace lrsched::experiment
