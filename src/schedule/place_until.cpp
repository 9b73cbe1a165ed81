// Placing chains of which a part may end early: `a until c`. A recurrence on the chain's own clock remembers when each such part
// ended; from it come the lengths that the parts really have. A trigger only moves what comes later forward.
#include <limits>
#include <span>

#include "schedule/placer.hpp"

namespace lrsched::schedule {

using diagnostic::Id;
using syntax::Kind;

/// A part of a chain that listens is placed like any other; everywhere else there is nothing that could end.
Value Placer::place_until(ExprId expr, EnvId env, FrameId frame) {
    if (!heard_.contains({expr, scopes_.frame(frame).lineage}))
        return error(Id::until_outside_chain, project_.tree[expr].place);
    return place(project_.tree.edge(expr, 0).expr, env, frame);
}

/// The condition behind the `until` of a part, seen through brackets, names, calls, `let` and `for`.
std::optional<Placer::Trigger> Placer::trigger_of(const Binding& part, FrameId frame) {
    if (part.type != Binding::Type::recipe) return std::nullopt;
    ExprId expr = part.expr;
    EnvId env = part.env;
    constexpr int deepest = 64;
    for (int hops = 0; hops < deepest; ++hops) {
        expr = project_.tree.bare(expr);
        const syntax::Node node = project_.tree[expr];
        if (node.kind == Kind::until) {
            heard_.emplace(expr, scopes_.frame(frame).lineage);
            return Trigger{project_.tree.edge(expr, 1).expr, env};
        }
        if (node.kind == Kind::bounded) {
            expr = project_.tree.edge(expr, 0).expr;
        } else if (node.kind == Kind::let) {
            for (std::size_t i = 0; i < (node.count - 1) / 2; ++i) env = bind_let(expr, i, env, frame);
            expr = project_.tree.edge(expr, node.count - 1).expr;
        } else if (node.kind == Kind::call) {
            const FunctionRef function = function_of(expr, env);
            if (!function || function.builtin != nullptr) return std::nullopt;
            env = bind_arguments(function, expr, env, frame);
            expr = function.item->body;
        } else if (node.kind != Kind::name || !follow_name(expr, env)) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

/// What a name stands for, where that is an expression and not yet a value.
bool Placer::follow_name(ExprId& expr, EnvId& env) {
    const Symbol name = project_.tree[expr].payload;
    if (const Binding* binding = scopes_.find(env, name)) {
        if (binding->type != Binding::Type::recipe || binding->element != kNoId) return false;
        expr = binding->expr;
        env = binding->env;
        return true;
    }
    const ValueRef ref = project_.find_value(scopes_.file_of(env), name);
    if (!ref || ref.item->kind == syntax::ItemKind::schedule || overrides_.contains(ref.item->name)) return false;
    expr = ref.item->body;
    env = scopes_.file_env(ref.module);
    return true;
}

/// The frame of a part that begins at `begin` on the clock of its chain.
Frame Placer::part_frame(const Frame& outer, NodeId begin, NodeId rest) {
    Frame frame = outer;
    frame.clock = graph_.apply(Op::subtract, outer.clock, begin);
    frame.lineage = graph_.apply(Op::subtract, outer.lineage, begin);
    frame.rest = rest;
    move_begin(frame, begin);
    return frame;
}

/// When part `i` ends, seen at one step of the recurrence: as it was before, or at this step if its condition holds.
Value Placer::ending(const Plan& plan, std::size_t i, NodeId begin, NodeId before, const Frame& now) {
    const NodeId length = plan.lengths[i];
    Frame inside = part_frame(now, begin, length);
    inside.start = kNoNode;
    const auto trigger = trigger_of(plan.parts[i], scopes_.frame(inside));
    const Value condition = place(trigger->condition, trigger->env, scopes_.frame(inside));
    if (condition.type == Type::poison) return condition;
    const Place at = project_.tree[trigger->condition].place;
    if (condition.type != Type::truth) return error(Id::not_a_condition, at, words(at), type_name(condition));
    const NodeId never = graph_.constant(std::numeric_limits<double>::infinity());
    NodeId runs = graph_.apply(Op::less_equal, begin, now.clock);
    if (length != kNoNode) {
        const NodeId planned_end = graph_.apply(Op::add, begin, length);
        runs = graph_.apply(Op::logic_and, runs, graph_.apply(Op::less, now.clock, planned_end));
    }
    const NodeId ends = graph_.apply(Op::select, condition.id, now.clock, never);
    const NodeId open = graph_.apply(Op::select, runs, ends, never);
    return number(graph_.apply(Op::select, graph_.apply(Op::less, before, never), before, open));
}

/// The length that a part really has: up to its ending where there is one.
NodeId Placer::cut_length(NodeId planned, NodeId begin, NodeId ending) {
    const NodeId never = graph_.constant(std::numeric_limits<double>::infinity());
    const NodeId ended = graph_.apply(Op::less, ending, never);
    const NodeId ran = graph_.apply(Op::subtract, ending, begin);
    return graph_.apply(Op::select, ended, ran, planned == kNoNode ? never : planned);
}

/// The endings of all parts that listen at one step of the recurrence; each hangs on those before it.
Value Placer::endings(const Plan& plan, std::span<const NodeId> before, const Frame& now, std::vector<NodeId>& result) {
    NodeId begin = graph_.constant(0);
    for (std::size_t i = 0; result.size() < plan.listeners.size(); ++i) {
        NodeId length = plan.lengths[i];
        if (plan.listeners[result.size()] == i) {
            const Value value = ending(plan, i, begin, before[result.size()], now);
            if (value.type == Type::poison) return value;
            length = cut_length(length, begin, value.id);
            result.push_back(value.id);
        }
        begin = graph_.apply(Op::add, begin, length);
    }
    return {};
}

/// The recurrence of the endings: infinity for each part that has not ended early.
Value Placer::define_endings(const Plan& plan, Frame frame, std::uint32_t id) {
    Scan scan;
    scan.endings = true;
    scan.step = graph_.leaf(Op::scan_step, id, 0, kOnScan);
    for (std::uint32_t i = 0; i < plan.listeners.size(); ++i)
        scan.previous.push_back(graph_.leaf(Op::previous, id, i, kOnScan));
    const std::vector<NodeId> never(plan.listeners.size(), graph_.constant(std::numeric_limits<double>::infinity()));
    frame.clock = frame.lineage = graph_.constant(0);
    if (const Value bad = endings(plan, never, frame, scan.init); bad.type == Type::poison) return bad;
    frame.clock = frame.lineage = scan.step;
    if (const Value bad = endings(plan, scan.previous, frame, scan.next); bad.type == Type::poison) return bad;
    finish_scan(std::move(scan), id);
    return {};
}

/// Finds the parts of a chain that may end early, and puts the lengths they really have into the plan.
Value Placer::listen(Plan& plan, ExprId expr, EnvId env, FrameId id) {
    const Frame outer = scopes_.frame(id);
    for (std::size_t i = 0; i < plan.parts.size(); ++i) {
        const Frame planned = part_frame(outer, plan.starts[i], plan.lengths[i]);
        if (trigger_of(plan.parts[i], scopes_.frame(planned))) plan.listeners.push_back(i);
    }
    if (plan.listeners.empty()) return {};
    Frame frame = outer;
    frame.clock = frame.lineage = kNoNode;
    const Key key{expr, env, scopes_.frame(frame)};
    std::uint32_t scan = 0;
    if (const std::uint32_t* known = scans_.find(key)) {
        scan = *known;
    } else {
        scan = graph_.add_scan({});
        if (const Value bad = define_endings(plan, frame, scan); bad.type == Type::poison) return bad;
        scans_.keep(key, scan);
    }
    cut(plan, scan, outer);
    return {};
}

/// Where the first parts end if none of them ends early; nothing where a length is not known before the run.
std::vector<double> Placer::planned_ends(const Plan& plan, std::size_t count) const {
    std::vector<double> ends;
    double end = 0;
    for (std::size_t i = 0; i < plan.rests.size() && ends.size() < count; ++i) {
        if (plan.rests[i] == kNoNode || !graph_.is_constant(plan.rests[i])) return {};
        const double length = graph_.value(plan.rests[i]);
        end += length;
        if (length > 0) ends.push_back(end);
    }
    return ends;
}

/// Lengths and starts as they are at the step of the chain's clock.
void Placer::cut(Plan& plan, std::uint32_t scan, const Frame& outer) {
    const NodeId k = graph_.apply(Op::floor, outer.clock);
    NodeId begin = graph_.constant(0);
    std::uint32_t listener = 0;
    for (std::size_t i = 0; i < plan.parts.size(); ++i) {
        plan.starts[i] = begin;
        if (listener < plan.listeners.size() && plan.listeners[listener] == i) {
            // heard again, now that it is known where the part begins
            static_cast<void>(trigger_of(plan.parts[i], scopes_.frame(part_frame(outer, begin, plan.rests[i]))));
            plan.lengths[i] = cut_length(plan.lengths[i], begin, state_at(scan, listener++, k, outer));
        }
        if (plan.lengths[i] != kNoNode) begin = graph_.apply(Op::add, begin, plan.lengths[i]);
    }
    plan.sum = kNoNode;
}

}  // namespace lrsched::schedule
