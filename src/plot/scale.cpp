// Room `plot`: where a number lies along an axis.
#include "plot/scale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

namespace lrsched::plot {
namespace {

constexpr double kLargest = std::numeric_limits<double>::max();
constexpr double kTiniest = std::numeric_limits<double>::denorm_min();
// Spans thinner than this share of the values are rounding noise of a constant; ticks could not tell them apart.
constexpr double kNoise = 1e-9;
// Below this a linear axis would have steps that underflow.
constexpr double kThinnest = 1e-300;
// Farther out an axis of given ends could not be divided into steps.
constexpr double kFarthestLimit = 1e300;

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

// The axis with its ends where the limits say. What lies beyond them is not there any more: an end that is not set moves
// away from one that is.
Scale limited(Scale scale, const Limits& limits) {
    scale.low_fixed = limits.low.has_value();
    scale.high_fixed = limits.high.has_value();
    scale.low = limits.low.value_or(scale.low);
    scale.high = limits.high.value_or(scale.high);
    if (scale.low < scale.high) return scale;
    if (scale.log) {
        (scale.low_fixed ? scale.high : scale.low) = scale.low_fixed ? scale.low * 10 : scale.high / 10;
    } else {
        const double size = std::max(std::abs(scale.low_fixed ? scale.low : scale.high), 1.0);
        (scale.low_fixed ? scale.high : scale.low) = scale.low_fixed ? scale.low + size : scale.high - size;
    }
    return scale;
}

Scale scale_of(const Extent& extent, bool log, const Limits& limits) {
    if (extent.empty()) return limited(log ? Scale{1, 10, true} : Scale{0, 1, false}, limits);
    return limited(log ? widened_log(extent) : widened_linear(extent), limits);
}

// An axis can end there, and leaves room for another end.
bool fit_for(double limit, bool log) {
    return std::isfinite(limit) && std::abs(limit) <= kFarthestLimit && (!log || limit >= 1 / kFarthestLimit);
}

std::string fault_of(const Limits& limits, bool log, std::string_view axis) {
    for (const std::optional<double>& limit : {limits.low, limits.high}) {
        if (!limit || fit_for(*limit, log)) continue;
        return fmt::format("a {}{} axis cannot end at {}", log ? "logarithmic " : "", axis, *limit);
    }
    if (!limits.low || !limits.high || *limits.low < *limits.high) return {};
    return fmt::format("the {} axis goes from {} to {}; it takes a smaller number, then a greater one", axis,
                       *limits.low, *limits.high);
}

bool within(double value, const Limits& limits) {
    return (!limits.low || value >= *limits.low) && (!limits.high || value <= *limits.high);
}

// Goes over all that a figure shows and finds how far it reaches.
class Survey {
public:
    explicit Survey(const Figure& figure)
        : figure_(figure),
          x_limits_(usable(figure.x_limits, figure.log_x)),
          y_limits_(usable(figure.y_limits, figure.log_y)) {}

    void add(const Series& series) {
        const std::size_t count = std::min(series.x.size(), series.y.size());
        for (std::size_t i = 0; i < count; ++i) add(series.x[i], series.y[i]);
        const std::size_t banded = std::min({series.x.size(), series.low.size(), series.high.size()});
        for (std::size_t i = 0; i < banded; ++i) {
            add_to_band(series.x[i], series.low[i]);
            add_to_band(series.x[i], series.high[i]);
        }
    }

    void add(double x, double y) {
        if (!std::isfinite(x) || !std::isfinite(y)) return;
        if ((figure_.log_x && x <= 0) || (figure_.log_y && y <= 0)) {
            ++scales_.left_out;
            return;
        }
        any_ = true;
        // Beyond the ends of the x axis nothing is seen, and the y axis need not hold it.
        if (!within(x, x_limits_)) return;
        x_.add(x);
        y_.add(y);
    }

    void add(const Guide& guide) {
        const bool upright = guide.direction == Guide::Direction::upright;
        if (!std::isfinite(guide.at)) return;
        if ((upright ? figure_.log_x : figure_.log_y) && guide.at <= 0) {
            ++scales_.lines_lost;
        } else {
            (upright ? x_ : y_).add(guide.at);
        }
    }

    [[nodiscard]] Scales scales() const {
        Scales scales = scales_;
        scales.empty = !any_;
        scales.x = scale_of(x_, figure_.log_x, x_limits_);
        scales.y = scale_of(y_, figure_.log_y, y_limits_);
        return scales;
    }

private:
    void add_to_band(double x, double y) {
        if (!std::isfinite(x) || !std::isfinite(y) || (figure_.log_x && x <= 0) || !within(x, x_limits_)) return;
        if (figure_.log_y && y <= 0) {
            scales_.open_bands = true;
        } else {
            y_.add(y);
        }
    }

    const Figure& figure_;
    Limits x_limits_;
    Limits y_limits_;
    Extent x_;
    Extent y_;
    bool any_ = false;
    Scales scales_;
};

}  // namespace

std::string fault_of(const Sheet& sheet) {
    for (const Figure& figure : sheet.panels) {
        if (std::string fault = fault_of(figure.x_limits, figure.log_x, "x"); !fault.empty()) return fault;
        if (std::string fault = fault_of(figure.y_limits, figure.log_y, "y"); !fault.empty()) return fault;
    }
    return {};
}

Limits usable(const Limits& limits, bool log) { return fault_of(limits, log, "").empty() ? limits : Limits{}; }

std::optional<double> Scale::place(double value) const {
    if (!std::isfinite(value) || (log && value <= 0)) return std::nullopt;
    if (log) return (std::log10(value) - std::log10(low)) / (std::log10(high) - std::log10(low));
    return (value / 2 - low / 2) / (high / 2 - low / 2);
}

Scales scales_of(const Figure& figure) {
    Survey survey(figure);
    for (const Series& series : figure.series) survey.add(series);
    for (const Pin& pin : figure.pins) survey.add(pin.x, pin.y);
    for (const Guide& guide : figure.guides) survey.add(guide);
    return survey.scales();
}

Scale padded(const Scale& scale, double share) {
    Scale wider = scale;
    if (scale.log) {
        const double low = std::log10(scale.low);
        const double high = std::log10(scale.high);
        const double room = (high - low) * share;
        if (!scale.low_fixed) wider.low = std::max(std::pow(10, low - room), kTiniest);
        if (!scale.high_fixed) wider.high = std::min(std::pow(10, high + room), kLargest);
        return wider;
    }
    const double half = (scale.high / 2 - scale.low / 2) * share;
    if (!scale.low_fixed) wider.low = std::max(scale.low - 2 * half, -kLargest);
    if (!scale.high_fixed) wider.high = std::min(scale.high + 2 * half, kLargest);
    return wider;
}

}  // namespace lrsched::plot
