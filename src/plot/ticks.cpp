// Room `plot`: which numbers stand at an axis.
#include "plot/ticks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "plot/number_label.hpp"

namespace lrsched::plot {
namespace {

// A tick may stick out of its axis by this share of a step, since the ends of axes are rounded numbers too.
constexpr double kSlack = 1e-6;

// Minor ticks at decades between the labelled ones; more would run together.
constexpr int kMostUnlabelled = 40;

struct Step {
    int mantissa = 1;
    int exponent = 0;

    [[nodiscard]] double size() const { return decimal(mantissa, exponent); }
};

// The least of 1, 2, 5 times a power of ten that gives no more than `count` steps.
Step step_for(const Scale& scale, int count) {
    const double half = scale.high / 2 - scale.low / 2;
    const double least = half / count * 2 * (1 - kSlack);
    const int exponent = decade_of(least);
    for (const int mantissa : {1, 2, 5}) {
        if (decimal(mantissa, exponent) >= least) return {mantissa, exponent};
    }
    return {1, exponent + 1};
}

double first_multiple(const Scale& scale, double step) { return std::ceil(scale.low / step - kSlack); }
double last_multiple(const Scale& scale, double step) { return std::floor(scale.high / step + kSlack); }

Axis linear_axis(const Scale& scale, Step step, Notation notation) {
    const double size = step.size();
    const double first = first_multiple(scale, size);
    const double last = last_multiple(scale, size);
    const NumberStyle style(size, std::max(std::abs(first), std::abs(last)) * size, notation);
    Axis axis{scale, {}, style.factor()};
    for (double i = first; i <= last; ++i) {
        const double value = std::clamp(decimal(i * step.mantissa, step.exponent), scale.low, scale.high);
        axis.ticks.push_back({value, style.label(i == 0 ? 0 : value)});
    }
    return axis;
}

std::string decade_label(int mantissa, int exponent, bool everyday, Notation notation) {
    if (!everyday || notation == Notation::paper) return power_label(mantissa, exponent, notation);
    const double value = decimal(mantissa, exponent);
    return NumberStyle(value, value, Notation::plain).label(value);
}

struct Decades {
    int first;
    int last;
    int stride;     // decades from label to label
    bool everyday;  // numbers that read best written out: 0.01, 1, 100, 10k
};

Decades decades_of(const Scale& scale, int count) {
    Decades decades{decade_of(scale.low), decade_of(scale.high), 1, false};
    const int span = decades.last - decades.first;
    decades.stride = std::max(1, (span + count - 1) / count);
    for (const int round : {2, 5, 10, 20, 50, 100, 200}) {
        if (decades.stride > 1 && decades.stride <= round) {
            decades.stride = round;
            break;
        }
    }
    decades.everyday = decades.first >= -2 && decades.last <= 4;
    return decades;
}

Axis log_axis(const Scale& scale, const Decades& decades, std::span<const int> mantissas, Notation notation) {
    Axis axis{scale, {}, {}};
    const auto place = [&](int mantissa, int exponent, std::string label) {
        const double value = decimal(mantissa, exponent);
        if (value < scale.low * (1 - kSlack) || value > scale.high * (1 + kSlack)) return;
        const double inside = std::clamp(value, scale.low, scale.high);
        // The smallest doubles are so far apart that several decimal numbers fall upon one.
        if (axis.ticks.empty() || inside > axis.ticks.back().value) axis.ticks.push_back({inside, std::move(label)});
    };
    for (int exponent = decades.first; exponent <= decades.last + 1; ++exponent) {
        const bool labelled = exponent % decades.stride == 0;
        if (!labelled && decades.last - decades.first > kMostUnlabelled) continue;
        for (int mantissa = 1; mantissa <= (decades.stride == 1 ? 9 : 1); ++mantissa) {
            const bool named = labelled && std::find(mantissas.begin(), mantissas.end(), mantissa) != mantissas.end();
            place(mantissa, exponent,
                  named ? decade_label(mantissa, exponent, decades.everyday, notation) : std::string{});
        }
    }
    return axis;
}

std::ptrdiff_t labelled(const Axis& axis) {
    return std::count_if(axis.ticks.begin(), axis.ticks.end(), [](const Tick& tick) { return !tick.label.empty(); });
}

// Whole decades where there are enough of them, else 1, 2, 5 in each, else a linear axis' ticks.
Axis log_axis(const Scale& scale, int count, Notation notation) {
    constexpr std::array kDecadesOnly{1};
    constexpr std::array kOneTwoFive{1, 2, 5};
    const Decades decades = decades_of(scale, count);
    Axis axis = log_axis(scale, decades, kDecadesOnly, notation);
    if (labelled(axis) >= std::min(3, count)) return axis;
    Axis finer = log_axis(scale, decades, kOneTwoFive, notation);
    const auto most = static_cast<std::ptrdiff_t>(count) + 1;
    if (labelled(finer) >= 2 && labelled(finer) <= most) return finer;
    if (labelled(axis) >= 2) return axis;
    Axis even = linear_axis(scale, step_for(scale, count), notation);
    return even.ticks.size() >= 2 || labelled(axis) == 0 ? even : axis;
}

}  // namespace

Axis axis_of(const Scale& scale, int count, Notation notation) {
    const int most = std::max(count, 2);
    return scale.log ? log_axis(scale, most, notation) : linear_axis(scale, step_for(scale, most), notation);
}

Axis rounded_axis_of(const Scale& scale, int count, Notation notation) {
    if (scale.log) return axis_of(scale, count, notation);
    const Step step = step_for(scale, std::max(count, 2));
    const double size = step.size();
    const double low = decimal(std::floor(scale.low / size + kSlack) * step.mantissa, step.exponent);
    const double high = decimal(std::ceil(scale.high / size - kSlack) * step.mantissa, step.exponent);
    if (!std::isfinite(low) || !std::isfinite(high)) return linear_axis(scale, step, notation);
    Scale rounded = scale;
    if (!scale.low_fixed) rounded.low = low;
    if (!scale.high_fixed) rounded.high = high;
    return linear_axis(rounded, step, notation);
}

}  // namespace lrsched::plot
