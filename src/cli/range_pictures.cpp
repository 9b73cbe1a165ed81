// Room cli: figure and page of a range test.
#include "cli/range_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/number_text.hpp"
#include "cli/range_results.hpp"

namespace lrsched::cli {
namespace {

using train::RangeResult;

/// Above this the losses that run away are not shown: they would press all else to the ground. Nothing where all fit.
std::optional<double> ceiling_of(const RangeResult& result) {
    constexpr double kMostRise = 1.5;  // of what the curve fell, or of the least loss
    const std::vector<double>& smoothed = result.smoothed;
    if (smoothed.empty()) return std::nullopt;
    const auto least = std::ranges::min_element(smoothed);
    const double before = *std::max_element(smoothed.begin(), least + 1);
    const double ceiling = std::max(before, *least + kMostRise * std::max(before - *least, std::abs(*least)));
    const bool all_fit = std::ranges::max(smoothed) <= ceiling && std::ranges::max(result.losses) <= ceiling;
    return all_fit || ceiling <= *least ? std::nullopt : std::optional(ceiling);
}

report::Table suggestions_of(const RangeResult& result) {
    report::Table table{"Suggestions",
                        {{"suggestion"}, {"lr", "the learning rate"}, {"loss", "the smoothed loss there"}, {"what"}},
                        {}};
    for (const train::Suggestion& suggestion : result.suggestions) {
        std::vector<report::Cell> row{std::string(suggestion.name), {}, {}, suggestion.why_not};
        if (suggestion.point) {
            row[1] = suggestion.point->rate;
            row[2] = suggestion.point->loss;
            row[3] = std::string(suggestion.meaning);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

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
    plot::Figure figure{.title = {}, .x_label = "learning rate", .y_label = "loss", .series = {}};
    figure.log_x = plan.test.sweep.spacing == train::Spacing::exponential;
    figure.log_y = log_losses;
    const bool smoothed = plan.test.smoothing > 0;
    figure.series.push_back({.name = "loss", .x = result.rates, .y = result.losses, .marks = {}, .pale = smoothed});
    if (smoothed) {
        figure.series.push_back({.name = "smoothed loss", .x = result.rates, .y = result.smoothed, .marks = {}});
    }
    if (!log_losses) figure.y_limits.high = ceiling_of(result);
    for (const train::Suggestion& suggestion : result.suggestions) {
        if (!suggestion.point) continue;
        const auto& [index, rate, loss] = *suggestion.point;
        figure.pins.push_back({rate, loss, fmt::format("{} {:.3g}", suggestion.name, rate), plot::Color::red});
    }
    return figure;
}

report::Document range_document(const RangePlan& plan, const RangeResult& result, const plot::Figure& figure) {
    report::Document document{.title = "Learning-rate range test", .description = plan.training, .sections = {}};
    report::Section found{"What was found", {report::Chart{.sheet = {.panels = {figure}}}, suggestions_of(result)}};
    found.blocks.emplace_back(report::Prose{ending_text(plan.test, result)});
    document.sections.push_back(std::move(found));
    document.sections.push_back({"How it was found", {settings_of(plan)}});
    return document;
}

}  // namespace lrsched::cli
