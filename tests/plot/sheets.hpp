// Tests of the room `plot`: sheets such as experiments have.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "figures.hpp"

namespace lrsched::test {

inline plot::Guide upright(double at, std::string label) {
    return {plot::Guide::Direction::upright, at, std::move(label), plot::Stroke::automatic, plot::Color::red};
}

inline plot::Guide level(double at, std::string label) {
    return {plot::Guide::Direction::level, at, std::move(label), plot::Stroke::automatic, plot::Color::red};
}

/// Two panels side by side with Japanese words, a labelled line each: a warmup alone and with a cosine behind it.
inline plot::Sheet warmup_sheet() {
    const auto warmup = [](double t) { return 0.1 * std::min(1.0, (t + 1) / 10); };
    const auto cosine = [warmup](double t) {
        return t < 10 ? warmup(t) : 0.001 + 0.0495 * (1 + std::cos(std::numbers::pi * (t - 10) / 90));
    };
    plot::Sheet sheet{{figure("Linear Warmup (warmup=10)", {curve("", 99, warmup)}),
                       figure("Warmup + Cosine Annealing", {curve("", 99, cosine)})},
                      2,
                      "学習率のウォームアップ"};
    for (plot::Figure& panel : sheet.panels) {
        panel.x_label = "Epoch";
        panel.y_label = "学習率";
        panel.guides = {upright(10, "Warmup終了")};
    }
    return sheet;
}

/// Three paths of x towards 2 under noise, each with the level it should reach.
inline plot::Sheet descent_sheet() {
    plot::Sheet sheet{{}, 3};
    for (const double rate : {0.01, 0.1, 0.5}) {
        double x = 0;
        plot::Series path = curve("", 200, [&x, rate](double t) {
            const double seen = x;
            x -= rate * (2 * (x - 2) + 0.5 * std::sin(t * t));
            return seen;
        });
        plot::Figure panel = figure("学習率 = " + std::to_string(rate).substr(0, 4), {path});
        panel.x_label = "ステップ";
        panel.y_label = "x";
        panel.guides = {level(2, "最適値")};
        sheet.panels.push_back(panel);
    }
    return sheet;
}

/// The losses of a sweep of the rate, smoothed, with what it suggests.
inline plot::Figure range_test() {
    plot::Series raw = curve("loss", 99, [](double t) {
        return 0.3 + 2 / (1 + std::exp((t - 55) / 6)) + 0.1 * std::sin(t * t) + std::exp((t - 88) / 3);
    });
    for (double& x : raw.x) x = std::pow(10, -7 + 8 * x / 99);
    plot::Series smooth = raw;
    smooth.name = "smoothed";
    for (std::size_t i = 1; i < smooth.y.size(); ++i) smooth.y[i] = 0.8 * smooth.y[i - 1] + 0.2 * raw.y[i];
    raw.pale = true;
    plot::Figure result = figure("LR range test", {raw, smooth});
    result.log_x = true;
    result.x_label = "learning rate";
    result.y_label = "loss";
    result.y_limits.high = 4;
    result.pins = {{smooth.x[58], smooth.y[58], "steepest 0.0049", plot::Color::red},
                   {smooth.x[66], smooth.y[66], "valley 0.022", plot::Color::green},
                   {smooth.x[78], smooth.y[78], "minimum/10", plot::Color::black}};
    return result;
}

/// Two means with their deviations, on a logarithmic axis, one band of which goes on to zero; and their single runs.
inline plot::Figure means() {
    plot::Series sgd = curve("sgd", 100, [](double t) { return 2 * std::exp(-t / 30) + 0.01; });
    plot::Series adam = curve("adam", 100, [](double t) { return std::exp(-t / 15) + 0.03; });
    for (std::size_t i = 0; i < sgd.y.size(); ++i) {
        sgd.low.push_back(sgd.y[i] - 0.08);
        sgd.high.push_back(sgd.y[i] + 0.08);
        adam.low.push_back(adam.y[i] * 0.7);
        adam.high.push_back(adam.y[i] * 1.4);
    }
    plot::Series runs = points({20, 40, 60, 80, 100}, {0.9, 0.5, 0.3, 0.15, 0.08});
    runs.name = "runs";
    runs.stroke = plot::Stroke::none;
    adam.stroke = plot::Stroke::dashed;
    plot::Figure result = figure("means of ten seeds", {sgd, adam, runs});
    result.log_y = true;
    result.y_label = "loss";
    result.guides = {level(0.02, "noise floor"), level(0, ""), upright(50, "decay"), upright(80, "decay")};
    return result;
}

/// Everything that a sheet can hold, with few points.
inline plot::Sheet small_sheet() {
    plot::Series band = points({1, 2, 3}, {2, 4, 3});
    band.low = {1, 3, 2};
    band.high = {3, 5, 4};
    plot::Series pale = points({1, 2, kGap, 3}, {1, 2, 0, 3});
    pale.pale = true;
    plot::Series scattered = points({1, 3}, {5, 1});
    scattered.stroke = plot::Stroke::none;
    plot::Figure first = figure("first `title`", {band, pale, scattered});
    first.guides = {upright(2, "joined"), level(4.5, "")};
    first.pins = {{3, 3, "best", plot::Color::green}};
    first.x_limits = {0, {}};
    plot::Series stairs = points({0, 1, 2}, {1, 0.1, 0.01});
    stairs.steps = true;
    stairs.dots = true;
    stairs.marks = {1};
    plot::Figure second = figure("", {stairs});
    second.log_y = true;
    return {{first, second}, 2, "a sheet", {800, 300}};
}

}  // namespace lrsched::test
