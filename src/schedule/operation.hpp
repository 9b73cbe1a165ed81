// Room schedule: what a node of a placed schedule can be, and the pointwise arithmetic of all evaluators, in one table.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace lrsched::schedule {

// A table, laid out by hand.
// clang-format off
enum class Op : std::uint8_t {
    constant,      ///< value
    step,          ///< the step of the run
    approach,      ///< (n): n, reached from the left
    settled,       ///< (x): x, no longer moving: a limit that has been taken
    // one operand
    negate, absolute, floor, ceil, round, sqrt, exp, log, log2, log10, sin, cos, tan, tanh, sigmoid, sign, logic_not,
    // two operands
    add, subtract, multiply, divide, floor_divide, modulo, power, minimum, maximum,
    equal, less, less_equal, logic_and, logic_or,
    noise,         ///< (seed, k): a standard normal, pure
    // three operands
    select,        ///< (condition, a, b)
    lerp,          ///< (a, b, u): exact at u = 0 and u = 1
    percent,       ///< (frame, digits, scale): floor(frame * digits / scale), exact
    // lists
    count,         ///< (x, xs...): entries <= x
    count_below,   ///< (x, xs...): entries < x
    pick,          ///< (i, ys...): entry i; not a number outside
    interp,        ///< (x, xs..., ys...): linear between points, held outside
    choose,        ///< (clock, bounds..., parts...): the part whose bounds hold the clock; one part more than bounds
    pass_even,     ///< (clock, length, times): number of the pass; all passes equally long
    pass_table,    ///< (clock), payload: table of starts; number of the pass
    table_at,      ///< (i), payload: table
    pass_variable, ///< leaf: the number of a pass while lengths are worked out
    // state
    scan_step,     ///< leaf: the step inside scan `payload`
    previous,      ///< leaf: entry `element` of the state of scan `payload` one step before
    scan,          ///< (k) or (k, origin), payload: scan, element: entry `element` of its state at step k
    metric,        ///< (k), payload: metric; what the host reported for step k
    reported,      ///< (k), payload: metric; 1 where the host reported it for step k, else 0
};
// clang-format on

struct OperationInfo {
    Op op;
    std::string_view name;
    int operands;  ///< fixed number, or -1
};

[[nodiscard]] const OperationInfo& info(Op op) noexcept;

/// The value of an operation with a fixed number of operands (not of leaves, scans or tables).
[[nodiscard]] double evaluate(Op op, double a, double b, double c) noexcept;

// list operations; `values` is everything behind the first operand
[[nodiscard]] double count_at_most(double x, std::span<const double> entries) noexcept;
[[nodiscard]] double count_less(double x, std::span<const double> entries) noexcept;
[[nodiscard]] double pick_entry(double position, std::span<const double> entries) noexcept;
[[nodiscard]] double interpolate(double x, std::span<const double> points) noexcept;  ///< xs then ys
[[nodiscard]] std::size_t choose_part(double clock, std::span<const double> bounds) noexcept;
[[nodiscard]] double even_pass(double clock, double length, double times) noexcept;
[[nodiscard]] double table_pass(double clock, std::span<const double> starts) noexcept;
[[nodiscard]] double percent_of(double frame, double digits, double scale) noexcept;

/// A standard normal, the same on every machine: only exactly rounded operations are used.
[[nodiscard]] double standard_normal(double seed, double k) noexcept;

}  // namespace lrsched::schedule
