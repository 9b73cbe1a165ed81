// Placing a chain: first all its lengths, then its parts, each from where the pen stands.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "schedule/placer.hpp"

namespace lrsched::schedule {

using diagnostic::Id;
using diagnostic::make;

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
    } else if (!list && plan.parts.front().value.type == Type::poison) {
        plan.poison = plan.parts.front().value;  // what should have been the list is none
    } else if (switches != syntax::kNoExpr) {
        plan_switches(plan, switches, env, frame);
    } else {
        plan_lengths(plan, frame);
    }
    return plan;
}

/// A part that has no end because one of its pieces has none.
Value Placer::mixed_part(const Extent& extent) {
    auto finding =
        make(Id::mixed_lengths, project_.tree[extent.finite_piece].place,
             words(project_.tree[extent.finite_piece].place), words(project_.tree[extent.endless_piece].place));
    finding.notes.push_back({"this piece has no end", project_.tree[extent.endless_piece].place});
    return poison(std::move(finding));
}

/// Parts with a length take it; the others share what is left equally.
void Placer::plan_lengths(Plan& plan, FrameId id) {
    const Frame outer = scopes_.frame(id);
    Frame inner = scopes_.frame(length_frame(id));
    inner.rest = kNoNode;
    const Shares shares = measure_parts(plan, scopes_.frame(inner));
    if (plan.poison.type == Type::poison) return;
    const NodeId share = share_of(plan, shares, outer.rest);
    if (plan.poison.type == Type::poison) return;
    NodeId begin = graph_.constant(0);
    for (std::size_t i = 0; i < plan.parts.size(); ++i) {
        const Extent& extent = shares.extents[i];
        const bool finite = extent.reach == Reach::finite;
        const NodeId length = finite ? extent.length : share;
        plan.starts.push_back(begin);
        plan.lengths.push_back(length);
        if (length == kNoNode) return without_end(plan, extent);
        if (extent.reach == Reach::flexible && !check_share(plan.parts[i], share, inner, plan)) return;
        begin = graph_.apply(Op::add, begin, length);
    }
    // what shares out the room ends where the room ends, to the bit
    plan.sum = shares.sharers.empty() ? begin : outer.rest;
}

/// How long each part is by itself, what those with a length take, and which ones share the rest.
Placer::Shares Placer::measure_parts(Plan& plan, FrameId measuring) {
    Shares shares;
    shares.taken = graph_.constant(0);
    for (std::size_t i = 0; i < plan.parts.size(); ++i) {
        const Extent extent = measure_binding(plan.parts[i], measuring);
        shares.extents.push_back(extent);
        if (extent.reach == Reach::poison) {
            const Value bad{Type::poison, Measure::free, extent.length};
            plan.poison = plan.poison.type == Type::poison ? join(plan.poison, bad) : bad;
        } else if (extent.reach == Reach::finite) {
            shares.taken = graph_.apply(Op::add, shares.taken, extent.length);
        } else {
            shares.sharers.push_back(i);
            if (extent.reach == Reach::mixed && i + 1 < plan.parts.size()) plan.poison = mixed_part(extent);
        }
    }
    return shares;
}

/// What each sharer gets; no node where the room is not known.
NodeId Placer::share_of(Plan& plan, const Shares& shares, NodeId room) {
    if (room == kNoNode || shares.sharers.empty()) return kNoNode;
    const NodeId left = graph_.apply(Op::subtract, room, shares.taken);
    const NodeId share = graph_.apply(Op::divide, left, graph_.constant(static_cast<double>(shares.sharers.size())));
    if (!graph_.is_constant(left)) {
        const NodeId room_left = graph_.apply(Op::less, graph_.constant(0), left);
        return graph_.apply(Op::select, room_left, share, graph_.constant(std::numeric_limits<double>::quiet_NaN()));
    }
    if (!(graph_.value(left) > 0)) {
        const Place at = user_place(part_place(plan.parts[shares.sharers[0]]));
        plan.poison = error(Id::no_room, at, words(at), graph_.value(shares.taken), graph_.value(room));
    }
    return share;
}

/// The last part planned takes what is left, and that is not known: it may only be the last of the chain.
void Placer::without_end(Plan& plan, const Extent& extent) {
    const bool last = plan.lengths.size() == plan.parts.size();
    plan.flexible = extent.reach == Reach::flexible || !last;
    if (last) return;
    const Place at = user_place(part_place(plan.parts[plan.lengths.size() - 1]));
    plan.poison = error(Id::rest_unknown, at, words(at));
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
    for (const Value& given : entries) {
        const Value entry = check_length(given, at, env);
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
    Plan plan = plan_chain(expr, env, id);
    if (plan.poison.type == Type::poison) return plan.poison;
    plan.rests = plan.lengths;
    if (const Value bad = listen(plan, expr, env, id); bad.type == Type::poison) return bad;
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
        Frame frame = part_frame(outer, plan.starts[i], plan.rests[i]);
        if (ends_at(outer, plan, i, end)) frame.clock = graph_.approach(length);
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
    const Value chosen = choose(outer.clock, bounds, values, at);
    const Value result = checked_parts(chosen, bounds.back());
    if (result.type == Type::number) {
        texts.node = chosen.id;
        texts.chain = true;
        texts.parts.resize(values.size());
        if (!plan.listeners.empty()) texts.planned = planned_ends(plan, bounds.size());
        texts_.push_back(std::move(texts));
    }
    return result;
}

}  // namespace lrsched::schedule
