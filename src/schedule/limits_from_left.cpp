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
    const NodeId start =
        op == Op::pass_even ? apply(Op::multiply, pass, still[1]) : apply(Op::table_at, std::span(&pass, 1), payload);
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
            return apply(Op::select, apply(Op::equal, at, constant(0)), apply(Op::sign, slope(operands[0])),
                         apply(Op::sign, at));
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

/// Derivative of a smooth function of one operand at a settled x; none for other operations.
NodeId Graph::derivative(Op op, NodeId x) {
    const NodeId one = constant(1);
    const auto itself = [&] { return apply(op, x); };
    const auto squared = [&](NodeId value) { return apply(Op::multiply, value, value); };
    switch (op) {
        case Op::negate: return constant(-1);
        case Op::sqrt: return apply(Op::divide, constant(0.5), itself());
        case Op::exp: return itself();
        case Op::log: return apply(Op::divide, one, x);
        case Op::log2: return apply(Op::divide, one, apply(Op::multiply, x, constant(std::numbers::ln2)));
        case Op::log10: return apply(Op::divide, one, apply(Op::multiply, x, constant(std::numbers::ln10)));
        case Op::sin: return apply(Op::cos, x);
        case Op::cos: return apply(Op::negate, apply(Op::sin, x));
        case Op::tan: return apply(Op::add, one, squared(itself()));
        case Op::tanh: return apply(Op::subtract, one, squared(itself()));
        case Op::sigmoid: return apply(Op::multiply, itself(), apply(Op::subtract, one, itself()));
        default: return kNoNode;
    }
}

NodeId Graph::slope_of_product(NodeId a, NodeId b) {
    if (!approaches(a)) return apply(Op::multiply, a, slope(b));
    if (!approaches(b)) return apply(Op::multiply, slope(a), b);
    return apply(Op::add, apply(Op::multiply, slope(a), settled(b)), apply(Op::multiply, settled(a), slope(b)));
}

NodeId Graph::slope_of_quotient(NodeId a, NodeId b) {
    if (!approaches(b)) return apply(Op::divide, slope(a), b);
    const NodeId turned = apply(Op::multiply, apply(Op::divide, settled(a), settled(b)), slope(b));
    return apply(Op::divide, apply(Op::subtract, slope(a), turned), settled(b));
}

NodeId Graph::slope_of_power(NodeId a, NodeId b) {
    const NodeId base = settled(a);
    const NodeId exponent = settled(b);
    const NodeId lower = apply(Op::power, base, apply(Op::subtract, exponent, constant(1)));
    const NodeId by_base = apply(Op::multiply, apply(Op::multiply, exponent, lower), slope(a));
    if (!approaches(b)) return by_base;
    const NodeId grown = apply(Op::multiply, apply(Op::power, base, exponent), apply(Op::log, base));
    const NodeId by_exponent = apply(Op::multiply, grown, slope(b));
    return approaches(a) ? apply(Op::add, by_base, by_exponent) : by_exponent;
}

NodeId Graph::slope_of_extreme(Op op, NodeId a, NodeId b) {
    const NodeId first = settled(a);
    const NodeId second = settled(b);
    const NodeId first_wins = op == Op::minimum ? apply(Op::less, first, second) : apply(Op::less, second, first);
    const NodeId winner = apply(Op::select, first_wins, slope(a), slope(b));
    return apply(Op::select, apply(Op::equal, first, second), apply(op, slope(a), slope(b)), winner);
}

NodeId Graph::make_slope(NodeId id) {
    const Op op = nodes_[id].op;
    const std::vector<NodeId> x(operands(id).begin(), operands(id).end());
    const NodeId factor = x.empty() ? kNoNode : derivative(op, settled(x[0]));
    if (factor != kNoNode) return apply(Op::multiply, slope(x[0]), factor);
    switch (op) {
        case Op::approach: return constant(-1);
        case Op::absolute: {
            const NodeId at = settled(x[0]);
            const NodeId moved = apply(Op::multiply, apply(Op::sign, at), slope(x[0]));
            return apply(Op::select, apply(Op::equal, at, constant(0)), apply(Op::absolute, slope(x[0])), moved);
        }
        case Op::add: return apply(Op::add, slope(x[0]), slope(x[1]));
        case Op::subtract: return apply(Op::subtract, slope(x[0]), slope(x[1]));
        case Op::multiply: return slope_of_product(x[0], x[1]);
        case Op::divide: return slope_of_quotient(x[0], x[1]);
        case Op::power: return slope_of_power(x[0], x[1]);
        case Op::minimum:
        case Op::maximum: return slope_of_extreme(op, x[0], x[1]);
        case Op::lerp: {
            const NodeId ends = apply(Op::lerp, slope(x[0]), slope(x[1]), settled(x[2]));
            const NodeId rise = apply(Op::subtract, settled(x[1]), settled(x[0]));
            return apply(Op::add, ends, apply(Op::multiply, rise, slope(x[2])));
        }
        case Op::select: return apply(Op::select, settled(x[0]), slope(x[1]), slope(x[2]));
        case Op::pick: {
            std::vector<NodeId> rates{settled(x[0])};
            for (std::size_t i = 1; i < x.size(); ++i) rates.push_back(slope(x[i]));
            return apply(Op::pick, rates);
        }
        case Op::interp: return slope_of_interp(id);
        default: return constant(0);
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
