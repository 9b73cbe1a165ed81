// Room `plot`: how numbers at an axis are written.
#include "plot/number_label.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace lrsched::plot {
namespace {

constexpr double kShortNumber = 1e4;  // from here on `10k` reads better than `10000`
constexpr int kShortFraction = 3;     // up to here `0.002` reads better than `2e-3`
constexpr int kDigits = 15;           // no more than a double has

struct Unit {
    int exponent;
    double least;  // the largest label from which the unit is used
    const char* suffix;
};
constexpr std::array kUnits{Unit{9, 1e9, "B"}, Unit{6, 1e6, "M"}, Unit{3, kShortNumber, "k"}};
constexpr double kUnitsEnd = 1e13;
constexpr int kUnitDecimals = 2;

// 1.20e-03 as 1.2e-3
std::string scientific(double value, int digits) {
    const std::string text = fmt::format("{:.{}e}", value, digits);
    const std::size_t e = text.find('e');
    std::string mantissa = text.substr(0, e);
    if (mantissa.find('.') != std::string::npos) {
        mantissa.erase(mantissa.find_last_not_of('0') + 1);
        if (mantissa.ends_with('.')) mantissa.pop_back();
    }
    return fmt::format("{}e{}", mantissa, std::atoi(text.c_str() + e + 1));
}

}  // namespace

int decade_of(double value) {
    // Through the decimal digits, since log10 may be off by an ulp just where it matters.
    const std::string text = fmt::format("{:.14e}", value);
    return std::atoi(text.c_str() + text.find('e') + 1);
}

double decimal(double mantissa, int exponent) {
    const std::string text = fmt::format("{:.17g}e{}", mantissa, exponent);
    double value = 0;
    const bool plain = text.find('e') == text.rfind('e');
    if (plain && std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc{}) return value;
    return mantissa * std::pow(10.0, exponent);
}

NumberStyle::NumberStyle(double step, double largest, Notation notation) : step_exponent_(decade_of(step)) {
    decimals_ = std::max(0, -step_exponent_);
    if (largest >= kShortNumber) choose_unit(step, largest);
    if (!suffix_.empty()) return;
    const bool short_enough = largest < kShortNumber && (decimals_ <= kShortFraction || largest >= 0.1);
    const bool whole = largest >= kShortNumber && largest < 1e7;
    if ((short_enough || whole) && decimals_ <= kDigits) return;
    form_ = notation == Notation::paper ? Form::scaled : Form::scientific;
    exponent_ = decade_of(largest);
    decimals_ = std::clamp(exponent_ - step_exponent_, 0, kDigits);
}

void NumberStyle::choose_unit(double step, double largest) {
    if (largest >= kUnitsEnd) return;
    for (const Unit& unit : kUnits) {
        const int decimals = std::max(0, unit.exponent - decade_of(step));
        if (largest < unit.least || decimals > kUnitDecimals) continue;
        exponent_ = unit.exponent;
        decimals_ = decimals;
        suffix_ = unit.suffix;
        return;
    }
}

std::string NumberStyle::label(double value) const {
    if (value == 0) return "0";
    if (form_ == Form::scientific) {
        return scientific(value, std::clamp(decade_of(std::abs(value)) - step_exponent_, 0, kDigits));
    }
    // In two steps: ten to the exponent may be too large or too small for a double, half of it never is.
    const int half = exponent_ / 2;
    const double scaled = value / std::pow(10.0, half) / std::pow(10.0, exponent_ - half);
    return fmt::format("{:.{}f}", scaled, decimals_) + suffix_;
}

std::string NumberStyle::factor() const {
    return form_ == Form::scaled ? fmt::format("×10^{{{}}}", exponent_) : std::string{};
}

std::string power_label(int mantissa, int exponent, Notation notation) {
    if (notation == Notation::plain) return fmt::format("{}e{}", mantissa, exponent);
    if (mantissa == 1) return fmt::format("10^{{{}}}", exponent);
    return fmt::format("{}×10^{{{}}}", mantissa, exponent);
}

}  // namespace lrsched::plot
