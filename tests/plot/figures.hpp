// Tests of the room `plot`: figures to draw.
#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "plot/figure.hpp"

namespace lrsched::test {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

/// The function at 0, 1, ..., last.
template <class Function> plot::Series curve(std::string name, int last, Function function) {
    plot::Series series;
    series.name = std::move(name);
    for (int i = 0; i <= last; ++i) {
        series.x.push_back(i);
        series.y.push_back(function(static_cast<double>(i)));
    }
    return series;
}

inline plot::Series points(std::vector<double> x, std::vector<double> y) {
    plot::Series series;
    series.name = "points";
    series.x = std::move(x);
    series.y = std::move(y);
    return series;
}

inline plot::Figure figure(std::string title, std::vector<plot::Series> series) {
    plot::Figure result;
    result.title = std::move(title);
    result.x_label = "step";
    result.y_label = "learning rate";
    result.series = std::move(series);
    return result;
}

/// A warmup over 30 steps and a parabola down to zero at 100, with a mark where they join.
inline plot::Figure one_cycle() {
    plot::Series series = curve(
        "lr", 100, [](double t) { return t < 30 ? 0.1 * t / 30 : 0.1 * (1 - (t - 30) / 70) * (1 - (t - 30) / 70); });
    series.marks = {30};
    return figure("warmup, then down", {series});
}

inline plot::Figure three_curves() {
    plot::Series trapeze = curve("trapeze", 1000, [](double t) {
        return 3e-4 * (t < 100 ? t / 100 : t < 800 ? 1 : (1000 - t) / 200);
    });
    for (double& x : trapeze.x) x *= 100;
    trapeze.marks = {10'000, 80'000};
    return figure("three schedules", {points({0, 100'000}, {3e-4, 0}), trapeze, points({0, 100'000}, {1e-4, 1e-4})});
}

inline plot::Figure decay_on_log_axis() {
    plot::Figure result = figure("decay", {curve("lr", 100, [](double t) { return 0.1 * std::pow(0.9, t); })});
    result.log_y = true;
    return result;
}

/// Sixty powers of ten from 1e-300 to 1e300.
inline plot::Figure whole_range() {
    return figure("from tiny to huge", {curve("lr", 60, [](double t) { return std::pow(10, 10 * t - 300); })});
}

}  // namespace lrsched::test
