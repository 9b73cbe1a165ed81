// Placing calls: arguments to parameters, and which form of the language a name is.
#include <algorithm>

#include "schedule/placer.hpp"

namespace lrsched::schedule {

using diagnostic::Id;
using syntax::ItemKind;
using syntax::Kind;
using syntax::Mark;

Value Placer::place_call(ExprId expr, EnvId env, FrameId frame) {
    const Place at = project_.tree[expr].place;
    const FunctionRef function = function_of(expr, env);
    if (!function) return error(Id::unknown_function, at, project_.symbols[project_.tree[expr].payload]);
    const Within within(*this, at);
    if (function.builtin != nullptr) return place_builtin(*function.builtin, expr, env, frame);
    const EnvId inside = bind_arguments(function, expr, env, frame);
    return place(function.item->body, inside, frame);
}

FunctionRef Placer::function_of(ExprId call, EnvId env) {
    const auto inside = project_.inside_dialect.find(call);
    return inside != project_.inside_dialect.end()
               ? inside->second
               : project_.find_function(scopes_.file_of(env), project_.tree[call].payload);
}

Value Placer::place_builtin(const Builtin& builtin, ExprId expr, EnvId env, FrameId frame) {
    switch (builtin.form) {
        case Form::chain: return place_chain(expr, env, frame);
        case Form::repeat: return place_repeat(expr, env, frame);
        case Form::rebase: return place_rebase(expr, env, frame);
        case Form::update: return place_update(expr, env, frame);
        case Form::metric: return place_metric_call(expr, env, frame);
        case Form::reported: return place_reported(expr, env, frame);
        case Form::dict: return place_dict_call(expr, env, frame);
        case Form::scan: return place_scan(expr, env, frame);
        case Form::noise: return place_noise(expr, env, frame);
        case Form::fold: return place_fold(expr, env, frame);
        case Form::extreme: return place_extreme(builtin, expr, env, frame);
        case Form::length:
        case Form::last:
        case Form::take:
        case Form::concat:
        case Form::column:
        case Form::cumulative_sum:
        case Form::cumulative_product: return place_list_form(builtin, expr, env, frame);
        default: return place_pointwise(builtin, expr, env, frame);
    }
}

/// A form whose arguments are all placed first, on the clock of the call.
Value Placer::place_pointwise(const Builtin& builtin, ExprId expr, EnvId env, FrameId frame) {
    const Place at = project_.tree[expr].place;
    std::vector<Value> values;
    const std::vector<ExprId> arguments = builtin_arguments(builtin, expr);
    Value bad;
    for (const ExprId argument : arguments) {
        values.push_back(argument == syntax::kNoExpr ? Value{} : place(argument, env, frame));
        if (values.back().type == Type::poison)
            bad = bad.type == Type::poison ? join(bad, values.back()) : values.back();
    }
    if (bad.type == Type::poison || values.empty()) return bad;
    const auto argument = [&](std::size_t i) { return i < arguments.size() ? arguments[i] : syntax::kNoExpr; };
    switch (builtin.form) {
        case Form::pointwise:
            if (values.size() == 1 && values[0].type != Type::list && values[0].type != Type::number) {
                return want_number(values[0], culprit(argument(0), env),
                                   fmt::format("the argument of `{}`", builtin.name));
            }
            return values.size() == 1 ? unary(builtin.op, values[0], at)
                                      : binary(builtin.op, values[0], values[1], at, argument(0), argument(1), env);
        case Form::clamp: {
            const Value raised = binary(Op::maximum, values[0], values[1], at, argument(0), argument(1), env);
            return binary(Op::minimum, raised, values[2], at, argument(0), argument(2), env);
        }
        case Form::truncate: {
            const Value x =
                want_number(values[0], culprit(argument(0), env), fmt::format("the argument of `{}`", builtin.name));
            if (builtin.op == Op::settled) return x;
            if (x.type == Type::poison) return x;
            const NodeId negative = graph_.apply(Op::less, x.id, graph_.constant(0));
            return number(
                graph_.apply(Op::select, negative, graph_.apply(Op::ceil, x.id), graph_.apply(Op::floor, x.id)));
        }
        case Form::lerp: {
            for (std::size_t i = 0; i < 3; ++i) {
                if (values[i].type != Type::number)
                    return want_number(values[i], culprit(argument(i), env), "an operand");
            }
            if (mixes(values[0].measure, values[1].measure))
                return mixed(values[0], values[1], at, argument(0), argument(1), env);
            return number(graph_.apply(Op::lerp, values[0].id, values[1].id, values[2].id),
                          agree(values[0].measure, values[1].measure));
        }
        case Form::count: return place_count(values[0], values[1], at);
        case Form::lookup: return place_lookup(values[0], values[1], values[2], at);
        case Form::error: {
            if (values[0].type != Type::text)
                return error(Id::wrong_type, culprit(argument(0), env), "the sentence of `error`", "a text",
                             type_name(values[0]));
            return error(Id::from_text, at, project_.symbols[values[0].id]);
        }
        case Form::split: return place_split(values[0], values[1], at);
        case Form::quantity: return place_quantity(values[0], at);
        case Form::range: return place_range(std::move(values), at);
        case Form::interp: return place_points(Op::interp, values[0], values[1], values[2], at);
        default: return place_duration(values[0], values.size() > 1 ? values[1] : Value{}, frame, at);
    }
}

/// Arguments in the order of the builtin's parameters; names were checked before anything is placed.
std::vector<ExprId> Placer::builtin_arguments(const Builtin& builtin, ExprId call) const {
    const auto names = parameter_names(builtin);
    std::vector<ExprId> arguments;
    for (const syntax::Edge& edge : project_.tree.edges(call)) {
        if (project_.skipped.contains(edge.expr)) continue;
        if (edge.aux == syntax::kNoSymbol) {
            arguments.push_back(edge.expr);
            continue;
        }
        const auto found = std::ranges::find(names, project_.symbols[edge.aux]);
        const auto i = static_cast<std::size_t>(found - names.begin());
        if (i >= names.size()) continue;
        if (arguments.size() <= i) arguments.resize(i + 1, syntax::kNoExpr);
        arguments[i] = edge.expr;
    }
    return arguments;
}

ExprId Placer::named_argument(ExprId call, Symbol name) const {
    for (const syntax::Edge& edge : project_.tree.edges(call)) {
        if (edge.aux == name) return edge.expr;
    }
    return syntax::kNoExpr;
}

EnvId Placer::bind_arguments(const FunctionRef& function, ExprId call, EnvId env, FrameId frame) {
    const auto& parameters = function.item->parameters;
    std::vector<ExprId> given(parameters.size(), syntax::kNoExpr);
    std::size_t position = 0;
    for (std::size_t i = 0; i < project_.tree[call].count; ++i) {
        const syntax::Edge edge = project_.tree.edge(call, i);
        if (project_.skipped.contains(edge.expr)) continue;
        if (edge.aux != syntax::kNoSymbol) {
            const auto found = std::ranges::find(parameters, edge.aux, &syntax::Parameter::name);
            if (found != parameters.end()) given[static_cast<std::size_t>(found - parameters.begin())] = edge.expr;
            continue;
        }
        if (position < given.size()) given[position++] = edge.expr;
    }
    EnvId inside = scopes_.file_env(function.module);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const bool own =
            given[i] != syntax::kNoExpr && !(parameters[i].fallback != syntax::kNoExpr && is_none(given[i], env));
        const ExprId argument = own ? given[i] : parameters[i].fallback;
        Binding binding =
            own ? bind(argument, parameters[i].mark, env, frame) : bind(argument, parameters[i].mark, inside, frame);
        if (own && parameters[i].mark == Mark::schedules && binding.type != Binding::Type::parts)
            refuse_parts(binding, parameters[i].name, argument, frame);
        inside = scopes_.bind(inside, parameters[i].name, binding);
    }
    return inside;
}

Binding Placer::bind(ExprId expr, Mark mark, EnvId env, FrameId frame) {
    if (mark == Mark::schedules) {
        if (auto parts = parts_of(expr, env, frame)) {
            Binding binding;
            binding.type = Binding::Type::parts;
            binding.expr = scopes_.parts(*parts);
            return binding;
        }
    }
    if (mark == Mark::value) return bind_value(expr, env, frame, Binding::Type::formula);
    expr = project_.tree.bare(expr);
    if (project_.tree[expr].kind == Kind::name) {
        if (const Binding* known = scopes_.find(env, project_.tree[expr].payload)) return *known;
    }
    Binding binding;
    binding.type = Binding::Type::recipe;
    binding.expr = expr;
    binding.env = env;
    return binding;
}

/// Where a list of schedules is wanted, one schedule alone is an error at the call; a list that is worked out is none.
void Placer::refuse_parts(Binding& binding, Symbol parameter, ExprId argument, FrameId frame) {
    const Place at = project_.tree[argument].place;
    Frame timed = scopes_.frame(frame);
    if (timed.clock == kNoNode) {  // a schedule is none inside of a length
        const Frame& root = scopes_.frame(root_);
        timed.clock = timed.lineage = root.clock;
        timed.offset = root.offset;
        timed.origin = root.origin;
        timed.start = root.start;
    }
    const Value value = place_binding(binding, scopes_.frame(timed), at);
    if (value.type == Type::none || value.type == Type::list) return;
    binding = {};
    binding.value = value;
    if (value.type == Type::poison) return;
    binding.value = error(Id::wrong_type, at, fmt::format("`{}`", project_.symbols[parameter]), "a list of schedules",
                          type_name(value));
}

/// A value is computed where it is written; anything else is `otherwise`.
Binding Placer::bind_value(ExprId expr, EnvId env, FrameId frame, Binding::Type otherwise, bool alias) {
    expr = project_.tree.bare(expr);
    Binding binding;
    const Kind kind = project_.tree[expr].kind;
    if (kind == Kind::name && alias) {
        // a name for a name is the same thing: the shorter way makes equal work equal
        const Binding* known = scopes_.find(env, project_.tree[expr].payload);
        if (known != nullptr && (known->type != Binding::Type::recipe || otherwise == Binding::Type::recipe))
            return *known;
    }
    const bool literal = kind == Kind::string || kind == Kind::truth || kind == Kind::nothing ||
                         (kind == Kind::number && project_.tree.literal(expr).unit == syntax::Unit::none);
    if (literal) {
        binding.value = place(expr, env, frame);
        binding.written = expr;
        return binding;
    }
    const Extent extent = measure(expr, env, length_frame(frame));
    binding.expr = expr;
    binding.env = env;
    if (extent.reach == Reach::adapts || extent.reach == Reach::poison) {
        binding.type = Binding::Type::thunk;
        binding.frame = extent.reach == Reach::adapts ? value_frame(frame) : frame;
    } else {
        binding.type = otherwise;
        if (otherwise == Binding::Type::formula) binding.frame = frame;
    }
    return binding;
}

/// `none` is as if left out, also through a name.
bool Placer::is_none(ExprId expr, EnvId env) {
    expr = project_.tree.bare(expr);
    for (int hops = 0; hops < 64; ++hops) {
        if (project_.tree[expr].kind == Kind::nothing) return true;
        if (project_.tree[expr].kind != Kind::name) return false;
        const Binding* binding = scopes_.find(env, project_.tree[expr].payload);
        if (binding == nullptr) {
            const ValueRef ref = project_.find_value(scopes_.file_of(env), project_.tree[expr].payload);
            if (!ref || ref.item->kind == ItemKind::schedule) return false;
            if (overrides_.contains(ref.item->name)) return false;
            env = scopes_.file_env(ref.module);
            expr = project_.tree.bare(ref.item->body);
            continue;
        }
        const Binding kept = *binding;
        if (kept.element != kNoId && kept.type == Binding::Type::thunk)
            return place_binding(kept, kept.frame, project_.tree[expr].place).type == Type::none;
        if (kept.type == Binding::Type::value) return kept.value.type == Type::none;
        if (kept.type == Binding::Type::parts || kept.element != kNoId) return false;
        expr = project_.tree.bare(kept.expr);
        env = kept.env;
    }
    return false;
}

/// The parts of a list of schedules: each entry a recipe (or a value); nothing where the expression is no such list.
std::optional<std::vector<Binding>> Placer::parts_of(ExprId expr, EnvId env, FrameId frame) {
    for (int hops = 0; hops < 64; ++hops) {
        expr = project_.tree.bare(expr);
        if (project_.tree[expr].kind == Kind::list) {
            std::vector<Binding> parts;
            for (std::size_t i = 0; i < project_.tree[expr].count; ++i)
                parts.push_back(bind(project_.tree.edge(expr, i).expr, Mark::schedule, env, frame));
            return parts;
        }
        if (project_.tree[expr].kind != Kind::name) break;
        const Symbol name = project_.tree[expr].payload;
        if (const Binding* binding = scopes_.find(env, name)) {
            if (binding->element != kNoId) break;  // one entry of a list, which may be a list itself
            if (binding->type == Binding::Type::parts) return scopes_.parts(binding->expr);
            if (binding->type == Binding::Type::value) break;
            env = binding->env;
            expr = binding->expr;
            continue;
        }
        const ValueRef ref = project_.find_value(scopes_.file_of(env), name);
        if (!ref || ref.item->kind == ItemKind::schedule || overrides_.contains(ref.item->name)) break;
        env = scopes_.file_env(ref.module);
        expr = ref.item->body;
    }
    if (measure(expr, env, length_frame(frame)).reach != Reach::adapts) return std::nullopt;
    const Value value = place(expr, env, value_frame(frame));
    if (value.type != Type::list) return std::nullopt;
    std::vector<Binding> parts;
    for (const Value& entry : scopes_.list(value.id)) {
        Binding binding;
        binding.value = entry;
        parts.push_back(binding);
    }
    return parts;
}

}  // namespace lrsched::schedule
