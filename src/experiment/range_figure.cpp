#include "experiment/range_figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lrsched::experiment {

std::optional<double> ceiling_of(const train::RangeResult& result) {
    constexpr double kMostRise = 1.5;  // of what the curve fell, or of the least loss
    const std::vector<double>& smoothed = result.smoothed;
    if (smoothed.empty()) return std::nullopt;
    const auto least = std::ranges::min_element(smoothed);
    const double before = *std::max_element(smoothed.begin(), least + 1);
    const double ceiling = std::max(before, *least + kMostRise * std::max(before - *least, std::abs(*least)));
    const bool all_fit = std::ranges::max(smoothed) <= ceiling && std::ranges::max(result.losses) <= ceiling;
    return all_fit || ceiling <= *least ? std::nullopt : std::optional(ceiling);
}

plot::Figure range_figure(const train::RangeTest& test, const train::RangeResult& result) {
    plot::Figure figure{.title = {}, .x_label = "learning rate", .y_label = "loss", .series = {}};
    figure.log_x = test.sweep.spacing == train::Spacing::exponential;
    const bool smoothed = test.smoothing > 0;
    figure.series.push_back({.name = "loss", .x = result.rates, .y = result.losses, .marks = {}, .pale = smoothed});
    if (smoothed)
        figure.series.push_back({.name = "smoothed loss", .x = result.rates, .y = result.smoothed, .marks = {}});
    for (const train::Suggestion& suggestion : result.suggestions) {
        if (!suggestion.point) continue;
        const auto& [index, rate, loss] = *suggestion.point;
        figure.pins.push_back({rate, loss, fmt::format("{} {:.3g}", suggestion.name, rate), plot::Color::red});
    }
    return figure;
}

}  // namespace lrsched::experiment
