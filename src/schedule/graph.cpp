#include "schedule/graph.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

namespace lrsched::schedule {
namespace {

constexpr std::size_t mix(std::size_t seed, std::uint64_t value) {
    seed ^= value + 0x9E3779B97F4A7C15U + (seed << 6U) + (seed >> 2U);
    return seed * 0xBF58476D1CE4E5B9U;
}

bool is_discontinuous(Op op) {
    switch (op) {
        case Op::floor:
        case Op::ceil:
        case Op::round:
        case Op::sign:
        case Op::floor_divide:
        case Op::modulo:
        case Op::equal:
        case Op::less:
        case Op::less_equal:
        case Op::count:
        case Op::count_below:
        case Op::choose:
        case Op::pass_even:
        case Op::pass_table:
        case Op::percent: return true;
        default: return false;
    }
}

}  // namespace

Graph::Graph() {
    index_.assign(1024, kNoNode);
    Node step;
    step.op = Op::step;
    step.flags = kOnStep;
    intern(step, {});
}

std::size_t Graph::hash(const Node& node, std::span<const NodeId> operands) noexcept {
    auto seed = static_cast<std::size_t>(node.op);
    seed = mix(seed, std::bit_cast<std::uint64_t>(node.value));
    seed = mix(seed, std::bit_cast<std::uint64_t>(node.slope));
    seed = mix(seed, (std::uint64_t{node.payload} << 32U) | node.element);
    for (const NodeId operand : operands) seed = mix(seed, operand);
    return seed ^ (seed >> 29U);
}

bool Graph::same(NodeId id, const Node& node, std::span<const NodeId> operands) const noexcept {
    const Node& other = nodes_[id];
    return other.op == node.op && other.payload == node.payload && other.element == node.element &&
           std::bit_cast<std::uint64_t>(other.value) == std::bit_cast<std::uint64_t>(node.value) &&
           std::bit_cast<std::uint64_t>(other.slope) == std::bit_cast<std::uint64_t>(node.slope) &&
           std::ranges::equal(this->operands(id), operands);
}

void Graph::grow_index() {
    std::vector<NodeId> larger(index_.size() * 2, kNoNode);
    for (NodeId id = 0; id < nodes_.size(); ++id) {
        std::size_t slot = hash(nodes_[id], operands(id)) & (larger.size() - 1);
        while (larger[slot] != kNoNode) slot = (slot + 1) & (larger.size() - 1);
        larger[slot] = id;
    }
    index_ = std::move(larger);
}

NodeId Graph::intern(const Node& node, std::span<const NodeId> operands) {
    if (nodes_.size() * 2 > index_.size()) grow_index();
    std::size_t slot = hash(node, operands) & (index_.size() - 1);
    for (; index_[slot] != kNoNode; slot = (slot + 1) & (index_.size() - 1)) {
        if (same(index_[slot], node, operands)) return index_[slot];
    }
    const auto id = static_cast<NodeId>(nodes_.size());
    Node kept = node;
    kept.first = static_cast<std::uint32_t>(operands_.size());
    kept.count = static_cast<std::uint32_t>(operands.size());
    // never a view of the pool that grows here: apply() is given operands of its caller's
    operands_.insert(operands_.end(), operands.begin(), operands.end());
    nodes_.push_back(kept);
    index_[slot] = id;
    return id;
}

NodeId Graph::constant(double value, double slope) {
    Node node;
    node.value = value;
    node.slope = slope + 0.0;
    node.flags = slope != 0 ? kApproaches : 0;
    return intern(node, {});
}

NodeId Graph::leaf(Op op, std::uint32_t payload, std::uint32_t element, std::uint8_t flags) {
    Node node;
    node.op = op;
    node.payload = payload;
    node.element = element;
    node.flags = flags;
    return intern(node, {});
}

NodeId Graph::approach(NodeId n) {
    if (is_constant(n)) return constant(value(n), -1);
    Node node;
    node.op = Op::approach;
    node.flags = nodes_[n].flags | kApproaches;
    return intern(node, std::array{n});
}

NodeId Graph::settled(NodeId x) {
    if (!approaches(x)) return x;
    if (is_constant(x)) return constant(value(x));
    Node node;
    node.op = Op::settled;
    node.flags = nodes_[x].flags & static_cast<std::uint8_t>(~kApproaches);
    return intern(node, std::array{x});
}

NodeId Graph::apply(Op op, NodeId a, NodeId b) { return apply(op, std::array{a, b}); }
NodeId Graph::apply(Op op, NodeId a, NodeId b, NodeId c) { return apply(op, std::array{a, b, c}); }

NodeId Graph::apply(Op op, std::span<const NodeId> operands, std::uint32_t payload, std::uint32_t element) {
    const bool moving = std::ranges::any_of(operands, [&](NodeId id) { return approaches(id); });
    if (moving && is_discontinuous(op)) {
        const std::vector<NodeId> kept(operands.begin(), operands.end());
        return apply_approaching(op, kept, payload);
    }
    if (op == Op::select && is_constant(operands[0])) return value(operands[0]) != 0 ? operands[1] : operands[2];
    if (op == Op::select && operands[1] == operands[2]) return operands[1];
    if (op == Op::choose && is_constant(operands[0]) && operands.size() == 2) return operands[1];
    // x - 0, x * 1, x / 1 are x to the bit
    const bool neutral = operands.size() == 2 && is_constant(operands[1]) && nodes_[operands[1]].slope == 0 &&
                         ((op == Op::subtract && value(operands[1]) == 0) ||
                          ((op == Op::multiply || op == Op::divide) && value(operands[1]) == 1));
    if (neutral) return operands[0];
    const bool reads = op == Op::metric || op == Op::reported;  // known only while it runs
    const bool all_constant =
        op != Op::scan && !reads && std::ranges::all_of(operands, [&](NodeId id) { return is_constant(id); });
    if (all_constant && !operands.empty()) {
        const std::vector<NodeId> kept(operands.begin(), operands.end());
        return fold(op, kept, payload);
    }
    Node node;
    node.op = op;
    node.payload = payload;
    node.element = element;
    for (const NodeId operand : operands) node.flags |= nodes_[operand].flags;
    if (reads) node.flags |= kOnMetric;
    if (op == Op::pass_even || op == Op::pass_table) {
        const bool on_scan = (node.flags & (kOnScan | kPassOnScan)) != 0;
        node.flags = static_cast<Flags>(kOnPass | (on_scan ? kPassOnScan : 0) | (node.flags & kOnMetric));
    }
    if (op == Op::scan) node.flags = static_cast<std::uint8_t>((node.flags & ~kApproaches) | scans_[payload].outer);
    return intern(node, operands);
}

double Graph::fold_value(Op op, std::span<const double> values, std::uint32_t payload) const {
    switch (op) {
        case Op::count: return count_at_most(values[0], values.subspan(1));
        case Op::count_below: return count_less(values[0], values.subspan(1));
        case Op::pick: return pick_entry(values[0], values.subspan(1));
        case Op::interp: return interpolate(values[0], values.subspan(1));
        case Op::choose: {
            const std::size_t bounds = (values.size() - 2) / 2;
            return values[1 + bounds + choose_part(values[0], values.subspan(1, bounds))];
        }
        case Op::pass_table: return table_pass(values[0], tables_[payload]);
        case Op::table_at: return pick_entry(values[0], tables_[payload]);
        default: return evaluate(op, values[0], values.size() > 1 ? values[1] : 0, values.size() > 2 ? values[2] : 0);
    }
}

NodeId Graph::fold(Op op, std::span<const NodeId> operands, std::uint32_t payload) {
    std::vector<double> values;
    values.reserve(operands.size());
    bool moving = false;
    for (const NodeId operand : operands) {
        values.push_back(value(operand));
        moving = moving || approaches(operand);
    }
    const double result = fold_value(op, values, payload);
    if (!moving) return constant(result);
    // the slope of a constant is a constant: build the node once, ask its slope, and keep both numbers
    Node node;
    node.op = op;
    node.payload = payload;
    node.flags = kApproaches;
    const NodeId symbolic = intern(node, operands);
    const NodeId rate = slope(symbolic);
    return constant(result, is_constant(rate) ? value(rate) : 0);
}

std::uint32_t Graph::add_table(std::vector<double> table) {
    const auto found = std::ranges::find(tables_, table);
    if (found != tables_.end()) return static_cast<std::uint32_t>(found - tables_.begin());
    tables_.push_back(std::move(table));
    return static_cast<std::uint32_t>(tables_.size() - 1);
}

std::uint32_t Graph::add_scan(Scan scan) {
    scans_.push_back(std::move(scan));
    return static_cast<std::uint32_t>(scans_.size() - 1);
}

}  // namespace lrsched::schedule
