// Room `plot`: where a number lies along an axis.
#include "plot/scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lrsched::plot {
namespace {

constexpr double kLargest = std::numeric_limits<double>::max();
constexpr double kTiniest = std::numeric_limits<double>::denorm_min();
// Spans thinner than this share of the values are rounding noise of a constant; ticks could not tell them apart.
constexpr double kNoise = 1e-9;
// Below this a linear axis would have steps that underflow.
constexpr double kThinnest = 1e-300;

struct Extent {
    double low = kLargest;
    double high = -kLargest;

    void add(double value) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    [[nodiscard]] bool empty() const { return low > high; }
};

Scale widened_linear(const Extent& extent) {
    const double size = std::max(std::abs(extent.low), std::abs(extent.high));
    // Halves, because the difference of two large numbers may be infinite.
    const double half = extent.high / 2 - extent.low / 2;
    if (half > std::max(kNoise * size, kThinnest)) return {extent.low, extent.high, false};
    if (size <= kThinnest) return {0, 1, false};
    const double twice = size < kLargest / 2 ? 2 * size : kLargest;
    return extent.high > 0 ? Scale{0, twice, false} : Scale{-twice, 0, false};
}

Scale widened_log(const Extent& extent) {
    if (std::log10(extent.high) - std::log10(extent.low) > kNoise) return {extent.low, extent.high, true};
    const double high = extent.high < kLargest / 10 ? extent.high * 10 : kLargest;
    return {std::max(extent.low / 10, kTiniest), high, true};
}

Scale scale_of(const Extent& extent, bool log) {
    if (extent.empty()) return log ? Scale{1, 10, true} : Scale{0, 1, false};
    return log ? widened_log(extent) : widened_linear(extent);
}

}  // namespace

std::optional<double> Scale::place(double value) const {
    if (!std::isfinite(value) || (log && value <= 0)) return std::nullopt;
    if (log) return (std::log10(value) - std::log10(low)) / (std::log10(high) - std::log10(low));
    return (value / 2 - low / 2) / (high / 2 - low / 2);
}

Scales scales_of(const Figure& figure) {
    Extent x;
    Extent y;
    Scales scales;
    for (const Series& series : figure.series) {
        const std::size_t count = std::min(series.x.size(), series.y.size());
        for (std::size_t i = 0; i < count; ++i) {
            if (!std::isfinite(series.x[i]) || !std::isfinite(series.y[i])) continue;
            if ((figure.log_x && series.x[i] <= 0) || (figure.log_y && series.y[i] <= 0)) {
                ++scales.left_out;
                continue;
            }
            x.add(series.x[i]);
            y.add(series.y[i]);
        }
    }
    scales.empty = x.empty();
    scales.x = scale_of(x, figure.log_x);
    scales.y = scale_of(y, figure.log_y);
    return scales;
}

Scale padded(const Scale& scale, double share) {
    if (scale.log) {
        const double low = std::log10(scale.low);
        const double high = std::log10(scale.high);
        const double room = (high - low) * share;
        return {std::max(std::pow(10, low - room), kTiniest), std::min(std::pow(10, high + room), kLargest), true};
    }
    const double half = (scale.high / 2 - scale.low / 2) * share;
    return {std::max(scale.low - 2 * half, -kLargest), std::min(scale.high + 2 * half, kLargest), false};
}

}  // namespace lrsched::plot
