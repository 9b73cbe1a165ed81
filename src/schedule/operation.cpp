#include "schedule/operation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lrsched::schedule {
namespace {

// A table, laid out by hand.
// clang-format off
constexpr std::array kTable{
    OperationInfo{Op::constant, "constant", 0},   OperationInfo{Op::step, "step", 0},
    OperationInfo{Op::approach, "approach", 1},   OperationInfo{Op::settled, "settled", 1},
    OperationInfo{Op::negate, "negate", 1},       OperationInfo{Op::absolute, "abs", 1},
    OperationInfo{Op::floor, "floor", 1},         OperationInfo{Op::ceil, "ceil", 1},
    OperationInfo{Op::round, "round", 1},         OperationInfo{Op::sqrt, "sqrt", 1},
    OperationInfo{Op::exp, "exp", 1},             OperationInfo{Op::log, "log", 1},
    OperationInfo{Op::log2, "log2", 1},           OperationInfo{Op::log10, "log10", 1},
    OperationInfo{Op::sin, "sin", 1},             OperationInfo{Op::cos, "cos", 1},
    OperationInfo{Op::tan, "tan", 1},             OperationInfo{Op::tanh, "tanh", 1},
    OperationInfo{Op::sigmoid, "sigmoid", 1},     OperationInfo{Op::sign, "sign", 1},
    OperationInfo{Op::logic_not, "not", 1},       OperationInfo{Op::add, "add", 2},
    OperationInfo{Op::subtract, "subtract", 2},   OperationInfo{Op::multiply, "multiply", 2},
    OperationInfo{Op::divide, "divide", 2},       OperationInfo{Op::floor_divide, "floor_divide", 2},
    OperationInfo{Op::modulo, "modulo", 2},       OperationInfo{Op::power, "power", 2},
    OperationInfo{Op::minimum, "min", 2},         OperationInfo{Op::maximum, "max", 2},
    OperationInfo{Op::equal, "equal", 2},         OperationInfo{Op::less, "less", 2},
    OperationInfo{Op::less_equal, "less_equal", 2}, OperationInfo{Op::logic_and, "and", 2},
    OperationInfo{Op::logic_or, "or", 2},         OperationInfo{Op::noise, "noise", 2},
    OperationInfo{Op::select, "select", 3},       OperationInfo{Op::lerp, "lerp", 3},
    OperationInfo{Op::percent, "percent", 3},     OperationInfo{Op::count, "count", -1},
    OperationInfo{Op::count_below, "count_below", -1}, OperationInfo{Op::pick, "pick", -1},
    OperationInfo{Op::interp, "interp", -1},      OperationInfo{Op::choose, "choose", -1},
    OperationInfo{Op::pass_even, "pass_even", 3}, OperationInfo{Op::pass_table, "pass_table", 1},
    OperationInfo{Op::table_at, "table_at", 1},   OperationInfo{Op::pass_variable, "pass_variable", 0},
    OperationInfo{Op::scan_step, "scan_step", 0},
    OperationInfo{Op::previous, "previous", 0},   OperationInfo{Op::scan, "scan", -1},
    OperationInfo{Op::metric, "metric", 1},       OperationInfo{Op::reported, "reported", 1}};
// clang-format on

constexpr bool in_order() {
    for (std::size_t i = 0; i < kTable.size(); ++i) {
        if (kTable[i].op != static_cast<Op>(i)) return false;
    }
    return kTable.size() == static_cast<std::size_t>(Op::reported) + 1;
}
static_assert(in_order(), "the table follows the enumeration");

constexpr double truth(bool value) { return value ? 1.0 : 0.0; }

/// Remainder with the sign of the divisor, as in Python.
double modulo(double a, double b) {
    const double rest = std::fmod(a, b);
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
}

/// Whole quotient that fits `modulo`, as in Python.
double floor_divide(double a, double b) {
    const double quotient = (a - modulo(a, b)) / b;
    const double whole = std::floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

double sign(double x) { return x > 0 ? 1.0 : x < 0 ? -1.0 : x; }

double sigmoid(double x) {
    if (x >= 0) return 1 / (1 + std::exp(-x));
    const double power = std::exp(x);
    return power / (1 + power);
}

}  // namespace

const OperationInfo& info(Op op) noexcept { return kTable[static_cast<std::size_t>(op)]; }  // NOLINT: checked above

double evaluate(Op op, double a, double b, double c) noexcept {
    switch (op) {
        case Op::approach:
        case Op::settled: return a;
        case Op::negate: return -a;
        case Op::absolute: return std::fabs(a);
        case Op::floor: return std::floor(a);
        case Op::ceil: return std::ceil(a);
        case Op::round: return std::nearbyint(a);
        case Op::sqrt: return std::sqrt(a);
        case Op::exp: return std::exp(a);
        case Op::log: return std::log(a);
        case Op::log2: return std::log2(a);
        case Op::log10: return std::log10(a);
        case Op::sin: return std::sin(a);
        case Op::cos: return std::cos(a);
        case Op::tan: return std::tan(a);
        case Op::tanh: return std::tanh(a);
        case Op::sigmoid: return sigmoid(a);
        case Op::sign: return sign(a);
        case Op::logic_not: return truth(a == 0);
        case Op::add: return a + b;
        case Op::subtract: return a - b;
        case Op::multiply: return a * b;
        case Op::divide: return a / b;
        case Op::floor_divide: return floor_divide(a, b);
        case Op::modulo: return modulo(a, b);
        case Op::power: return std::pow(a, b);
        case Op::minimum: return b < a || std::isnan(b) ? b : a;
        case Op::maximum: return b > a || std::isnan(b) ? b : a;
        case Op::equal: return truth(a == b);
        case Op::less: return truth(a < b);
        case Op::less_equal: return truth(a <= b);
        case Op::logic_and: return truth(a != 0 && b != 0);
        case Op::logic_or: return truth(a != 0 || b != 0);
        case Op::noise: return standard_normal(a, b);
        case Op::select: return a != 0 ? b : c;
        case Op::lerp: return c == 1 ? b : a + (b - a) * c;
        case Op::percent: return percent_of(a, b, c);
        case Op::pass_even: return even_pass(a, b, c);
        default: return std::numeric_limits<double>::quiet_NaN();
    }
}

double count_at_most(double x, std::span<const double> entries) noexcept {
    return static_cast<double>(std::ranges::count_if(entries, [x](double entry) { return entry <= x; }));
}

double count_less(double x, std::span<const double> entries) noexcept {
    return static_cast<double>(std::ranges::count_if(entries, [x](double entry) { return entry < x; }));
}

double pick_entry(double position, std::span<const double> entries) noexcept {
    const bool inside =
        position >= 0 && position < static_cast<double>(entries.size()) && position == std::floor(position);
    return inside ? entries[static_cast<std::size_t>(position)] : std::numeric_limits<double>::quiet_NaN();
}

double interpolate(double x, std::span<const double> points) noexcept {
    const auto xs = points.first(points.size() / 2);
    const auto ys = points.subspan(points.size() / 2);
    if (std::isnan(x)) return x;
    const auto right = static_cast<std::size_t>(std::ranges::upper_bound(xs, x) - xs.begin());
    if (right == 0) return ys.front();
    if (right == xs.size()) return ys.back();
    const double u = (x - xs[right - 1]) / (xs[right] - xs[right - 1]);
    return evaluate(Op::lerp, ys[right - 1], ys[right], u);
}

std::size_t choose_part(double clock, std::span<const double> bounds) noexcept {
    return static_cast<std::size_t>(std::ranges::find_if(bounds, [clock](double bound) { return clock < bound; }) -
                                    bounds.begin());
}

double even_pass(double clock, double length, double times) noexcept {
    double pass = std::floor(clock / length);
    // the quotient is rounded: a step that stands exactly on a pass's start belongs to that pass
    if (pass * length > clock) pass -= 1;
    if ((pass + 1) * length <= clock) pass += 1;
    pass = pass < 0 ? 0 : pass;
    return pass > times - 1 ? times - 1 : pass;
}

double table_pass(double clock, std::span<const double> starts) noexcept {
    const auto behind = static_cast<double>(std::ranges::upper_bound(starts, clock) - starts.begin());
    return behind > 0 ? behind - 1 : 0;
}

double percent_of(double frame, double digits, double scale) noexcept {
    // frame * digits as a sum of two doubles, so that the floor is that of the exact product
    const double product = frame * digits;
    const double error = std::fma(frame, digits, -product);
    double whole = std::floor(product / scale);
    // the product and the quotient are both rounded: near 2^53 that is up to two
    for (int i = 0; i < 2 && std::fma(whole + 1, scale, -product) - error <= 0; ++i) whole += 1;
    for (int i = 0; i < 2 && std::fma(whole, scale, -product) - error > 0; ++i) whole -= 1;
    return whole;
}

}  // namespace lrsched::schedule
