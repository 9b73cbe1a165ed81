// Room cli: figure and page of a range test.
#include "cli/range_pictures.hpp"

#include <fmt/format.h>

#include "cli/number_text.hpp"
#include "cli/range_results.hpp"
#include "experiment/range_figure.hpp"
#include "experiment/tables.hpp"

namespace lrsched::cli {
namespace {

using train::RangeResult;

report::Table settings_of(const RangePlan& plan) {
    const train::RangeTest& test = plan.test;
    const bool linear = test.sweep.spacing == train::Spacing::linear;
    report::Table table{"The test", {{"setting"}, {"value"}}, {}};
    table.rows = {{"training", plan.training},
                  {"from", test.sweep.from},
                  {"to", test.sweep.to},
                  {"steps", static_cast<double>(test.sweep.steps)},
                  {"spacing", linear ? "linear" : "exponential"},
                  {"smoothing", test.smoothing},
                  {"stops above", test.stop_factor ? fmt::format("{} times the least", *test.stop_factor) : "nothing"},
                  {"seed", static_cast<double>(test.run.seed)}};
    for (const Setting& expression : plan.expressions) table.rows.push_back({expression.name, expression.text});
    return table;
}

}  // namespace

plot::Figure range_figure(const RangePlan& plan, const RangeResult& result, bool log_losses) {
    plot::Figure figure = experiment::range_figure(plan.test, result);
    figure.log_y = log_losses;
    if (!log_losses) figure.y_limits.high = experiment::ceiling_of(result);
    return figure;
}

report::Document range_document(const RangePlan& plan, const RangeResult& result, const plot::Figure& figure) {
    report::Document document{.title = "Learning-rate range test", .description = plan.training, .sections = {}};
    report::Section found{"What was found",
                          {report::Chart{.sheet = {.panels = {figure}}}, experiment::table_of_suggestions(result)}};
    found.blocks.emplace_back(report::Prose{ending_text(plan.test, result)});
    document.sections.push_back(std::move(found));
    document.sections.push_back({"How it was found", {settings_of(plan)}});
    return document;
}

}  // namespace lrsched::cli
