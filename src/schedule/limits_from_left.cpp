// The limit from the left. Where a segment ends its clock is the constant n with slope -1: it gets there, going backwards in
// time it falls. Each discontinuous operation asks how fast its operand moves; each continuous one passes the slope on.
#include <algorithm>
#include <array>
#include <numbers>
#include <vector>

#include "schedule/graph.hpp"

namespace lrsched::schedule {

NodeId Graph::approach_floor(NodeId x) {
    const NodeId at = settled(x);
    const NodeId whole = apply(Op::floor, at);
    const NodeId falls = apply(Op::less, slope(x), constant(0));
    const NodeId on_edge = apply(Op::logic_and, falls, apply(Op::equal, at, whole));
    return apply(Op::select, on_edge, apply(Op::subtract, whole, constant(1)), whole);
}

NodeId Graph::approach_compare(Op op, NodeId a, NodeId b) {
    const NodeId left = settled(a);
    const NodeId right = settled(b);
    const NodeId tie = apply(Op::equal, left, right);
    return apply(Op::select, tie, apply(op, slope(a), slope(b)), apply(op, left, right));
}

NodeId Graph::approach_count(std::span<const NodeId> operands) {
    std::vector<NodeId> still;
    for (const NodeId operand : operands) still.push_back(settled(operand));
    const NodeId falls = apply(Op::less, slope(operands[0]), constant(0));
    return apply(Op::select, falls, apply(Op::count_below, still), apply(Op::count, still));
}

NodeId Graph::approach_pass(Op op, std::span<const NodeId> operands, std::uint32_t payload) {
    std::vector<NodeId> still;
    for (const NodeId operand : operands) still.push_back(settled(operand));
    const NodeId pass = apply(op, still, payload);
    const NodeId start = op == Op::pass_even ? apply(Op::multiply, pass, still[1]) : apply(Op::table_at, std::span(&pass, 1), payload);
    const NodeId falls = apply(Op::less, slope(operands[0]), constant(0));
    const NodeId later = apply(Op::less, constant(0), pass);
    const NodeId on_edge = apply(Op::logic_and, apply(Op::logic_and, falls, later), apply(Op::equal, still[0], start));
    return apply(Op::select, on_edge, apply(Op::subtract, pass, constant(1)), pass);
}

NodeId Graph::approach_choose(std::span<const NodeId> operands) {
    const std::size_t bounds = (operands.size() - 2) / 2;
    NodeId result = operands.back();
    for (std::size_t i = bounds; i-- > 0;) {
        result = apply(Op::select, apply(Op::less, operands[0], operands[1 + i]), operands[1 + bounds + i], result);
    }
    return result;
}

NodeId Graph::apply_approaching(Op op, std::span<const NodeId> operands, std::uint32_t payload) {
    switch (op) {
        case Op::floor: return approach_floor(operands[0]);
        case Op::ceil: return apply(Op::negate, approach_floor(apply(Op::negate, operands[0])));
        case Op::round: {
            const NodeId at = settled(operands[0]);
            const NodeId whole = apply(Op::floor, at);
            const NodeId tie = apply(Op::equal, apply(Op::subtract, at, whole), constant(0.5));
            const NodeId falls = apply(Op::less, slope(operands[0]), constant(0));
            const NodeId up = apply(Op::add, whole, constant(1));
            return apply(Op::select, tie, apply(Op::select, falls, whole, up), apply(Op::round, at));
        }
        case Op::sign: {
            const NodeId at = settled(operands[0]);
            return apply(Op::select, apply(Op::equal, at, constant(0)), apply(Op::sign, slope(operands[0])), apply(Op::sign, at));
        }
        case Op::floor_divide: return approach_floor(apply(Op::divide, operands[0], operands[1]));
        case Op::modulo: {
            const NodeId whole = approach_floor(apply(Op::divide, operands[0], operands[1]));
            return apply(Op::subtract, operands[0], apply(Op::multiply, operands[1], whole));
        }
        case Op::equal: {
            const NodeId left = settled(operands[0]);
            const NodeId right = settled(operands[1]);
            const NodeId together = apply(Op::equal, slope(operands[0]), slope(operands[1]));
            return apply(Op::logic_and, together, apply(Op::equal, left, right));
        }
        case Op::less:
        case Op::less_equal: return approach_compare(op, operands[0], operands[1]);
        case Op::count: return approach_count(operands);
        case Op::count_below: {
            std::vector<NodeId> still;
            for (const NodeId operand : operands) still.push_back(settled(operand));
            const NodeId rises = apply(Op::less, constant(0), slope(operands[0]));
            return apply(Op::select, rises, apply(Op::count, still), apply(Op::count_below, still));
        }
        case Op::pass_even:
        case Op::pass_table: return approach_pass(op, operands, payload);
        case Op::choose: return approach_choose(operands);
        default: {
            std::vector<NodeId> still;
            for (const NodeId operand : operands) still.push_back(settled(operand));
            return apply(op, still, payload);
        }
    }
}

NodeId Graph::slope_of_interp(NodeId id) {
    const std::vector<NodeId> all(operands(id).begin(), operands(id).end());
    const std::size_t points = (all.size() - 1) / 2;
    std::vector<NodeId> xs{settled(all[0])};
    for (std::size_t i = 0; i < points; ++i) xs.push_back(settled(all[1 + i]));
    std::vector<NodeId> rates{kNoNode, constant(0)};
    for (std::size_t i = 1; i < points; ++i) {
        const NodeId rise = apply(Op::subtract, settled(all[1 + points + i]), settled(all[points + i]));
        rates.push_back(apply(Op::divide, rise, apply(Op::subtract, xs[1 + i], xs[i])));
    }
    rates.push_back(constant(0));
    const NodeId rate = slope(all[0]);
    const NodeId falls = apply(Op::less, rate, constant(0));
    rates[0] = apply(Op::select, falls, apply(Op::count_below, xs), apply(Op::count, xs));
    return apply(Op::multiply, rate, apply(Op::pick, rates));
}

NodeId Graph::make_slope(NodeId id) {
    const Node node = nodes_[id];
    const std::vector<NodeId> x(operands(id).begin(), operands(id).end());
    const auto d = [&](std::size_t i) { return slope(x[i]); };
    const auto v = [&](std::size_t i) { return settled(x[i]); };
    const auto still = [&](std::size_t i) { return !approaches(x[i]); };
    const auto scaled = [&](std::size_t i, NodeId factor) { return apply(Op::multiply, d(i), factor); };
    const NodeId zero = constant(0);
    const NodeId one = constant(1);
    switch (node.op) {
        case Op::constant: return constant(node.slope);
        case Op::approach: return constant(-1);
        case Op::negate: return apply(Op::negate, d(0));
        case Op::absolute: {
            const NodeId moved = apply(Op::multiply, apply(Op::sign, v(0)), d(0));
            return apply(Op::select, apply(Op::equal, v(0), zero), apply(Op::absolute, d(0)), moved);
        }
        case Op::sqrt: return apply(Op::divide, d(0), apply(Op::multiply, constant(2), apply(Op::sqrt, v(0))));
        case Op::exp: return scaled(0, apply(Op::exp, v(0)));
        case Op::log: return apply(Op::divide, d(0), v(0));
        case Op::log2: return apply(Op::divide, d(0), apply(Op::multiply, v(0), constant(std::numbers::ln2)));
        case Op::log10: return apply(Op::divide, d(0), apply(Op::multiply, v(0), constant(std::numbers::ln10)));
        case Op::sin: return scaled(0, apply(Op::cos, v(0)));
        case Op::cos: return apply(Op::negate, scaled(0, apply(Op::sin, v(0))));
        case Op::tan: {
            const NodeId tangent = apply(Op::tan, v(0));
            return scaled(0, apply(Op::add, one, apply(Op::multiply, tangent, tangent)));
        }
        case Op::tanh: {
            const NodeId value = apply(Op::tanh, v(0));
            return scaled(0, apply(Op::subtract, one, apply(Op::multiply, value, value)));
        }
        case Op::sigmoid: {
            const NodeId value = apply(Op::sigmoid, v(0));
            return scaled(0, apply(Op::multiply, value, apply(Op::subtract, one, value)));
        }
        case Op::add: return still(0) ? d(1) : still(1) ? d(0) : apply(Op::add, d(0), d(1));
        case Op::subtract: return still(1) ? d(0) : still(0) ? apply(Op::negate, d(1)) : apply(Op::subtract, d(0), d(1));
        case Op::multiply:
            if (still(0)) return apply(Op::multiply, v(0), d(1));
            if (still(1)) return apply(Op::multiply, d(0), v(1));
            return apply(Op::add, apply(Op::multiply, d(0), v(1)), apply(Op::multiply, v(0), d(1)));
        case Op::divide: {
            if (still(1)) return apply(Op::divide, d(0), v(1));
            const NodeId turned = apply(Op::multiply, apply(Op::divide, v(0), v(1)), d(1));
            return apply(Op::divide, apply(Op::subtract, d(0), turned), v(1));
        }
        case Op::power: {
            const NodeId lower = apply(Op::power, v(0), apply(Op::subtract, v(1), one));
            const NodeId by_base = apply(Op::multiply, apply(Op::multiply, v(1), lower), d(0));
            if (still(1)) return by_base;
            const NodeId by_exponent = apply(Op::multiply, apply(Op::multiply, apply(Op::power, v(0), v(1)), apply(Op::log, v(0))), d(1));
            return still(0) ? by_exponent : apply(Op::add, by_base, by_exponent);
        }
        case Op::minimum:
        case Op::maximum: {
            const bool least = node.op == Op::minimum;
            const NodeId first = least ? apply(Op::less, v(0), v(1)) : apply(Op::less, v(1), v(0));
            const NodeId tie = apply(Op::equal, v(0), v(1));
            return apply(Op::select, tie, apply(node.op, d(0), d(1)), apply(Op::select, first, d(0), d(1)));
        }
        case Op::lerp: {
            const NodeId ends = apply(Op::lerp, d(0), d(1), v(2));
            return apply(Op::add, ends, apply(Op::multiply, apply(Op::subtract, v(1), v(0)), d(2)));
        }
        case Op::select: return apply(Op::select, v(0), d(1), d(2));
        case Op::pick: {
            std::vector<NodeId> rates{v(0)};
            for (std::size_t i = 1; i < x.size(); ++i) rates.push_back(d(i));
            return apply(Op::pick, rates);
        }
        case Op::interp: return slope_of_interp(id);
        default: return zero;
    }
}

NodeId Graph::slope(NodeId id) {
    if (!approaches(id)) return constant(0);
    if (is_constant(id)) return constant(nodes_[id].slope);
    if (const auto found = slopes_.find(id); found != slopes_.end()) return found->second;
    // operands first, in a loop: a sum of a million terms is a chain of a million nodes
    std::vector<NodeId> waiting{id};
    while (!waiting.empty()) {
        const NodeId next = waiting.back();
        const std::size_t before = waiting.size();
        for (const NodeId operand : operands(next)) {
            if (approaches(operand) && !is_constant(operand) && !slopes_.contains(operand)) waiting.push_back(operand);
        }
        if (waiting.size() != before) continue;
        waiting.pop_back();
        if (!slopes_.contains(next)) slopes_.emplace(next, make_slope(next));
    }
    return slopes_.at(id);
}

}  // namespace lrsched::schedule
