#include "cli/experiment_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/number_text.hpp"
#include "experiment/draw.hpp"

namespace lrsched::cli {
namespace {

using experiment::Experiment;
using experiment::Results;

constexpr std::size_t kMostSetups = 20;

using Row = std::vector<std::string>;

/// Columns side by side: the first to the left, numbers to the right.
std::string aligned(const std::vector<Row>& rows) {
    std::vector<std::size_t> widths;
    for (const Row& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    }
    std::string text;
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += i == 0 ? fmt::format("  {:<{}}", row[i], widths[i]) : fmt::format("  {:>{}}", row[i], widths[i]);
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string short_text(const std::optional<double>& value) { return value ? cli::short_text(*value) : std::string{}; }

/// Best first; those without a measure last.
std::vector<std::size_t> ranked(const Results& results) {
    std::vector<std::size_t> order(results.setups.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, {},
                             [&](std::size_t i) { return results.setups[i].rank.value_or(order.size() + 1); });
    return order;
}

Row row_of(const Experiment& experiment, const Results& results, std::size_t setup) {
    const experiment::SetupResult& result = results.setups[setup];
    Row row{experiment::label_of(experiment, experiment.training->setups[setup])};
    const auto& measure = result.measure;
    row.push_back(measure ? cli::short_text(measure->mean) : "-");
    row.push_back(measure ? short_text(measure->deviation) : "");
    row.push_back(measure ? short_text(measure->confidence) : "");
    row.push_back(measure ? short_text(result.runs[*result.best].measure) : "");
    row.push_back(fmt::format("{}", result.runs.size()));
    row.push_back(fmt::format("{}", result.count(train::Ending::diverged)));
    row.push_back(fmt::format("{}", result.count(train::Ending::failed)));
    return row;
}

std::string setups_text(const Experiment& experiment, const Results& results) {
    std::vector<Row> rows{{results.metric, "mean", "deviation", "95% +-", "best", "runs", "diverged", "failed"}};
    const auto order = ranked(results);
    for (std::size_t i = 0; i < order.size() && i < kMostSetups; ++i)
        rows.push_back(row_of(experiment, results, order[i]));
    std::string text = aligned(rows);
    if (order.size() > kMostSetups) text += fmt::format("  and {} more\n", order.size() - kMostSetups);
    return text;
}

std::string range_test_text(const experiment::RangeTest& test, const train::RangeResult& result) {
    std::string text = fmt::format("  range test {}:", test.name);
    if (result.trajectory.ending == train::Ending::failed) return text + " failed\n";
    for (const train::Suggestion& suggestion : result.suggestions)
        text += fmt::format(" {} {}{}", suggestion.name,
                            suggestion.point ? cli::short_text(suggestion.point->rate) : "none",
                            &suggestion == &result.suggestions.back() ? "" : ",");
    return text + "\n";
}

}  // namespace

std::string results_text(const Experiment& experiment, const Results& results) {
    std::string text = experiment.title + "\n";
    if (experiment.training) text += setups_text(experiment, results);
    for (std::size_t i = 0; i < results.range_tests.size(); ++i)
        text += range_test_text(experiment.range_tests[i], results.range_tests[i]);
    return text;
}

std::string files_text(const std::vector<std::string>& files) {
    const auto count = [&](auto fits) { return static_cast<std::size_t>(std::ranges::count_if(files, fits)); };
    const std::size_t tables = count([](const std::string& name) { return name.ends_with(".csv"); });
    const std::size_t figures = count([](const std::string& name) { return name.starts_with("figures/"); });
    std::string text = fmt::format("report.html, results.json, {}", counted(tables, "table"));
    if (figures > 0) text += ", " + counted(figures, "figure");
    return text;
}

}  // namespace lrsched::cli
