// Placing a repeat: the lengths of its passes, then the pass a step is in.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "schedule/placer.hpp"

namespace lrsched::schedule {

using diagnostic::Id;
using diagnostic::make;

Placer::Passes Placer::plan_passes(ExprId expr, EnvId env, FrameId id) {
    Passes passes;
    const auto arguments = builtin_arguments(*find_builtin("repeat"), expr);
    const Place at = project_.tree[arguments[0]].place;
    passes.times = std::numeric_limits<double>::infinity();
    if (arguments.size() > 1 && arguments[1] != syntax::kNoExpr && !is_none(arguments[1], env)) {
        const Value times = want_number(place(arguments[1], env, length_frame(id)), project_.tree[arguments[1]].place,
                                        "the number of passes");
        const auto known = constant_of(times);
        const bool whole = known && *known >= 1 && *known == std::floor(*known);
        if (times.type == Type::poison)
            passes.poison = times;
        else if (!whole)
            passes.poison = error(Id::bad_times, culprit(arguments[1], env),
                                  known ? fmt::format("{}", *known) : words(culprit(arguments[1], env)));
        if (!whole) return passes;
        passes.times = *known;
    }
    Frame frame = scopes_.frame(length_frame(id));
    const std::uint32_t level =
        frame.cycle != kNoNode && graph_[frame.cycle].op == Op::pass_variable ? graph_[frame.cycle].payload + 1 : 0;
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
        passes.poison =
            error(extent.reach == Reach::flexible ? Id::pass_takes_rest : Id::pass_without_end, at, words(at));
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
    frame.rest = frame.rest != kNoNode && std::isfinite(passes.times)
                     ? graph_.apply(Op::divide, frame.rest, graph_.constant(passes.times))
                     : kNoNode;
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
        return even ? graph_.apply(Op::multiply, pass, passes.length)
                    : graph_.apply(Op::table_at, std::span(&pass, 1), passes.starts);
    };
    const NodeId pass = pass_at(frame.clock);
    const NodeId begin = start_of(pass);
    const NodeId usual = start_of(pass_at(frame.lineage));
    const bool limit = frame.clock != frame.lineage;
    move_begin(frame, begin);
    frame.clock = limit ? pass_limit(passes, body, env, frame, pass) : graph_.apply(Op::subtract, frame.clock, begin);
    frame.lineage = graph_.apply(Op::subtract, frame.lineage, usual);
    frame.cycle = pass;
    if (passes.known > 0) {
        // behind the table there is no pass, and no value that hangs on its number
        const NodeId known = graph_.apply(Op::less, pass, graph_.constant(passes.known));
        frame.cycle = graph_.apply(Op::select, known, pass, graph_.constant(std::numeric_limits<double>::quiet_NaN()));
    }
    frame.rest = frame.rest != kNoNode && std::isfinite(passes.times)
                     ? graph_.apply(Op::divide, frame.rest, graph_.constant(passes.times))
                     : kNoNode;
    return place(body, env, scopes_.frame(frame));
}

}  // namespace lrsched::schedule
