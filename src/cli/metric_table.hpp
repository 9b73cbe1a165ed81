// Room cli: `--metrics FILE.csv`: what was measured in a run, a row a step.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace lrsched::cli {

/// Columns are metrics by their names. A column `step` says which steps the rows are; without one they are 0, 1, 2, ...
/// An empty field is a metric that was not measured at that step.
struct MetricTable {
    struct Row {
        double step = 0;
        std::vector<std::optional<double>> values;  ///< by name
    };
    std::string path;
    std::vector<std::string> names;
    std::vector<Row> rows;
};

/// Throws Failure(files) where the file cannot be read, Failure(wrong_input) where it is no such table.
[[nodiscard]] MetricTable load_metrics(const std::string& path, Context& context);

}  // namespace lrsched::cli
