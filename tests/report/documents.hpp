// Tests of the room `report`: documents such as experiments have.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "../plot/sheets.hpp"
#include "report/document.hpp"

namespace lrsched::test {

inline constexpr const char* kConfiguration = R"(title: Why warmup helps
run: {base: 0.1, total: 100}
schedules:
  cosine: chain(warmup(10), cosine(min=1e-3))
  wsd: wsd(10, 20%)
train:
  problem: {kind: noisy_quadratic, noise: 0.5, x0: 0}
  steps: 200
  seeds: 0..9
)";

inline plot::Figure schedules_figure() {
    const auto cosine = [](double t) {
        return t < 10 ? 0.1 * (t + 1) / 10 : 0.001 + 0.0495 * (1 + std::cos(std::numbers::pi * (t - 10) / 90));
    };
    const auto trapeze = [](double t) { return 0.1 * std::min({1.0, (t + 1) / 10, (100 - t) / 20}); };
    plot::Series stairs = curve("step(30)", 100, [](double t) { return 0.1 * std::pow(0.1, std::floor(t / 30)); });
    stairs.steps = true;
    stairs.marks = {30, 60, 90};
    plot::Figure result = figure("schedules", {curve("cosine", 100, cosine), curve("wsd", 100, trapeze), stairs});
    result.guides = {upright(10, "warmup ends")};
    return result;
}

/// Numbers of runs, made by a rule and not by chance.
inline report::Table runs_table(std::size_t count) {
    report::Table table{"runs",
                        {{"run"},
                         {"schedule"},
                         {"peak", "the largest rate"},
                         {"loss", "of the last step", report::Column::Best::least},
                         {"steps"}},
                        {}};
    for (std::size_t i = 0; i < count; ++i) {
        const auto seed = static_cast<double>(i * 7919 % 1000);
        const bool diverged = i % 97 == 13;
        const double loss = diverged ? std::numeric_limits<double>::infinity() : 0.01 + seed * seed * 1e-6 / 3;
        const std::string name = i % 3 == 0 ? "cosine" : i % 3 == 1 ? "wsd" : "step(30)";
        table.rows.push_back({static_cast<double>(i), name, 0.1 * static_cast<double>(1 + i % 4), loss, 200.0});
    }
    return table;
}

inline report::Table summary_table() {
    using Best = report::Column::Best;
    return {"summary",
            {{"schedule"},
             {"mean", "mean of the last loss over ten seeds", Best::least},
             {"deviation"},
             {"best", "", Best::least},
             {"diverged"}},
            {{"cosine", 0.0123456789, 0.0021, 0.0087, 0.0},
             {"wsd", 0.01101, 0.0034, 0.0079, 0.0},
             {"step(30)", 0.31, 0.012, 0.2934, 2.0},
             {"none", std::numeric_limits<double>::quiet_NaN(), std::monostate{}, std::monostate{}, 10.0}}};
}

/// One of everything.
inline report::Document sample_document() {
    report::Document document{
        "Why warmup helps",
        "Three schedules on a noisy quadratic, ten seeds each.\n\nThe rate of 0.1 is too large for the first steps.",
        {}};
    document.sections.push_back(
        {"Schedules", {report::Chart{{{schedules_figure()}}, "The rate over the steps of a run."}}});
    document.sections.push_back({"Results", {summary_table(), runs_table(240)}});
    document.sections.push_back(
        {"Training", {report::Chart{descent_sheet(), ""}, report::Chart{{{means(), range_test()}, 2, "losses"}, ""}}});
    document.sections.push_back({"学習率のウォームアップ", {report::Chart{warmup_sheet(), ""}}});
    document.sections.push_back({"Configuration",
                                 {report::Listing{"warmup.yaml", kConfiguration},
                                  report::Prose{"Each run starts at 0.\n\nTen of them make a mean."}}});
    return document;
}

/// Thousands of runs: more curves, points and rows than can be looked at.
inline report::Document large_document(std::size_t runs, int steps) {
    plot::Figure losses = figure("losses", {});
    losses.log_y = true;
    for (std::size_t i = 0; i < runs; ++i) {
        const double rate = 0.001 + 0.0001 * static_cast<double>(i % 500);
        losses.series.push_back(curve("run " + std::to_string(i), steps, [rate, i](double t) {
            return std::exp(-rate * t) + 0.01 * (1.5 + std::sin(t * t + static_cast<double>(i)));
        }));
    }
    return {"a sweep", "", {{"", {report::Chart{{{losses}}, ""}, runs_table(runs)}}}};
}

/// Texts that try to be markup or script, numbers that few formats can hold.
inline report::Document hostile_document() {
    const double most = std::numeric_limits<double>::max();
    const double least = std::numeric_limits<double>::denorm_min();
    const double none = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    const std::string evil =
        "</script><script>window.broken = 1</script><!-- \" ' & \x01 \xff \xe2\x80\xa8 --><img src=x "
        "onerror=\"window.broken=2\">";
    plot::Figure figure_of_all = figure(
        evil, {points({0, 1, 2, 3, 4}, {most, -most, least, none, -infinity}), points({-1, 0.1}, {1e-300, 1e300})});
    figure_of_all.series[0].name = evil;
    figure_of_all.x_label = evil;
    figure_of_all.y_label = evil;
    figure_of_all.guides = {upright(2, evil)};
    figure_of_all.pins = {{0.5, 1, evil}};
    plot::Figure nothing = figure("", {});
    plot::Figure alone = figure("one point", {points({3}, {5})});
    plot::Figure gaps = figure("gaps", {points({none, none}, {none, none}), points({}, {})});
    report::Table table{
        evil,
        {{evil, evil}},
        {{evil}, {most}, {least}, {none}, {infinity}, {-infinity}, {-0.0}, {0.1 + 0.2}, {"nan"}, {1.0, "more"}}};
    return {evil,
            evil,
            {{evil,
              {report::Chart{{{figure_of_all, nothing, alone, gaps}, 2, evil}, evil}, table,
               report::Listing{evil, evil}, report::Prose{evil}}}}};
}

}  // namespace lrsched::test
