// Room cli: results of a range test, laid out.
#include "cli/range_results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "cli/number_text.hpp"
#include "report/json.hpp"
#include "text/csv.hpp"

namespace lrsched::cli {
namespace {

using train::RangeResult;
using train::Suggestion;
using train::Trajectory;

constexpr int kNameWidth = 12;
constexpr int kNumberWidth = 13;  // `-1.23457e-05`

/// A column of the results, a cell for each step that was done.
struct Column {
    std::string name;
    std::vector<std::optional<double>> cells{};
};

struct Columns {
    std::vector<Column> hyperparameters;  ///< beside `lr`
    std::vector<Column> metrics;          ///< beside `loss`
    Column loss{"loss"};
};

/// A row behind that of the last step tells of the outcome; it has no hyper-parameters.
std::size_t steps_done(const Trajectory& trajectory) {
    const std::size_t rows = trajectory.steps.size();
    return rows > 0 && !trajectory.at(rows - 1, 0) ? rows - 1 : rows;
}

Column column_of(const Trajectory& trajectory, std::size_t column, std::size_t steps) {
    Column found{trajectory.columns[column]};
    for (std::size_t row = 0; row < steps; ++row) found.cells.push_back(trajectory.at(row, column));
    return found;
}

/// The rate of each group is the sweep's; what was never told is left out.
Columns columns_of(const RangeResult& result) {
    const Trajectory& trajectory = result.trajectory;
    const std::size_t steps = steps_done(trajectory);
    Columns columns;
    for (std::size_t i = 0; i < trajectory.columns.size(); ++i) {
        const std::string& name = trajectory.columns[i];
        const bool metric = i >= trajectory.hyperparameters;
        if (!metric && (name == "lr" || name.starts_with("lr."))) continue;
        Column column = column_of(trajectory, i, steps);
        if (i == trajectory.hyperparameters) {
            columns.loss = std::move(column);
        } else if (std::ranges::any_of(column.cells, [](const auto& cell) { return cell.has_value(); })) {
            (metric ? columns.metrics : columns.hyperparameters).push_back(std::move(column));
        }
    }
    return columns;
}

void append_cell(std::string& text, const std::optional<double>& cell) {
    text += ',';
    if (cell) append_exact(text, *cell);
}

void write_column(report::Json& json, std::string_view name, const std::vector<std::optional<double>>& cells) {
    json.key(name);
    json.begin_list();
    for (const auto& cell : cells) json.number_or_null(cell);
    json.end_list();
}

void write_columns(report::Json& json, std::string_view name, const std::vector<Column>& columns) {
    json.key(name);
    json.begin_object();
    for (const Column& column : columns) write_column(json, column.name, column.cells);
    json.end_object();
}

void write_suggestion(report::Json& json, const Suggestion& suggestion) {
    json.begin_object();
    json.member("name", suggestion.name);
    if (suggestion.point) {
        json.member("lr", suggestion.point->rate);
        json.member("loss", suggestion.point->loss);
        json.member("step", static_cast<double>(suggestion.point->index));
    } else {
        json.key("lr");
        json.null();
        json.member("why_not", suggestion.why_not);
    }
    json.member("meaning", suggestion.meaning);
    json.end_object();
}

void write_test(report::Json& json, const RangePlan& plan) {
    const train::RangeTest& test = plan.test;
    json.member("training", plan.training);
    json.member("from", test.sweep.from);
    json.member("to", test.sweep.to);
    json.member("steps", static_cast<double>(test.sweep.steps));
    json.member("spacing", test.sweep.spacing == train::Spacing::linear ? "linear" : "exponential");
    json.member("seed", static_cast<double>(test.run.seed));
    json.member("smoothing", test.smoothing);
    json.key("stop_factor");
    json.number_or_null(test.stop_factor);
}

/// The loss that a diverged run told last.
std::string last_loss(const Trajectory& trajectory) {
    const auto row = static_cast<std::size_t>(trajectory.end);
    const auto loss = row < trajectory.steps.size() ? trajectory.at(row, trajectory.hyperparameters) : std::nullopt;
    return loss ? short_text(*loss) : "not finite";
}

}  // namespace

std::string suggestion_table(const RangeResult& result) {
    std::string text = fmt::format("{:<{}}{:<{}}{:<{}}{}\n", "suggestion", kNameWidth, "lr", kNumberWidth, "loss",
                                   kNumberWidth, "what");
    for (const Suggestion& suggestion : result.suggestions) {
        const auto& point = suggestion.point;
        text +=
            fmt::format("{:<{}}{:<{}}{:<{}}{}\n", suggestion.name, kNameWidth, point ? short_text(point->rate) : "none",
                        kNumberWidth, point ? short_text(point->loss) : "", kNumberWidth,
                        point ? std::string(suggestion.meaning) : suggestion.why_not);
    }
    return text;
}

std::string ending_text(const train::RangeTest& test, const RangeResult& result) {
    const Trajectory& trajectory = result.trajectory;
    const std::string rate = short_text(test.sweep.rate(trajectory.end));
    std::string text = fmt::format("all {} steps are done, up to lr {}", test.sweep.steps, short_text(test.sweep.to));
    if (trajectory.ending == train::Ending::stopped) {
        text = fmt::format("stopped at step {}, lr {}: the smoothed loss is above {} times its least", trajectory.end,
                           rate, short_text(*test.stop_factor));
    } else if (trajectory.ending == train::Ending::diverged) {
        text = fmt::format("diverged at step {}, lr {}: the loss is {}", trajectory.end, rate, last_loss(trajectory));
    }
    if (result.smoothed.empty()) return text;
    const auto least = static_cast<std::size_t>(std::ranges::min_element(result.smoothed) - result.smoothed.begin());
    return text + fmt::format("\nthe least smoothed loss is {}, at step {}, lr {}", short_text(result.smoothed[least]),
                              least, short_text(result.rates[least]));
}

std::string range_csv(const RangePlan& plan, const RangeResult& result) {
    const Columns columns = columns_of(result);
    std::vector<const Column*> others;
    for (const Column& column : columns.hyperparameters) others.push_back(&column);
    for (const Column& column : columns.metrics) others.push_back(&column);
    std::string text = "step,lr,loss,smoothed";
    // Names come from a trainer and may hold anything.
    for (const Column* column : others) text::append_csv(text += ',', column->name);
    text += '\n';
    for (std::size_t step = 0; step < columns.loss.cells.size(); ++step) {
        const bool kept = step < result.smoothed.size();
        append_exact(text, static_cast<double>(step));
        append_cell(text, plan.test.sweep.rate(step));
        append_cell(text, columns.loss.cells[step]);
        append_cell(text, kept ? std::optional(result.smoothed[step]) : std::nullopt);
        for (const Column* column : others) append_cell(text, column->cells[step]);
        text += '\n';
    }
    return text;
}

std::string range_json(const RangePlan& plan, const RangeResult& result) {
    const Columns columns = columns_of(result);
    report::Json json;
    json.begin_object();
    write_test(json, plan);
    json.member("ending", train::word_of(result.trajectory.ending));
    json.member("end", static_cast<double>(result.trajectory.end));
    json.list("suggestions", result.suggestions.size(),
              [&](std::size_t i) { write_suggestion(json, result.suggestions[i]); });
    std::vector<std::optional<double>> rates;
    for (std::size_t step = 0; step < columns.loss.cells.size(); ++step) rates.push_back(plan.test.sweep.rate(step));
    write_column(json, "lr", rates);
    write_column(json, "loss", columns.loss.cells);
    json.key("smoothed");
    json.numbers(result.smoothed);
    write_columns(json, "hyperparameters", columns.hyperparameters);
    write_columns(json, "metrics", columns.metrics);
    json.end_object();
    return std::move(json).text_so_far() + '\n';
}

}  // namespace lrsched::cli
