// Placing what a host reports while it trains: `metric`, `reported`.
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "diagnostic/did_you_mean.hpp"
#include "schedule/placer.hpp"
#include "schedule/reference.hpp"

namespace lrsched::schedule {

using diagnostic::Id;

/// The metric of the step that the clock is at, counted from where this placing began; at a limit the last whole step.
Value Placer::place_metric(std::string_view name, FrameId id, Place at) {
    const Frame frame = scopes_.frame(id);
    if (frame.clock == kNoNode || frame.origin == kNoNode) return error(Id::length_on_metric, at);
    if (!project_.metrics.empty() && std::ranges::find(project_.metrics, name) == project_.metrics.end())
        return metric_not_offered(name, at);
    const NodeId step = graph_.apply(Op::floor, graph_.apply(Op::add, frame.clock, frame.origin));
    return number(graph_.apply(Op::metric, std::span(&step, 1), metric_number(name, at)));
}

Value Placer::metric_not_offered(std::string_view name, Place at) {
    auto finding = diagnostic::make(Id::metric_not_offered, at, name);
    finding.suggestion = diagnostic::did_you_mean(name, project_.metrics);
    if (finding.suggestion.empty())
        finding.suggestion = fmt::format("it reports `{}`", fmt::join(project_.metrics, "`, `"));
    return poison(std::move(finding));
}

Value Placer::place_metric_call(ExprId expr, EnvId env, FrameId frame) {
    const auto arguments = builtin_arguments(*find_builtin("metric"), expr);
    if (arguments.empty()) return place_metric("metric", frame, project_.tree[expr].place);
    const Value name = place(arguments[0], env, frame);
    if (name.type == Type::poison) return name;
    if (name.type != Type::text)
        return error(Id::wrong_type, culprit(arguments[0], env), "the name of a metric", "a text", type_name(name));
    return place_metric(project_.symbols[name.id], frame, project_.tree[expr].place);
}

std::uint32_t Placer::metric_number(std::string_view name, Place at) {
    if (metrics_.empty()) metric_place_ = user_place(at);
    const auto known = std::ranges::find(metrics_, name);
    if (known == metrics_.end()) metrics_.emplace_back(name);
    return static_cast<std::uint32_t>(std::ranges::find(metrics_, name) - metrics_.begin());
}

namespace {

/// A node, seen at another step of the scan that it stands in.
struct Seen {
    NodeId node;
    NodeId step;  // leaf of the scan; kNoNode where it stands in none
    NodeId by;
};

/// The node with `by` in the place of a leaf.
NodeId substitute(Graph& graph, const Seen& seen) {
    if (seen.step == kNoNode) return seen.node;
    std::unordered_map<NodeId, NodeId> made{{seen.step, seen.by}};
    for (const NodeId part : cone(graph, seen.node)) {
        if (made.contains(part)) continue;
        std::vector<NodeId> operands(graph.operands(part).begin(), graph.operands(part).end());
        if (operands.empty()) continue;
        bool changed = false;
        for (NodeId& operand : operands) {
            const auto other = made.find(operand);
            if (other == made.end()) continue;
            operand = other->second;
            changed = true;
        }
        if (!changed) continue;
        const Node node = graph[part];
        made.emplace(part, graph.apply(node.op, operands, node.payload, node.element));
    }
    const auto found = made.find(seen.node);
    return found == made.end() ? seen.node : found->second;
}

/// The metrics and the scans that react to metrics of which a value is made. What only says when (a clock, a bound, a step) is none
/// of it.
std::vector<NodeId> sources(const Graph& graph, NodeId root) {
    std::vector<NodeId> found;
    std::vector<NodeId> waiting{root};
    std::set<NodeId> seen;
    while (!waiting.empty()) {
        const NodeId id = waiting.back();
        waiting.pop_back();
        if ((graph[id].flags & kOnMetric) == 0 || !seen.insert(id).second) continue;
        const Op op = graph[id].op;
        if (op == Op::reported) continue;
        if (op == Op::metric || op == Op::scan) {
            found.push_back(id);
            continue;
        }
        const auto operands = graph.operands(id);
        const std::size_t first = op == Op::choose ? operands.size() / 2 : 0;
        waiting.insert(waiting.end(), operands.begin() + static_cast<std::ptrdiff_t>(first), operands.end());
    }
    return found;
}

/// The steps of the metrics that a value reads, also through scans: those that make its state what it is at that step.
std::vector<std::pair<NodeId, std::uint32_t>> metrics_read(Graph& graph, NodeId root) {
    std::vector<std::pair<NodeId, std::uint32_t>> read;
    std::vector<Seen> waiting{{root, kNoNode, kNoNode}};
    std::set<std::pair<NodeId, NodeId>> looked_at;
    while (!waiting.empty()) {
        const Seen seen = waiting.back();
        waiting.pop_back();
        if (!looked_at.emplace(seen.node, seen.by).second) continue;
        for (const NodeId part : sources(graph, seen.node)) {
            const Node node = graph[part];
            const NodeId step = substitute(graph, {graph.operands(part)[0], seen.step, seen.by});
            if (node.op == Op::metric) {
                read.emplace_back(step, node.payload);
                continue;
            }
            const std::vector<NodeId> next = graph.scan(node.payload).next;
            for (const NodeId entry : next) waiting.push_back({entry, graph.scan(node.payload).step, step});
        }
    }
    return read;
}

}  // namespace

/// reported(e): all metrics that e reads for its step are there.
Value Placer::place_reported(ExprId expr, EnvId env, FrameId frame) {
    const ExprId read = builtin_arguments(*find_builtin("reported"), expr)[0];
    const Value value = place(read, env, frame);
    if (value.type == Type::poison) return value;
    std::vector<Value> values{value};
    NodeId all = graph_.constant(1);
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].type == Type::list) {
            const std::vector<Value> entries = scopes_.list(values[i].id);
            values.insert(values.end(), entries.begin(), entries.end());
        }
        if (values[i].type != Type::number && values[i].type != Type::truth) continue;
        for (const auto& [step, metric] : metrics_read(graph_, values[i].id)) {
            const NodeId there = graph_.apply(Op::reported, std::span(&step, 1), metric);
            all = graph_.apply(Op::logic_and, all, there);
        }
    }
    return truth(all);
}

}  // namespace lrsched::schedule
