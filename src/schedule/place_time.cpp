// Placing in time: `for`, `at`, rebase. The end value of a part is the part placed at the limit of its clock.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "schedule/placer.hpp"

namespace lrsched::schedule {

using diagnostic::Id;
using diagnostic::make;

/// Inside a length there is no clock and no start: all lengths are worked out before any value.
FrameId Placer::length_frame(FrameId id) {
    Frame frame = scopes_.frame(id);
    frame.clock = frame.lineage = frame.start = frame.offset = frame.origin = kNoNode;
    return scopes_.frame(frame);
}

/// A value does not hang on the clock: without it, equal values on different clocks are one.
FrameId Placer::value_frame(FrameId id) {
    Frame frame = scopes_.frame(id);
    frame.clock = frame.lineage = frame.offset = frame.origin = kNoNode;
    return scopes_.frame(frame);
}

/// What begins `by` steps later counts its steps from there.
void Placer::move_begin(Frame& frame, NodeId by) {
    if (frame.offset != kNoNode) frame.offset = graph_.apply(Op::add, frame.offset, by);
    if (frame.origin != kNoNode) frame.origin = graph_.apply(Op::add, frame.origin, by);
}

Value Placer::check_length(Value value, ExprId expr, EnvId env) {
    const Place at = project_.tree[expr].place;
    if (value.type == Type::poison) return value;
    if (value.type != Type::number)
        return error(Id::wrong_type, culprit(expr, env), "a length", "a number", type_name(value));
    if (value.measure == Measure::rate) return error(Id::length_is_rate, culprit(expr, env), words(culprit(expr, env)));
    if ((graph_[value.id].flags & (kOnStep | kOnScan)) != 0) return error(Id::length_on_clock, at);
    if (const auto known = constant_of(value); known && (*known < 0 || std::isnan(*known))) {
        const Place where = culprit(expr, env);
        return error(Id::bad_length, is_user(where) ? where : at,
                     std::isnan(*known) ? std::string("nan") : fmt::format("{}", *known));
    }
    if (!graph_.is_constant(value.id) && (graph_[value.id].flags & kOnPass) != 0) {
        const Place where = culprit(expr, env);
        pass_lengths_.push_back({value.id, is_user(where) ? where : at});
        value.id = checked_length(value.id);
    }
    return value;
}

/// A length that differs from pass to pass: no number where it is negative, so that nothing is worked out from it in silence.
NodeId Placer::checked_length(NodeId length) {
    const NodeId negative = graph_.apply(Op::less, length, graph_.constant(0));
    return graph_.apply(Op::select, negative, graph_.constant(std::numeric_limits<double>::quiet_NaN()), length);
}

/// A value in parts whose lengths differ from pass to pass: no number in a pass in which a length is none.
Value Placer::checked_parts(Value value, NodeId lengths) {
    if (value.type != Type::number || graph_.is_constant(lengths)) return value;
    const NodeId good = graph_.apply(Op::equal, lengths, lengths);
    value.id = graph_.apply(Op::select, good, value.id, graph_.constant(std::numeric_limits<double>::quiet_NaN()));
    return value;
}

Value Placer::length_value(ExprId expr, EnvId env, FrameId frame) {
    return check_length(place(expr, env, length_frame(frame)), expr, env);
}

/// s for d: s in a frame of length d; a longer s is cut, a shorter one holds.
Value Placer::place_bounded(ExprId expr, EnvId env, FrameId id) {
    const ExprId body = project_.tree.edge(expr, 0).expr;
    const Place at = project_.tree[expr].place;
    const Value length = length_value(project_.tree.edge(expr, 1).expr, env, id);
    const bool unknown = length.type == Type::poison && only_unknown(length);
    if (length.type == Type::poison && !unknown) return length;
    Frame frame = scopes_.frame(id);
    if (frame.clock == kNoNode) return error(Id::length_on_clock, at);
    frame.rest = unknown ? kNoNode : length.id;
    if (unknown || (graph_.is_constant(length.id) && std::isinf(graph_.value(length.id))))
        return place(body, env, scopes_.frame(frame));
    frame.span = length.id;
    const auto known = constant_of(length);
    if (known && *known == 0)
        return frame.start == kNoNode ? error(Id::length_on_start, at) : number(frame.start, Measure::rate);
    const NodeId inside = graph_.apply(Op::less, frame.clock, length.id);
    const bool decided = graph_.is_constant(inside);
    const auto held = [&] {
        Frame end = frame;
        end.clock = graph_.approach(length.id);
        Value value = settled(place(body, env, scopes_.frame(end)));
        const bool skips = !known && value.type == Type::number && frame.start != kNoNode;  // of length 0 in some pass
        if (skips)
            value.id =
                graph_.apply(Op::select, graph_.apply(Op::equal, length.id, graph_.constant(0)), frame.start, value.id);
        return value;
    };
    if (decided && graph_.value(inside) == 0) return held();
    const Value running = place(body, env, scopes_.frame(frame));
    if (decided) return running;
    const Value result = checked_parts(choose(frame.clock, {length.id}, {running, held()}, at), length.id);
    if (result.type == Type::number) texts_.push_back({result.id, {user_place(project_.tree[body].place), {}}, {}, false});
    return result;
}

/// s at e: s at the time e; before its beginning a schedule holds its first value.
Value Placer::place_warped(ExprId expr, EnvId env, FrameId id) {
    const ExprId body = project_.tree.edge(expr, 0).expr;
    const ExprId time = project_.tree.edge(expr, 1).expr;
    const Place at = project_.tree[expr].place;
    const ExprId plain = project_.tree.bare(body);
    if (project_.tree[plain].kind == syntax::Kind::name && scopes_.find(env, project_.tree[plain].payload) == nullptr) {
        const ValueRef ref = project_.find_value(scopes_.file_of(env), project_.tree[plain].payload);
        if (ref && ref.item->kind == syntax::ItemKind::schedule)
            return error(Id::output_at, at, project_.symbols[ref.item->name]);
    }
    Frame frame = scopes_.frame(id);
    const Value moved = want_number(place(time, env, id), project_.tree[time].place, "a time");
    if (moved.type == Type::poison) return moved;
    if (moved.measure == Measure::rate)
        return error(Id::time_is_rate, project_.tree[time].place, words(project_.tree[time].place));
    const NodeId zero = graph_.constant(0);
    Frame normal = frame;
    normal.clock = frame.lineage;
    const bool limit = frame.clock != frame.lineage;
    const Value lineage = limit ? place(time, env, scopes_.frame(normal)) : moved;
    frame.clock = graph_.apply(Op::maximum, moved.id, zero);
    frame.lineage = lineage.type == Type::number ? graph_.apply(Op::maximum, lineage.id, zero) : frame.clock;
    frame.offset = kNoNode;
    return place(body, env, scopes_.frame(frame));
}

Value Placer::place_rebase(ExprId expr, EnvId env, FrameId id) {
    const auto arguments = builtin_arguments(*find_builtin("rebase"), expr);
    const ExprId value = arguments[1];
    const Value base = want_number(place(value, env, id), project_.tree[value].place, "the base");
    if (base.type == Type::poison) return base;
    if (base.measure == Measure::time) return error(Id::base_is_time, culprit(value, env), words(culprit(value, env)));
    Frame frame = scopes_.frame(id);
    frame.base = base.id;
    if (frame.start != kNoNode) frame.start = base.id;
    return place(arguments[0], env, scopes_.frame(frame));
}

/// update(s, x): s, asked what it makes of the value x that others have left; inside it `current` is x. With none it is asked
/// as if it were alone.
Value Placer::place_update(ExprId expr, EnvId env, FrameId id) {
    const auto arguments = builtin_arguments(*find_builtin("update"), expr);
    Value left = place(arguments[1], env, id);
    const bool alone = left.type == Type::none;
    if (!alone) left = want_number(left, project_.tree[arguments[1]].place, "what `update` works on");
    if (left.type == Type::poison) return left;
    Frame frame = scopes_.frame(id);
    frame.current = alone ? kNoNode : left.id;
    return place(arguments[0], env, scopes_.frame(frame));
}

/// As long as what is updated, which may look whether there is a `current`; what does not look at it still waits for it.
Extent Placer::measure_update(ExprId expr, EnvId env, FrameId id) {
    const auto arguments = builtin_arguments(*find_builtin("update"), expr);
    const Extent left = measure(arguments[1], env, id);
    Frame frame = scopes_.frame(id);
    const bool alone = left.reach == Reach::adapts && place(arguments[1], env, id).type == Type::none;
    frame.current = alone ? kNoNode : graph_.constant(std::numeric_limits<double>::quiet_NaN());
    const Extent made = measure(arguments[0], env, scopes_.frame(frame));
    const bool waits = made.reach == Reach::adapts && left.reach != Reach::adapts;
    return waits ? Extent{Reach::endless, 0, expr, expr} : made;
}

}  // namespace lrsched::schedule
