#include "analysis/bounds.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "schedule/reference.hpp"

namespace lrsched::analysis {
namespace {

using schedule::NodeId;
using schedule::Op;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Infinity minus infinity and the like say nothing.
Interval sound(double low, double high) {
    return {std::isnan(low) ? -kInfinity : low, std::isnan(high) ? kInfinity : high};
}

Interval sum(const Interval& a, const Interval& b) { return sound(a.low + b.low, a.high + b.high); }
Interval negative(const Interval& a) { return {-a.high, -a.low}; }

Interval product(const Interval& a, const Interval& b) {
    const std::array corners{a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
    if (std::ranges::any_of(corners, [](double corner) { return std::isnan(corner); })) return {};
    return {*std::ranges::min_element(corners), *std::ranges::max_element(corners)};
}

Interval quotient(const Interval& a, const Interval& b) {
    if (b.low > 0) return product(a, sound(1 / b.high, 1 / b.low));
    return {};
}

/// 1 where it holds for sure, 0 where it surely does not.
Interval truth(bool always, bool never) { return {always ? 1.0 : 0.0, never ? 0.0 : 1.0}; }

}  // namespace

Interval Bounds::of(NodeId node) {
    for (const NodeId part : schedule::cone(graph_, node)) {
        if (!known_.contains(part)) known_.emplace(part, value_of(part));
    }
    return known_.at(node);
}

/// The number of a pass rises with its clock.
Interval Bounds::of_pass(NodeId node, const Interval& clock) {
    const auto operands = graph_.operands(node);
    const double least = std::max(clock.low, 0.0);
    if (graph_[node].op == Op::pass_table)
        return {schedule::table_pass(least, graph_.table(graph_[node].payload)), kInfinity};
    const Interval length = known_.at(operands[1]);
    return length.is_point() && length.low > 0 ? Interval{std::floor(least / length.low), kInfinity}
                                               : Interval{0, kInfinity};
}

Interval Bounds::of_branches(NodeId node, std::size_t first) {
    const auto operands = graph_.operands(node);
    Interval all{kInfinity, -kInfinity};
    for (std::size_t i = first; i < operands.size(); ++i) {
        const Interval part = known_.at(operands[i]);
        all = {std::min(all.low, part.low), std::max(all.high, part.high)};
    }
    return all;
}

Interval Bounds::value_of(NodeId id) {
    const schedule::Node& node = graph_[id];
    const auto operands = graph_.operands(id);
    const auto x = [&](std::size_t i) { return known_.at(operands[i]); };
    switch (node.op) {
        case Op::constant: return {node.value, node.value};
        case Op::step: return {step_, kInfinity};
        case Op::scan_step: {
            const auto known = scan_steps_.find(node.payload);
            return {known == scan_steps_.end() ? 1 : known->second, kInfinity};
        }
        case Op::scan: return state_(id);
        case Op::approach:
        case Op::settled: return x(0);
        case Op::negate: return negative(x(0));
        case Op::floor: return {std::floor(x(0).low), std::floor(x(0).high)};
        case Op::ceil: return {std::ceil(x(0).low), std::ceil(x(0).high)};
        case Op::add: return sum(x(0), x(1));
        case Op::subtract: return sum(x(0), negative(x(1)));
        case Op::multiply: return product(x(0), x(1));
        case Op::divide: return quotient(x(0), x(1));
        case Op::minimum: return {std::min(x(0).low, x(1).low), std::min(x(0).high, x(1).high)};
        case Op::maximum: return {std::max(x(0).low, x(1).low), std::max(x(0).high, x(1).high)};
        case Op::less: return truth(x(0).high < x(1).low, x(0).low >= x(1).high);
        case Op::less_equal: return truth(x(0).high <= x(1).low, x(0).low > x(1).high);
        case Op::select: {
            const Interval condition = x(0);
            if (condition.is_point()) return condition.low != 0 ? x(1) : x(2);
            return of_branches(id, 1);
        }
        case Op::choose: return of_branches(id, operands.size() / 2);
        case Op::pass_even:
        case Op::pass_table: return of_pass(id, x(0));
        case Op::table_at: {
            const auto& table = graph_.table(node.payload);
            const double least = std::min(std::max(x(0).low, 0.0), static_cast<double>(table.size() - 1));
            return {table[static_cast<std::size_t>(least)], kInfinity};
        }
        default: return {};
    }
}

}  // namespace lrsched::analysis
