#include "schedule/reference.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace lrsched::schedule {
namespace {

bool is_leaf(Op op) {
    return op == Op::constant || op == Op::step || op == Op::scan_step || op == Op::previous || op == Op::pass_variable;
}

}  // namespace

double value_of(const Graph& graph, NodeId id, const std::vector<double>& values, std::vector<double>& scratch) {
    const Node& node = graph[id];
    scratch.clear();
    for (const NodeId operand : graph.operands(id)) scratch.push_back(values[operand]);
    const std::span<const double> x(scratch);
    switch (node.op) {
        case Op::count: return count_at_most(x[0], x.subspan(1));
        case Op::count_below: return count_less(x[0], x.subspan(1));
        case Op::pick: return pick_entry(x[0], x.subspan(1));
        case Op::interp: return interpolate(x[0], x.subspan(1));
        case Op::choose: {
            const std::size_t bounds = (x.size() - 2) / 2;
            return x[1 + bounds + choose_part(x[0], x.subspan(1, bounds))];
        }
        case Op::pass_table: return table_pass(x[0], graph.table(node.payload));
        case Op::table_at: return pick_entry(x[0], graph.table(node.payload));
        default: return evaluate(node.op, x[0], x.size() > 1 ? x[1] : 0, x.size() > 2 ? x[2] : 0);
    }
}

std::vector<NodeId> cone(const Graph& graph, NodeId node) {
    std::vector<bool> seen(node + 1, false);
    std::vector<NodeId> waiting{node};
    std::vector<NodeId> found;
    seen[node] = true;
    while (!waiting.empty()) {
        const NodeId next = waiting.back();
        waiting.pop_back();
        found.push_back(next);
        for (const NodeId operand : graph.operands(next)) {
            if (seen[operand]) continue;
            seen[operand] = true;
            waiting.push_back(operand);
        }
    }
    std::ranges::sort(found);
    return found;
}

bool reaches(const Graph& graph, NodeId node, NodeId leaf) {
    const auto nodes = cone(graph, node);
    return std::ranges::binary_search(nodes, leaf);
}

bool reaches_only(const Graph& graph, NodeId node, NodeId leaf) {
    const auto nodes = cone(graph, node);
    return std::ranges::all_of(nodes, [&](NodeId id) {
        const Op op = graph[id].op;
        return id == leaf || op == Op::constant ||
               (op == Op::scan ? graph.scan(graph[id].payload).outer == 0 : !is_leaf(op));
    });
}

Reference::Reference(const Graph& graph, NodeId node)
    : graph_(graph), node_(node), order_(cone(graph, node)), values_(graph.size(), 0) {
    for (const NodeId id : order_) {
        if (graph.is_constant(id)) values_[id] = graph.value(id);
    }
    std::erase_if(order_, [&](NodeId id) { return graph.is_constant(id); });
}

double Reference::at(double t) {
    for (const NodeId id : order_) evaluate_node(id, t);
    return values_[node_];
}

void Reference::evaluate_node(NodeId id, double t) {
    const Node& node = graph_[id];
    switch (node.op) {
        case Op::constant: values_[id] = node.value; return;
        case Op::step: values_[id] = t; return;
        case Op::scan_step:
        case Op::previous:
        case Op::pass_variable: return;
        case Op::scan: values_[id] = run_scan(id, t); return;
        case Op::metric:
        case Op::reported: {
            const auto report = reports_ ? reports_(node.payload, values_[graph_.operands(id)[0]]) : std::nullopt;
            const double none = node.op == Op::reported ? 0 : std::numeric_limits<double>::quiet_NaN();
            values_[id] = !report ? none : node.op == Op::reported ? 1 : *report;
            return;
        }
        default: values_[id] = value_of(graph_, id, values_, scratch_); return;
    }
}

/// From the first state on, one step after the other.
double Reference::run_scan(NodeId id, double t) {
    const Node& node = graph_[id];
    const Scan& scan = graph_.scan(node.payload);
    const double steps = values_[graph_.operands(id)[0]];
    // what hangs on nothing else goes on from where it was: lengths of passes ask for one step after the other
    Walked& walked = walked_[node.payload];
    const bool goes_on = scan.outer == 0 && !walked.state.empty() && walked.steps <= steps;
    if (!goes_on) {
        walked = {};
        for (const NodeId first : scan.init) {
            for (const NodeId part : cone(graph_, first)) evaluate_node(part, t);
            walked.state.push_back(values_[first]);
        }
    }
    std::vector<double> state = walked.state;
    std::vector<std::vector<NodeId>> bodies;
    for (const NodeId next : scan.next) bodies.push_back(cone(graph_, next));
    double k = walked.steps + 1;
    for (; k <= steps; k += 1) {
        if (exhausted()) return std::numeric_limits<double>::quiet_NaN();
        steps_left_ -= 1;
        values_[scan.step] = k;
        for (std::size_t i = 0; i < state.size(); ++i) values_[scan.previous[i]] = state[i];
        for (std::size_t i = 0; i < state.size(); ++i) {
            for (const NodeId part : bodies[i]) evaluate_node(part, t);
            state[i] = values_[scan.next[i]];
        }
    }
    walked_[node.payload] = {k - 1, state};
    return state[node.element];
}

}  // namespace lrsched::schedule
