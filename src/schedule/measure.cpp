// How long things are, before anything is placed. Only what a length needs is looked at: no clock, no start, no values.
#include <algorithm>
#include <array>
#include <cmath>

#include "schedule/placer.hpp"
#include "schedule/reference.hpp"

namespace lrsched::schedule {

using diagnostic::Id;
using syntax::Kind;

Extent Placer::measure(ExprId expr, EnvId env, FrameId frame) {
    expr = project_.tree.bare(expr);
    const Kind kind = project_.tree[expr].kind;
    if (kind == Kind::number || kind == Kind::string || kind == Kind::truth || kind == Kind::nothing) return {};
    const Key key{expr, env, frame};
    if (const Extent* known = measured_.find(key)) return *known;
    if (depth_ >= limits_.expansion_depth)
        return poisoned(error(Id::expansion_too_deep, project_.tree[expr].place, limits_.expansion_depth));
    if (too_big()) return poisoned(*too_big_);
    const Level level(*this);
    const Extent extent = measure_new(expr, env, frame);
    measured_.keep(key, extent);
    return extent;
}

Extent Placer::measure_new(ExprId expr, EnvId env, FrameId frame) {
    switch (project_.tree[expr].kind) {
        case Kind::name: return measure_name(expr, env, frame);
        case Kind::call: return measure_call(expr, env, frame);
        case Kind::conditional: return measure_condition(expr, env, frame);
        case Kind::bounded: return measure_bounded(expr, env, frame);
        case Kind::warped: return measure_warped(expr, env, frame);
        case Kind::until: return measure(project_.tree.edge(expr, 0).expr, env, frame);
        case Kind::lambda: return measure(project_.tree.edge(expr, 0).expr, bind_lambda(expr, env), frame);
        case Kind::compare:
        case Kind::logic_and:
        case Kind::logic_or:
        case Kind::logic_not: {
            // a condition contributes no length, but it may hang on the clock
            Extent all;
            for (std::size_t i = 0; i < project_.tree[expr].count; ++i) {
                const Extent part = measure(project_.tree.edge(expr, i).expr, env, frame);
                if (part.reach != Reach::adapts) all = {Reach::endless, 0, expr, expr};
            }
            return all;
        }
        case Kind::let: {
            const std::size_t pairs = (project_.tree[expr].count - 1) / 2;
            for (std::size_t i = 0; i < pairs; ++i) env = bind_let(expr, i, env, frame);
            return measure(project_.tree.edge(expr, 2 * pairs).expr, env, frame);
        }
        default: {
            Extent all;
            for (std::size_t i = 0; i < project_.tree[expr].count; ++i)
                all = combine_extents(all, measure(project_.tree.edge(expr, i).expr, env, frame));
            return all;
        }
    }
}

/// A pointwise combination is as long as its longest finite part; finite and endless together have no end.
Extent Placer::combine_extents(const Extent& a, const Extent& b) {
    if (a.reach == Reach::poison && b.reach == Reach::poison) {
        return poisoned(join({Type::poison, Measure::free, a.length}, {Type::poison, Measure::free, b.length}));
    }
    if (a.reach == Reach::poison || b.reach == Reach::adapts) return a;
    if (b.reach == Reach::poison || a.reach == Reach::adapts) return b;
    if (a.reach == Reach::mixed || b.reach == Reach::mixed) return a.reach == Reach::mixed ? a : b;
    if (a.reach == Reach::endless && b.reach == Reach::endless) return a;
    if (a.reach == Reach::endless || b.reach == Reach::endless) {
        const Extent& endless = a.reach == Reach::endless ? a : b;
        const Extent& other = a.reach == Reach::endless ? b : a;
        return {Reach::mixed, 0, other.finite_piece, endless.endless_piece};
    }
    if (a.reach == Reach::flexible || b.reach == Reach::flexible) return a.reach == Reach::flexible ? a : b;
    return {Reach::finite, graph_.apply(Op::maximum, a.length, b.length), a.finite_piece, 0};
}

Extent Placer::measure_binding(const Binding& binding, FrameId frame) {
    switch (binding.type) {
        case Binding::Type::value:
        case Binding::Type::thunk: return {};
        case Binding::Type::recipe: return measure(binding.expr, binding.env, frame);
        case Binding::Type::formula: return measure(binding.expr, binding.env, length_frame(binding.frame));
        case Binding::Type::parts: {
            Extent all;
            const std::vector<Binding> parts = scopes_.parts(binding.expr);
            for (const Binding& part : parts) all = combine_extents(all, measure_binding(part, frame));
            return all;
        }
    }
    return {};
}

Extent Placer::measure_name(ExprId expr, EnvId env, FrameId frame) {
    const Symbol name = project_.tree[expr].payload;
    if (const Binding* binding = scopes_.find(env, name)) {
        const Binding kept = *binding;
        return measure_binding(kept, frame);
    }
    if (const ValueRef ref = project_.find_value(scopes_.file_of(env), name)) {
        if (ref.item->kind == syntax::ItemKind::schedule) return measure_output(ref);
        const auto found = overrides_.find(ref.item->name);
        if (ref.item->kind == syntax::ItemKind::param && ref.module == project_.main && found != overrides_.end()) {
            return measure(found->second->expr, main_env_, frame);
        }
        return measure(ref.item->body, scopes_.file_env(ref.module), frame);
    }
    if (name == word_.t || name == word_.metric) return {Reach::endless, 0, expr, expr};
    return {};
}

Extent Placer::measure_call(ExprId expr, EnvId env, FrameId frame) {
    const FunctionRef function = function_of(expr, env);
    if (!function) return {};
    const Within within(*this, project_.tree[expr].place);
    Extent extent;
    if (function.builtin != nullptr) {
        extent = measure_form(*function.builtin, expr, env, frame);
    } else {
        extent = measure(function.item->body, bind_arguments(function, expr, env, frame), frame);
    }
    // what people wrote is the call, not the library's `for` inside it
    if (extent.finite_piece == 0 || !is_user(project_.tree[extent.finite_piece].place)) extent.finite_piece = expr;
    if (extent.endless_piece == 0 || !is_user(project_.tree[extent.endless_piece].place)) extent.endless_piece = expr;
    return extent;
}

Extent Placer::measure_form(const Builtin& builtin, ExprId expr, EnvId env, FrameId frame) {
    switch (builtin.form) {
        case Form::chain: return measure_chain(expr, env, frame);
        case Form::repeat: {
            const Passes passes = plan_passes(expr, env, frame);
            if (passes.poison.type == Type::poison) return poisoned(passes.poison);
            return passes.sum == kNoNode ? Extent{Reach::endless, 0, expr, expr}
                                         : Extent{Reach::finite, passes.sum, expr, expr};
        }
        case Form::scan:
        case Form::noise: return {Reach::endless, 0, expr, expr};
        case Form::rebase: return measure(builtin_arguments(builtin, expr)[0], env, frame);
        case Form::update: return measure_update(expr, env, frame);
        case Form::fold: return measure_fold(expr, env, frame);
        case Form::length: return {};
        case Form::metric: return {Reach::endless, 0, expr, expr};
        case Form::reported: {
            const bool adapts = measure(builtin_arguments(builtin, expr)[0], env, frame).reach == Reach::adapts;
            return adapts ? Extent{} : Extent{Reach::endless, 0, expr, expr};
        }
        default: break;
    }
    Extent all;
    for (std::size_t i = 0; i < project_.tree[expr].count; ++i)
        all = combine_extents(all, measure(project_.tree.edge(expr, i).expr, env, frame));
    return all;
}

Extent Placer::measure_condition(ExprId expr, EnvId env, FrameId frame) {
    const std::size_t branches = project_.tree[expr].count / 2;
    Extent all;
    bool on_clock = false;
    bool decided = false;
    for (std::size_t i = 0; i < branches && !decided; ++i) {
        const ExprId asked = project_.tree.edge(expr, 2 * i).expr;
        const auto known = constant_of(place(asked, env, frame));
        if (known && *known == 0) continue;
        decided = known.has_value();
        all = combine_extents(all, measure(project_.tree.edge(expr, 2 * i + 1).expr, env, frame));
        on_clock = on_clock || (!known && measure(asked, env, frame).reach != Reach::adapts);
    }
    if (!decided) all = combine_extents(all, measure(project_.tree.edge(expr, 2 * branches).expr, env, frame));
    // a condition contributes no length, but a choice between values that hangs on the clock is no value
    return all.reach == Reach::adapts && on_clock ? Extent{Reach::endless, 0, expr, expr} : all;
}

Extent Placer::measure_bounded(ExprId expr, EnvId env, FrameId frame) {
    const Value length = length_value(project_.tree.edge(expr, 1).expr, env, frame);
    if (length.type == Type::poison)
        return only_unknown(length) ? Extent{Reach::flexible, 0, expr, expr} : poisoned(length);
    if (const auto known = constant_of(length); known && std::isinf(*known)) return {Reach::endless, 0, expr, expr};
    return {Reach::finite, length.id, expr, expr};
}

Extent Placer::measure_warped(ExprId expr, EnvId env, FrameId frame) {
    const Extent time = measure(project_.tree.edge(expr, 1).expr, env, frame);
    if (time.reach != Reach::endless) return time;
    const Extent body = measure(project_.tree.edge(expr, 0).expr, env, frame);
    if (body.reach == Reach::poison) return body;
    if (body.reach == Reach::finite || body.reach == Reach::mixed)
        return {Reach::mixed, 0, body.finite_piece, time.endless_piece};
    return {Reach::endless, 0, expr, expr};
}

Extent Placer::measure_chain(ExprId expr, EnvId env, FrameId frame) {
    const Plan plan = plan_chain(expr, env, frame);
    if (plan.poison.type == Type::poison)
        return only_unknown(plan.poison) && plan.flexible ? Extent{Reach::flexible, 0, expr, expr}
                                                          : poisoned(plan.poison);
    if (plan.sum != kNoNode) return {Reach::finite, plan.sum, expr, expr};
    return {plan.flexible ? Reach::flexible : Reach::endless, 0, expr, expr};
}

/// Why a pass cannot be: one of the lengths in it is negative there, or all of it has no length.
Value Placer::bad_pass(NodeId variable, std::size_t pass, double steps, Place at) {
    for (const auto& [length, place] : pass_lengths_) {
        if (!std::isnan(steps) || !reaches(graph_, length, variable) || !reaches_only(graph_, length, variable))
            continue;
        Reference part(graph_, length);
        part.set(variable, static_cast<double>(pass));
        const double has = part.at(0);
        if (has >= 0) continue;
        diagnostic::Finding finding = diagnostic::make(Id::bad_length, place, has);
        finding.notes.push_back({fmt::format("this is its length in pass {}, counted from 0", pass), at});
        return poison(std::move(finding));
    }
    return error(Id::pass_without_length, at, pass, steps);
}

/// Lengths of passes: all alike, or a table of starts.
void Placer::plan_table(Passes& passes, NodeId length, NodeId variable, Place at) {
    if (!reaches(graph_, length, variable)) {
        passes.length = length;
        if (graph_.is_constant(length) && !(graph_.value(length) > 0))
            passes.poison = error(Id::pass_without_length, at, 0, graph_.value(length));
        if (std::isfinite(passes.times)) passes.sum = graph_.apply(Op::multiply, length, graph_.constant(passes.times));
        return;
    }
    if (!reaches_only(graph_, length, variable)) {
        passes.poison = error(Id::passes_of_passes, at);
        return;
    }
    if (const auto known = pass_tables_.find({length, passes.times}); known != pass_tables_.end()) {
        passes = known->second;
        return;
    }
    constexpr double horizon = 0x1p53;  // steps beyond are no longer whole numbers
    std::vector<double> starts;
    double begin = 0;
    Reference lengths(graph_, length);
    while (static_cast<double>(starts.size()) < passes.times && begin < horizon && starts.size() < limits_.passes) {
        lengths.set(variable, static_cast<double>(starts.size()));
        const double steps = lengths.at(0);
        if (!(steps > 0)) {
            passes.poison = bad_pass(variable, starts.size(), steps, at);
            return;
        }
        if (begin + steps == begin) {
            passes.poison = error(Id::passes_finite_sum, at, begin);
            return;
        }
        starts.push_back(begin);
        begin += steps;
    }
    std::vector<double> bounds = starts;
    if (std::isfinite(passes.times) && static_cast<double>(starts.size()) == passes.times) {
        passes.sum = graph_.constant(begin);
    } else {
        bounds.push_back(begin);  // a step behind the table has no pass: its value is no number, and says so
    }
    if (starts.size() == limits_.passes && passes.sum == kNoNode) passes.known = static_cast<double>(starts.size());
    passes.bounds = graph_.add_table(std::move(bounds));
    passes.starts = graph_.add_table(std::move(starts));
    pass_tables_.emplace(std::pair{length, passes.times}, passes);
}

}  // namespace lrsched::schedule
