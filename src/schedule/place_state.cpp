// Placing what has state or randomness: scan, noise; and fold, which only looks like it.
#include <algorithm>
#include <array>
#include <cmath>

#include "schedule/placer.hpp"
#include "schedule/reference.hpp"

namespace lrsched::schedule {

using diagnostic::Id;

namespace {

/// What the state of a scan looks like.
std::string shape_of(bool list, std::size_t entries) {
    return list ? fmt::format("a list of {}", entries) : std::string("a number");
}

/// True if a scan, or one inside it, hangs on the state of a scan around it.
bool hangs_on_other_scan(const Graph& graph, std::uint32_t id) {
    std::vector<std::uint32_t> inside{id};
    std::vector<std::uint32_t> leaves;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        const Scan& scan = graph.scan(inside[i]);
        for (const auto* nodes : {&scan.init, &scan.next}) {
            for (const NodeId node : *nodes) {
                for (const NodeId part : cone(graph, node)) {
                    const Op op = graph[part].op;
                    if (op == Op::scan_step || op == Op::previous) leaves.push_back(graph[part].payload);
                    if (op == Op::scan && std::ranges::find(inside, graph[part].payload) == inside.end())
                        inside.push_back(graph[part].payload);
                }
            }
        }
    }
    return std::ranges::any_of(leaves,
                               [&](std::uint32_t leaf) { return std::ranges::find(inside, leaf) == inside.end(); });
}

}  // namespace

/// The numbers of a state, which is a number or a list of numbers; poison where it is neither.
Value Placer::state_entries(Value state, Place at, std::vector<Value>& entries) {
    if (state.type == Type::poison) return state;
    entries = state.type == Type::list ? scopes_.list(state.id) : std::vector<Value>{state};
    for (const Value& entry : entries) {
        if (entry.type == Type::number || entry.type == Type::truth) continue;
        return error(Id::wrong_type, at, "the state of a scan", "a number or a list of numbers", type_name(entry));
    }
    return state;
}

/// Fills in scan `id`: its leaves, its first state, and the next one, which is placed on the scan's own clock.
Value Placer::define_scan(const std::vector<Value>& init, bool list, ExprId next, EnvId env, Frame frame,
                          std::uint32_t id) {
    const Place at = project_.tree[next].place;
    Scan scan;
    scan.step = graph_.leaf(Op::scan_step, id, 0, kOnScan);
    std::vector<Value> previous;
    for (std::uint32_t i = 0; i < init.size(); ++i) {
        scan.init.push_back(init[i].id);
        scan.previous.push_back(graph_.leaf(Op::previous, id, i, kOnScan));
        previous.push_back({init[i].type, init[i].measure, scan.previous.back()});
    }
    Binding state;
    state.value = list ? make_list(previous, at) : previous[0];
    frame.clock = frame.lineage = scan.step;
    std::vector<Value> results;
    const Value made =
        state_entries(place(next, scopes_.bind(env, word_.prev, state), scopes_.frame(frame)), at, results);
    if (made.type == Type::poison) return made;
    if ((made.type == Type::list) != list || results.size() != init.size())
        return error(Id::scan_shape, at, shape_of(list, init.size()),
                     shape_of(made.type == Type::list, results.size()));
    for (const Value& result : results) scan.next.push_back(result.id);
    finish_scan(std::move(scan), id);
    return made;
}

/// What a scan hangs on beside its own state.
void Placer::finish_scan(Scan scan, std::uint32_t id) {
    Flags flags = 0;
    for (const auto* nodes : {&scan.init, &scan.next}) {
        for (const NodeId node : *nodes) flags |= graph_[node].flags;
    }
    scan.outer = flags & (kOnStep | kOnPass | kOnMetric);
    graph_.scan(id) = std::move(scan);
    if (hangs_on_other_scan(graph_, id)) graph_.scan(id).outer |= kOnScan;
}

/// scan(init, next): the state is a number or a list of numbers; it changes at whole steps.
Value Placer::place_scan(ExprId expr, EnvId env, FrameId id) {
    const Place at = project_.tree[expr].place;
    const Frame outer = scopes_.frame(id);
    if (outer.clock == kNoNode) return error(Id::length_on_clock, at);
    const auto arguments = builtin_arguments(*find_builtin("scan"), expr);
    Frame frame = outer;
    frame.clock = frame.lineage = graph_.constant(0);
    std::vector<Value> entries;
    const Value init =
        state_entries(place(arguments[0], env, scopes_.frame(frame)), project_.tree[arguments[0]].place, entries);
    if (init.type == Type::poison) return init;
    const bool list = init.type == Type::list;
    frame.clock = frame.lineage = kNoNode;
    const Key key{expr, env, scopes_.frame(frame)};
    std::uint32_t scan = 0;
    if (const std::uint32_t* known = scans_.find(key)) {
        scan = *known;
    } else {
        scan = graph_.add_scan({});
        const Value next = define_scan(entries, list, arguments[1], env, frame, scan);
        if (next.type == Type::poison) return next;
        scans_.keep(key, scan);
    }
    const NodeId k = graph_.apply(Op::floor, outer.clock);
    std::vector<Value> states;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        NodeId state = state_at(scan, i, k, outer);
        const bool closed = graph_.scan(scan).outer == 0 && graph_.is_constant(k);
        if (closed) state = walked(state);
        states.push_back({entries[i].type, entries[i].measure, state});
    }
    return list ? make_list(std::move(states), at) : states[0];
}

/// An entry of a scan's state. What reacts to metrics goes on from step to step: where it began tells one run of it from
/// another.
NodeId Placer::state_at(std::uint32_t scan, std::uint32_t entry, NodeId k, const Frame& frame) {
    const bool live = (graph_.scan(scan).outer & kOnMetric) != 0;
    const std::array operands{k, live ? frame.origin : kNoNode};
    return graph_.apply(Op::scan, std::span(operands).first(live ? 2 : 1), scan, entry);
}

/// The value of a scan at a step that is known, if it is near enough to be walked to now.
NodeId Placer::walked(NodeId state) {
    constexpr std::size_t most = 100'000;  // what is further the program walks, faster
    Reference reference(graph_, state);
    reference.allow(static_cast<double>(std::min(most, limits_.scan_steps)));
    const double value = reference.at(0);
    return reference.exhausted() ? state : graph_.constant(value);
}

Value Placer::place_noise(ExprId expr, EnvId env, FrameId id) {
    const Place at = project_.tree[expr].place;
    const Frame frame = scopes_.frame(id);
    if (frame.clock == kNoNode) return error(Id::length_on_clock, at);
    const auto arguments = builtin_arguments(*find_builtin("noise"), expr);
    const Value seed = want_number(place(arguments[0], env, id), project_.tree[arguments[0]].place, "the seed");
    if (seed.type == Type::poison) return seed;
    NodeId period = graph_.constant(1);
    if (arguments.size() > 1 && arguments[1] != syntax::kNoExpr) {
        const Value every = length_value(arguments[1], env, id);
        if (every.type == Type::poison) return every;
        if (const auto known = constant_of(every); known && !(*known > 0))
            return error(Id::bad_length, project_.tree[arguments[1]].place,
                         std::isnan(*known) ? std::string("nan") : fmt::format("{}", *known));
        period = every.id;
    }
    const NodeId k = graph_.apply(Op::floor, graph_.apply(Op::divide, frame.clock, period));
    return number(graph_.apply(Op::noise, seed.id, k));
}

/// The environment of the last round: `acc` of every round is the expression in the environment of the round before.
std::optional<EnvId> Placer::fold_env(const std::vector<ExprId>& arguments, EnvId env, FrameId frame, bool measuring,
                                      ExprId& last) {
    const auto parts = parts_of(arguments[0], env, frame);
    if (!parts) return std::nullopt;
    last = arguments[2];
    EnvId inside = env;
    ExprId expr = arguments[1];
    for (std::size_t i = 0; i < parts->size(); ++i) {
        Binding position;
        position.value = number(graph_.constant(static_cast<double>(i)));
        const Binding so_far = bind_value(expr, inside, frame, Binding::Type::recipe);
        EnvId round = scopes_.bind(env, word_.it, (*parts)[i]);
        round = scopes_.bind(round, word_.i, position);
        inside = scopes_.bind(round, word_.acc, so_far);
        expr = arguments[2];
        // done now, the rounds before are remembered and the last one is not deep
        if (measuring)
            static_cast<void>(measure(expr, inside, frame));
        else
            static_cast<void>(place(expr, inside, frame));
    }
    if (parts->empty()) last = arguments[1];
    return inside;
}

Value Placer::place_fold(ExprId expr, EnvId env, FrameId frame) {
    const auto arguments = builtin_arguments(*find_builtin("fold"), expr);
    ExprId last = syntax::kNoExpr;
    const auto inside = fold_env(arguments, env, frame, false, last);
    if (!inside) {
        const Value list = place(arguments[0], env, frame);
        return list.type == Type::poison ? list
                                         : error(Id::wrong_type, project_.tree[arguments[0]].place,
                                                 "the first argument of `fold`", "a list", type_name(list));
    }
    return place(last, *inside, frame);
}

Extent Placer::measure_fold(ExprId expr, EnvId env, FrameId frame) {
    const auto arguments = builtin_arguments(*find_builtin("fold"), expr);
    ExprId last = syntax::kNoExpr;
    const auto inside = fold_env(arguments, env, frame, true, last);
    return inside ? measure(last, *inside, frame) : Extent{};
}

}  // namespace lrsched::schedule
