// Placing in time: `for`, `at`, chain, repeat, rebase. The end value of a part is the part placed at the limit of its clock.
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
    frame.clock = frame.lineage = frame.start = frame.offset = kNoNode;
    return scopes_.frame(frame);
}

/// A value does not hang on the clock: without it, equal values on different clocks are one.
FrameId Placer::value_frame(FrameId id) {
    Frame frame = scopes_.frame(id);
    frame.clock = frame.lineage = frame.offset = kNoNode;
    return scopes_.frame(frame);
}

NodeId Placer::moved_offset(const Frame& frame, NodeId by) {
    return frame.offset == kNoNode ? kNoNode : graph_.apply(Op::add, frame.offset, by);
}

Value Placer::check_length(Value value, ExprId expr, EnvId env) {
    const Place at = project_.tree[expr].place;
    if (value.type == Type::poison) return value;
    if (value.type != Type::number) return error(Id::wrong_type, culprit(expr, env), "a length", "a number", type_name(value));
    if (value.measure == Measure::rate) return error(Id::length_is_rate, culprit(expr, env), words(culprit(expr, env)));
    if ((graph_[value.id].flags & (kOnStep | kOnScan)) != 0) return error(Id::length_on_clock, at);
    if (const auto known = constant_of(value); known && (*known < 0 || std::isnan(*known))) {
        const Place where = culprit(expr, env);
        return error(Id::bad_length, is_user(where) ? where : at, std::isnan(*known) ? std::string("nan") : fmt::format("{}", *known));
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
    if (unknown || (graph_.is_constant(length.id) && std::isinf(graph_.value(length.id)))) return place(body, env, scopes_.frame(frame));
    frame.span = length.id;
    const auto known = constant_of(length);
    if (known && *known == 0) return frame.start == kNoNode ? error(Id::length_on_start, at) : number(frame.start, Measure::rate);
    const NodeId inside = graph_.apply(Op::less, frame.clock, length.id);
    const bool decided = graph_.is_constant(inside);
    const auto held = [&] {
        Frame end = frame;
        end.clock = graph_.approach(length.id);
        Value value = settled(place(body, env, scopes_.frame(end)));
        const bool skips = !known && value.type == Type::number && frame.start != kNoNode;  // of length 0 in some pass
        if (skips) value.id = graph_.apply(Op::select, graph_.apply(Op::equal, length.id, graph_.constant(0)), frame.start, value.id);
        return value;
    };
    if (decided && graph_.value(inside) == 0) return held();
    const Value running = place(body, env, scopes_.frame(frame));
    if (decided) return running;
    const Value result = checked_parts(choose(frame.clock, {length.id}, {running, held()}, at), length.id);
    if (result.type == Type::number) texts_.push_back({result.id, {user_place(project_.tree[body].place), {}}, false});
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
        if (ref && ref.item->kind == syntax::ItemKind::schedule) return error(Id::output_at, at, project_.symbols[ref.item->name]);
    }
    Frame frame = scopes_.frame(id);
    const Value moved = want_number(place(time, env, id), project_.tree[time].place, "a time");
    if (moved.type == Type::poison) return moved;
    if (moved.measure == Measure::rate) return error(Id::time_is_rate, project_.tree[time].place, words(project_.tree[time].place));
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

// chain -----------------------------------------------------------------------------------------------------------------

Place Placer::part_place(const Binding& part) const {
    return part.expr != syntax::kNoExpr ? project_.tree[part.expr].place : Place{};
}

Placer::Plan Placer::plan_chain(ExprId expr, EnvId env, FrameId frame) {
    Plan plan;
    std::vector<ExprId> positional;
    for (const syntax::Edge& edge : project_.tree.edges(expr)) {
        if (edge.aux == syntax::kNoSymbol) positional.push_back(edge.expr);
    }
    const ExprId switches = named_argument(expr, word_.at);
    std::optional<std::vector<Binding>> list;
    if (positional.size() == 1) list = parts_of(positional[0], env, frame);
    if (list) {
        plan.parts = std::move(*list);
    } else {
        for (const ExprId part : positional) plan.parts.push_back(bind(part, syntax::Mark::schedule, env, frame));
    }
    if (plan.parts.empty()) {
        plan.poison = error(Id::empty_chain, project_.tree[expr].place);
    } else if (switches != syntax::kNoExpr) {
        plan_switches(plan, switches, env, frame);
    } else {
        plan_lengths(plan, frame);
    }
    return plan;
}

/// A part that has no end because one of its pieces has none.
Value Placer::mixed_part(const Extent& extent) {
    auto finding = make(Id::mixed_lengths, project_.tree[extent.finite_piece].place, words(project_.tree[extent.finite_piece].place), words(project_.tree[extent.endless_piece].place));
    finding.notes.push_back({"this piece has no end", project_.tree[extent.endless_piece].place});
    return poison(std::move(finding));
}

/// Parts with a length take it; the others share what is left equally.
void Placer::plan_lengths(Plan& plan, FrameId id) {
    const Frame outer = scopes_.frame(id);
    Frame inner = scopes_.frame(length_frame(id));
    inner.rest = kNoNode;
    const FrameId measuring = scopes_.frame(inner);
    const std::size_t count = plan.parts.size();
    std::vector<Extent> extents;
    std::vector<std::size_t> sharers;
    NodeId taken = graph_.constant(0);
    for (std::size_t i = 0; i < count; ++i) {
        extents.push_back(measure_binding(plan.parts[i], measuring));
        const Extent& extent = extents.back();
        if (extent.reach == Reach::poison) {
            const Value bad{Type::poison, Measure::free, extent.length};
            plan.poison = plan.poison.type == Type::poison ? join(plan.poison, bad) : bad;
        } else if (extent.reach == Reach::finite) {
            taken = graph_.apply(Op::add, taken, extent.length);
        } else {
            sharers.push_back(i);
            if (extent.reach == Reach::mixed && i + 1 < count) plan.poison = mixed_part(extent);
        }
    }
    if (plan.poison.type == Type::poison) return;
    const bool room = outer.rest != kNoNode;
    NodeId share = kNoNode;
    if (room && !sharers.empty()) {
        const NodeId left = graph_.apply(Op::subtract, outer.rest, taken);
        share = graph_.apply(Op::divide, left, graph_.constant(static_cast<double>(sharers.size())));
        if (graph_.is_constant(left) && !(graph_.value(left) > 0)) {
            const Place at = user_place(part_place(plan.parts[sharers[0]]));
            plan.poison = error(Id::no_room, at, words(at), graph_.value(taken), graph_.value(outer.rest));
            return;
        }
        if (!graph_.is_constant(left)) {
            const NodeId room_left = graph_.apply(Op::less, graph_.constant(0), left);
            share = graph_.apply(Op::select, room_left, share, graph_.constant(std::numeric_limits<double>::quiet_NaN()));
        }
    }
    NodeId begin = graph_.constant(0);
    for (std::size_t i = 0; i < count; ++i) {
        const bool finite = extents[i].reach == Reach::finite;
        const NodeId length = finite ? extents[i].length : share;
        plan.starts.push_back(begin);
        plan.lengths.push_back(length);
        if (length == kNoNode) {
            plan.flexible = extents[i].reach == Reach::flexible || i + 1 < count;
            if (i + 1 < count) {
                const Place at = user_place(part_place(plan.parts[i]));
                plan.poison = error(Id::rest_unknown, at, words(at));
            }
            return;
        }
        if (!finite && extents[i].reach == Reach::flexible && !check_share(plan.parts[i], share, inner, plan)) return;
        begin = graph_.apply(Op::add, begin, length);
    }
    // what shares out the room ends where the room ends, to the bit
    plan.sum = sharers.empty() ? begin : outer.rest;
}

/// A flexible part must fill its share: `hold(rest - 20)` beside `linear(20)` counts the 20 twice.
bool Placer::check_share(const Binding& part, NodeId share, const Frame& frame, Plan& plan) {
    Frame sharing = frame;
    sharing.rest = share;
    const Extent extent = measure_binding(part, scopes_.frame(sharing));
    if (extent.reach == Reach::poison) {
        plan.poison = {Type::poison, Measure::free, extent.length};
        return false;
    }
    if (extent.reach != Reach::finite || !graph_.is_constant(extent.length) || !graph_.is_constant(share)) return true;
    const double has = graph_.value(extent.length);
    const double wants = graph_.value(share);
    if (std::fabs(has - wants) <= 1e-9 * std::max(1.0, wants)) return true;
    const Place at = user_place(part_place(part));
    plan.poison = error(Id::share_not_filled, at, words(at), has, wants);
    return false;
}

/// chain([a, b], at=[m]): the steps at which the next part begins.
void Placer::plan_switches(Plan& plan, ExprId at, EnvId env, FrameId id) {
    const Place where = project_.tree[at].place;
    const Value times = place(at, env, length_frame(id));
    if (times.type == Type::poison) {
        plan.poison = times;
        return;
    }
    const std::vector<Value> entries = times.type == Type::list ? scopes_.list(times.id) : std::vector<Value>{times};
    if (entries.size() + 1 != plan.parts.size()) {
        plan.poison = error(Id::switch_count, where, plan.parts.size() - 1, plan.parts.size(), entries.size());
        return;
    }
    NodeId begin = graph_.constant(0);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Value entry = check_length(entries[i], at, env);
        if (entry.type == Type::poison) {
            plan.poison = entry;
            return;
        }
        const NodeId length = graph_.apply(Op::subtract, entry.id, begin);
        if (graph_.is_constant(length) && graph_.value(length) < 0) {
            plan.poison = error(Id::switch_order, where, graph_.value(entry.id), graph_.value(begin));
            return;
        }
        plan.starts.push_back(begin);
        plan.lengths.push_back(length);
        begin = entry.id;
    }
    plan.starts.push_back(begin);
    Frame inner = scopes_.frame(length_frame(id));
    const NodeId room = inner.rest;
    inner.rest = room == kNoNode ? kNoNode : graph_.apply(Op::subtract, room, begin);
    const Extent extent = measure_binding(plan.parts.back(), scopes_.frame(inner));
    if (extent.reach == Reach::poison) plan.poison = {Type::poison, Measure::free, extent.length};
    const NodeId last = extent.reach == Reach::finite ? extent.length : inner.rest;
    plan.flexible = extent.reach == Reach::flexible && last == kNoNode;
    plan.lengths.push_back(last);
    if (last != kNoNode) plan.sum = graph_.apply(Op::add, begin, last);
}

void Placer::remark_empty(const Binding& part) {
    const Place at = part_place(part);
    if (is_user(at)) remark(make(Id::empty_part, at, words(at)));
}

/// True where the clock is the limit at the end of part i. `end - begin` may miss the part's length by an ulp, and with it its end value.
bool Placer::ends_at(const Frame& outer, const Plan& plan, std::size_t part, NodeId end) {
    if (outer.clock == outer.lineage || end == kNoNode) return false;
    const bool last = part + 1 == plan.parts.size() && plan.sum != kNoNode;
    return outer.clock == graph_.approach(end) || (last && outer.clock == graph_.approach(plan.sum));
}

Value Placer::place_chain(ExprId expr, EnvId env, FrameId id) {
    const Place at = project_.tree[expr].place;
    const Frame outer = scopes_.frame(id);
    if (outer.clock == kNoNode) return error(Id::length_on_clock, at);
    const Plan plan = plan_chain(expr, env, id);
    if (plan.poison.type == Type::poison) return plan.poison;
    Value pen = number(outer.start, Measure::rate);
    std::vector<NodeId> bounds;
    std::vector<Value> values;
    PartTexts texts;
    for (std::size_t i = 0; i < plan.parts.size(); ++i) {
        const NodeId length = plan.lengths[i];
        const bool bounded = length != kNoNode;
        const bool fixed = bounded && graph_.is_constant(length);
        if (fixed && graph_.value(length) == 0) {
            remark_empty(plan.parts[i]);
            continue;
        }
        if (too_big()) return *too_big_;
        const NodeId end = bounded ? graph_.apply(Op::add, plan.starts[i], length) : kNoNode;
        Frame frame = outer;
        frame.clock = ends_at(outer, plan, i, end) ? graph_.approach(length) : graph_.apply(Op::subtract, outer.clock, plan.starts[i]);
        frame.lineage = graph_.apply(Op::subtract, outer.lineage, plan.starts[i]);
        frame.offset = moved_offset(outer, plan.starts[i]);
        frame.rest = bounded ? length : kNoNode;
        frame.start = pen.type == Type::number ? pen.id : kNoNode;
        const NodeId before = bounded ? graph_.apply(Op::less, outer.clock, end) : graph_.constant(1);
        const bool passed = graph_.is_constant(before) && graph_.value(before) == 0;
        const bool current = graph_.is_constant(before) && graph_.value(before) != 0;
        if (!passed) {
            values.push_back(place_binding(plan.parts[i], scopes_.frame(frame), at));
            texts.parts.push_back(part_place(plan.parts[i]));
            if (current) break;  // the clock is a limit inside this part
            bounds.push_back(end);
        }
        Frame limit = frame;
        limit.clock = graph_.approach(length);
        const Value ended = settled(place_binding(plan.parts[i], scopes_.frame(limit), at));
        if (ended.type == Type::poison) return values.empty() ? ended : join(values.back(), ended);
        if (!fixed && ended.type == Type::number && pen.type == Type::number) {
            const NodeId skipped = graph_.apply(Op::equal, length, graph_.constant(0));
            pen = number(graph_.apply(Op::select, skipped, pen.id, ended.id), ended.measure);
        } else {
            pen = ended;
        }
    }
    if (values.size() == bounds.size()) values.push_back(pen);
    if (bounds.empty()) return values.front();
    const Value result = checked_parts(choose(outer.clock, bounds, values, at), bounds.back());
    if (result.type == Type::number) {
        texts.node = result.id;
        texts.chain = true;
        texts.parts.resize(values.size());
        texts_.push_back(std::move(texts));
    }
    return result;
}

// repeat ----------------------------------------------------------------------------------------------------------------

Placer::Passes Placer::plan_passes(ExprId expr, EnvId env, FrameId id) {
    Passes passes;
    const auto arguments = builtin_arguments(*find_builtin("repeat"), expr);
    const Place at = project_.tree[arguments[0]].place;
    passes.times = std::numeric_limits<double>::infinity();
    if (arguments.size() > 1 && arguments[1] != syntax::kNoExpr && !is_none(arguments[1], env)) {
        const Value times = want_number(place(arguments[1], env, length_frame(id)), project_.tree[arguments[1]].place, "the number of passes");
        const auto known = constant_of(times);
        const bool whole = known && *known >= 1 && *known == std::floor(*known);
        if (times.type == Type::poison) passes.poison = times;
        else if (!whole) passes.poison = error(Id::bad_times, culprit(arguments[1], env), known ? fmt::format("{}", *known) : words(culprit(arguments[1], env)));
        if (!whole) return passes;
        passes.times = *known;
    }
    Frame frame = scopes_.frame(length_frame(id));
    const std::uint32_t level = frame.cycle != kNoNode && graph_[frame.cycle].op == Op::pass_variable ? graph_[frame.cycle].payload + 1 : 0;
    const NodeId variable = graph_.leaf(Op::pass_variable, level, 0, kOnPass);
    frame.cycle = variable;
    const bool fills = frame.rest != kNoNode && std::isfinite(passes.times);
    frame.rest = fills ? graph_.apply(Op::divide, frame.rest, graph_.constant(passes.times)) : kNoNode;
    const Extent extent = measure(arguments[0], env, scopes_.frame(frame));
    if (extent.reach == Reach::poison) {
        passes.poison = {Type::poison, Measure::free, extent.length};
    } else if (extent.reach == Reach::mixed) {
        const Place finite = project_.tree[extent.finite_piece].place;
        const Place endless = project_.tree[extent.endless_piece].place;
        auto finding = make(Id::mixed_lengths, finite, words(finite), words(endless));
        finding.notes.push_back({"this piece has no end", endless});
        passes.poison = poison(std::move(finding));
    } else if (extent.reach != Reach::finite) {
        passes.poison = error(extent.reach == Reach::flexible ? Id::pass_takes_rest : Id::pass_without_end, at, words(at));
    }
    if (passes.poison.type == Type::poison) return passes;
    plan_table(passes, extent.length, variable, at);
    return passes;
}

/// The clock inside a pass while the clock of the repeat is a limit: at the end of a pass exactly the length of the pass.
NodeId Placer::pass_limit(const Passes& passes, ExprId body, EnvId env, Frame frame, NodeId pass) {
    const NodeId clock = frame.clock;
    const NodeId still = graph_.settled(clock);
    const NodeId next = graph_.apply(Op::add, pass, graph_.constant(1));
    const bool even = passes.length != kNoNode;
    const auto table = [&](NodeId at, std::uint32_t id) { return graph_.apply(Op::table_at, std::span(&at, 1), id); };
    const NodeId begin = even ? graph_.apply(Op::multiply, pass, passes.length) : table(pass, passes.starts);
    const NodeId end = even ? graph_.apply(Op::multiply, next, passes.length) : table(next, passes.bounds);
    NodeId at_end = graph_.apply(Op::equal, still, end);
    if (passes.sum != kNoNode) at_end = graph_.apply(Op::logic_or, at_end, graph_.apply(Op::equal, still, passes.sum));
    const NodeId inside = graph_.apply(Op::subtract, clock, begin);
    if (graph_.is_constant(at_end) && graph_.value(at_end) == 0) return inside;
    frame.cycle = pass;
    frame.rest = frame.rest != kNoNode && std::isfinite(passes.times) ? graph_.apply(Op::divide, frame.rest, graph_.constant(passes.times)) : kNoNode;
    const Extent extent = measure(body, env, length_frame(scopes_.frame(frame)));
    if (extent.reach != Reach::finite) return inside;
    return graph_.apply(Op::select, at_end, graph_.approach(extent.length), inside);
}

Value Placer::place_repeat(ExprId expr, EnvId env, FrameId id) {
    const Place at = project_.tree[expr].place;
    Frame frame = scopes_.frame(id);
    if (frame.clock == kNoNode) return error(Id::length_on_clock, at);
    const Passes passes = plan_passes(expr, env, id);
    if (passes.poison.type == Type::poison) return passes.poison;
    const ExprId body = builtin_arguments(*find_builtin("repeat"), expr)[0];
    const bool even = passes.length != kNoNode;
    const auto pass_at = [&](NodeId clock) {
        return even ? graph_.apply(Op::pass_even, clock, passes.length, graph_.constant(passes.times))
                    : graph_.apply(Op::pass_table, std::span(&clock, 1), passes.bounds);
    };
    const auto start_of = [&](NodeId pass) {
        return even ? graph_.apply(Op::multiply, pass, passes.length) : graph_.apply(Op::table_at, std::span(&pass, 1), passes.starts);
    };
    const NodeId pass = pass_at(frame.clock);
    const NodeId begin = start_of(pass);
    const NodeId usual = start_of(pass_at(frame.lineage));
    const bool limit = frame.clock != frame.lineage;
    frame.offset = moved_offset(frame, begin);
    frame.clock = limit ? pass_limit(passes, body, env, frame, pass) : graph_.apply(Op::subtract, frame.clock, begin);
    frame.lineage = graph_.apply(Op::subtract, frame.lineage, usual);
    frame.cycle = pass;
    if (passes.known > 0) {
        // behind the table there is no pass, and no value that hangs on its number
        const NodeId known = graph_.apply(Op::less, pass, graph_.constant(passes.known));
        frame.cycle = graph_.apply(Op::select, known, pass, graph_.constant(std::numeric_limits<double>::quiet_NaN()));
    }
    frame.rest = frame.rest != kNoNode && std::isfinite(passes.times) ? graph_.apply(Op::divide, frame.rest, graph_.constant(passes.times)) : kNoNode;
    return place(body, env, scopes_.frame(frame));
}

}  // namespace lrsched::schedule
