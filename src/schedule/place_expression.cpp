// Placing expressions that are no calls: names, literals, operators, conditions, lists, `let`.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "schedule/placer.hpp"
#include "syntax/number.hpp"

namespace lrsched::schedule {

using diagnostic::Id;
using syntax::Kind;
using syntax::Operator;

Value Placer::place(ExprId expr, EnvId env, FrameId frame) {
    expr = project_.tree.bare(expr);
    const Kind kind = project_.tree[expr].kind;
    if (kind == Kind::number) return place_literal(expr, frame);
    if (kind == Kind::string) return {Type::text, Measure::free, project_.tree[expr].payload};
    if (kind == Kind::truth) return truth(graph_.constant(project_.tree[expr].payload));
    if (kind == Kind::nothing) return {};
    const Key key{expr, env, frame};
    if (const Value* known = placed_.find(key)) return *known;
    if (depth_ >= limits_.expansion_depth)
        return error(Id::expansion_too_deep, project_.tree[expr].place, limits_.expansion_depth);
    if (too_big()) return *too_big_;
    const Level level(*this);
    const Value value = place_new(expr, env, frame);
    placed_.keep(key, value);
    return value;
}

Value Placer::place_new(ExprId expr, EnvId env, FrameId frame) {
    const auto edge = [&](std::size_t i) { return project_.tree.edge(expr, i).expr; };
    const Place at = project_.tree[expr].place;
    switch (project_.tree[expr].kind) {
        case Kind::name: return place_name(expr, env, frame);
        case Kind::call: return place_call(expr, env, frame);
        case Kind::list: return place_list(expr, env, frame);
        case Kind::dict: return place_dict(expr, env, frame);
        case Kind::index: return place_index(expr, env, frame);
        case Kind::negate: return unary(Op::negate, place(edge(0), env, frame), at);
        case Kind::plus: return unary(Op::settled, place(edge(0), env, frame), at);
        case Kind::logic_not:
        case Kind::logic_and:
        case Kind::logic_or: return place_logic(expr, env, frame);
        case Kind::sum:
        case Kind::product:
        case Kind::power: return place_operators(expr, env, frame);
        case Kind::compare: return place_compare(expr, env, frame);
        case Kind::conditional: return place_condition(expr, env, frame);
        case Kind::let: {
            const std::size_t pairs = (project_.tree[expr].count - 1) / 2;
            for (std::size_t i = 0; i < pairs; ++i) env = bind_let(expr, i, env, frame);
            return place(edge(2 * pairs), env, frame);
        }
        case Kind::lambda: return place(edge(0), bind_lambda(expr, env), frame);
        case Kind::bounded: return place_bounded(expr, env, frame);
        case Kind::until: return place_until(expr, env, frame);
        case Kind::warped: return place_warped(expr, env, frame);
        default: return {};
    }
}

Value Placer::place_literal(ExprId expr, FrameId frame) {
    return literal_value(project_.tree.literal(expr), frame, project_.tree[expr].place);
}

Value Placer::literal_value(const syntax::Literal& literal, FrameId frame, Place at) {
    using syntax::Unit;
    switch (literal.unit) {
        case Unit::none: return number(graph_.constant(literal.value));
        case Unit::iterations: return number(graph_.constant(literal.value), Measure::time);
        case Unit::duration:
        case Unit::percent: {
            const NodeId span = scopes_.frame(frame).span;
            if (span == kNoNode) return error(Id::share_of_unknown, at, words(at));
            const double hundredth = literal.unit == Unit::percent ? 100 : 1;
            const double digits = literal.exact ? static_cast<double>(literal.digits) : literal.value;
            const double scale = literal.exact ? std::pow(10.0, literal.decimals) * hundredth : hundredth;
            return number(graph_.apply(Op::percent, span, graph_.constant(digits), graph_.constant(scale)),
                          Measure::time);
        }
        default: break;
    }
    const Value steps = steps_per(literal.unit, at);
    if (steps.type == Type::poison) return steps;
    return number(graph_.apply(Op::multiply, graph_.constant(literal.value), steps.id), Measure::time);
}

Value Placer::place_name(ExprId expr, EnvId env, FrameId frame) {
    const Symbol name = project_.tree[expr].payload;
    const Place at = project_.tree[expr].place;
    if (const Binding* binding = scopes_.find(env, name)) {
        const Binding kept = *binding;
        return place_binding(kept, frame, at);
    }
    if (const ValueRef ref = project_.find_value(scopes_.file_of(env), name)) {
        if (ref.item->kind == syntax::ItemKind::schedule) return place_output(ref, frame);
        const Within within(*this, at);  // a value of the library is shown where it is named
        return place_item(ref, frame);
    }
    return frame_value(name, frame, at);
}

Value Placer::place_item(const ValueRef& ref, FrameId frame) {
    if (const auto found = overrides_.find(ref.item->name);
        ref.item->kind == syntax::ItemKind::param && ref.module == project_.main && found != overrides_.end()) {
        return place(found->second->expr, main_env_, frame);
    }
    return place(ref.item->body, scopes_.file_env(ref.module), frame);
}

Value Placer::frame_value(Symbol name, FrameId frame, Place at) {
    const Frame here = scopes_.frame(frame);
    if (name == word_.t)
        return here.clock == kNoNode ? error(Id::length_on_clock, at) : number(here.clock, Measure::time);
    if (name == word_.base) return number(here.base, Measure::rate);
    if (name == word_.start)
        return here.start == kNoNode ? error(Id::length_on_start, at) : number(here.start, Measure::rate);
    if (name == word_.rest)
        return here.rest == kNoNode ? error(Id::rest_unknown, at, words(user_place(at)))
                                    : number(here.rest, Measure::time);
    if (name == word_.total) {
        const Value total = fact("total");
        if (total.type == Type::none) return error(Id::total_unknown, at);
        return total.type == Type::number ? number(total.id, Measure::time) : total;
    }
    if (name == word_.cycle) return here.cycle == kNoNode ? error(Id::cycle_outside_repeat, at) : number(here.cycle);
    const std::string_view text = without_python_prefix(project_.symbols[name]);
    if (text == "pi") return number(graph_.constant(std::numbers::pi));
    if (text == "e") return number(graph_.constant(std::numbers::e));
    if (text == "inf") return number(graph_.constant(std::numeric_limits<double>::infinity()));
    if (name == word_.current) return here.current == kNoNode ? Value{} : number(here.current);
    if (name == word_.metric) return place_metric("metric", frame, at);
    return error(Id::unknown_name, at, project_.symbols[name]);
}

Value Placer::place_binding(const Binding& binding, FrameId frame, Place at) {
    Value value;
    switch (binding.type) {
        case Binding::Type::value: value = binding.value; break;
        case Binding::Type::thunk: value = place(binding.expr, binding.env, binding.frame); break;
        case Binding::Type::recipe: value = place(binding.expr, binding.env, frame); break;
        case Binding::Type::formula: value = place_formula(binding, frame, at); break;
        case Binding::Type::parts: {
            std::vector<Value> values;
            const std::vector<Binding> parts = scopes_.parts(binding.expr);
            values.reserve(parts.size());
            for (const Binding& part : parts) values.push_back(place_binding(part, frame, at));
            value = make_list(std::move(values), at);
            break;
        }
    }
    if (binding.element == kNoId || value.type == Type::poison) return value;
    if (value.type != Type::list)
        return error(Id::wrong_type, at, "the value of a `[x, y]` pattern", "a list", type_name(value));
    const auto& list = scopes_.list(value.id);
    if (binding.element >= list.size()) return error(Id::pattern_length, at, binding.element + 1, list.size());
    return list[binding.element];
}

/// A formula given to an unmarked parameter runs on the clock of its call.
Value Placer::place_formula(const Binding& binding, FrameId frame, Place at) {
    const Frame here = scopes_.frame(frame);
    Frame call = scopes_.frame(binding.frame);
    if (here.lineage != call.lineage && here.clock != kNoNode) {
        const Place formula = project_.tree[binding.expr].place;
        diagnostic::Finding finding = diagnostic::make(Id::formula_moved, formula, words(formula));
        finding.notes.push_back(
            {"used here; mark the parameter `: schedule`, and the formula is placed anew wherever it stands", at});
        return poison(std::move(finding));
    }
    call.clock = here.clock;
    if (here.clock == kNoNode) call.lineage = kNoNode;
    return place(binding.expr, binding.env, scopes_.frame(call));
}

Value Placer::place_operators(ExprId expr, EnvId env, FrameId frame) {
    const auto edges = project_.tree.edges(expr);
    const Kind kind = project_.tree[expr].kind;
    const std::size_t count = edges.size();
    const ExprId first = edges[0].expr;
    const Place whole = project_.tree[expr].place;
    Value left = place(first, env, frame);
    for (std::size_t i = 1; i < count; ++i) {
        const syntax::Edge edge = project_.tree.edge(expr, i);
        const Value right = place(edge.expr, env, frame);
        Op op = Op::power;
        switch (static_cast<Operator>(edge.aux)) {
            case Operator::add: op = Op::add; break;
            case Operator::subtract: op = Op::subtract; break;
            case Operator::multiply: op = Op::multiply; break;
            case Operator::divide: op = Op::divide; break;
            case Operator::floor_divide: op = Op::floor_divide; break;
            case Operator::modulo: op = Op::modulo; break;
            default: break;
        }
        if (too_big()) return *too_big_;
        const Place at = kind == Kind::power ? whole : Place{whole.source, edge.span};
        left = binary(op, left, right, at, project_.tree.edge(expr, i - 1).expr, edge.expr, env);
    }
    return left;
}

Value Placer::place_compare(ExprId expr, EnvId env, FrameId frame) {
    const ExprId left = project_.tree.edge(expr, 0).expr;
    const ExprId right = project_.tree.edge(expr, 1).expr;
    const auto op = static_cast<Operator>(project_.tree[expr].payload);
    const Place at{project_.tree[expr].place.source, project_.tree.edge(expr, 1).span};
    const Value a = place(left, env, frame);
    const Value b = place(right, env, frame);
    if (a.type == Type::poison || b.type == Type::poison) return join(a, b);
    const bool equality = op == Operator::equal || op == Operator::unequal;
    if (a.type != Type::number || b.type != Type::number) {
        const bool none = a.type == Type::none || b.type == Type::none;
        const bool plain = a.type == b.type && a.type != Type::list;
        if (!equality || !(none || plain)) return error(Id::not_comparable, at, type_name(a), type_name(b));
        if (a.type == Type::truth && b.type == Type::truth) {
            const NodeId same = graph_.apply(Op::equal, a.id, b.id);
            return truth(op == Operator::equal ? same : graph_.apply(Op::logic_not, same));
        }
        return truth(graph_.constant((a.type == b.type && a.id == b.id) == (op == Operator::equal) ? 1 : 0));
    }
    if (mixes(a.measure, b.measure)) return mixed(a, b, at, left, right, env);
    switch (op) {
        case Operator::equal: return truth(graph_.apply(Op::equal, a.id, b.id));
        case Operator::unequal: return truth(graph_.apply(Op::logic_not, graph_.apply(Op::equal, a.id, b.id)));
        case Operator::less: return truth(graph_.apply(Op::less, a.id, b.id));
        case Operator::less_equal: return truth(graph_.apply(Op::less_equal, a.id, b.id));
        case Operator::greater: return truth(graph_.apply(Op::less, b.id, a.id));
        default: return truth(graph_.apply(Op::less_equal, b.id, a.id));
    }
}

Value Placer::place_logic(ExprId expr, EnvId env, FrameId frame) {
    const Kind kind = project_.tree[expr].kind;
    Value result;
    for (std::size_t i = 0; i < project_.tree[expr].count; ++i) {
        const ExprId operand = project_.tree.edge(expr, i).expr;
        const Value value = place(operand, env, frame);
        if (value.type == Type::poison) return value;
        if (value.type != Type::truth)
            return error(Id::not_a_condition, project_.tree[operand].place, words(project_.tree[operand].place),
                         type_name(value));
        // a decided condition ends the walk, as in other languages: what stands behind may not even have a value
        const auto known = constant_of(value);
        if (known && kind == Kind::logic_and && *known == 0) return value;
        if (known && kind == Kind::logic_or && *known != 0) return value;
        if (kind == Kind::logic_not) return truth(graph_.apply(Op::logic_not, value.id));
        result = i == 0
                     ? value
                     : truth(graph_.apply(kind == Kind::logic_and ? Op::logic_and : Op::logic_or, result.id, value.id));
    }
    return result;
}

Value Placer::place_condition(ExprId expr, EnvId env, FrameId frame) {
    const std::size_t branches = project_.tree[expr].count / 2;
    std::vector<Value> conditions;
    std::vector<Value> values;
    Value otherwise;
    bool decided = false;
    for (std::size_t i = 0; i < branches && !decided; ++i) {
        const ExprId asked = project_.tree.edge(expr, 2 * i).expr;
        const Value condition = place(asked, env, frame);
        if (condition.type == Type::poison) return condition;
        if (condition.type != Type::truth)
            return error(Id::not_a_condition, project_.tree[asked].place, words(project_.tree[asked].place),
                         type_name(condition));
        const auto known = constant_of(condition);
        if (known && *known == 0) continue;
        const Value value = place(project_.tree.edge(expr, 2 * i + 1).expr, env, frame);
        if (known) {
            otherwise = value;
            decided = true;
            break;
        }
        conditions.push_back(condition);
        values.push_back(value);
    }
    if (!decided) otherwise = place(project_.tree.edge(expr, 2 * branches).expr, env, frame);
    for (std::size_t i = conditions.size(); i-- > 0;)
        otherwise = select(conditions[i], values[i], otherwise, project_.tree[expr].place);
    return otherwise;
}

Value Placer::place_list(ExprId expr, EnvId env, FrameId frame) {
    std::vector<Value> values;
    for (std::size_t i = 0; i < project_.tree[expr].count; ++i)
        values.push_back(place(project_.tree.edge(expr, i).expr, env, frame));
    return make_list(std::move(values), project_.tree[expr].place);
}

/// {a: b, ...} is a list of pairs.
Value Placer::place_dict(ExprId expr, EnvId env, FrameId frame) {
    std::vector<Value> pairs;
    const Place at = project_.tree[expr].place;
    for (std::size_t i = 0; i + 1 < project_.tree[expr].count; i += 2) {
        const Value key = place(project_.tree.edge(expr, i).expr, env, frame);
        const Value value = place(project_.tree.edge(expr, i + 1).expr, env, frame);
        pairs.push_back(make_list({key, value}, at));
    }
    return make_list(std::move(pairs), at);
}

Value Placer::place_index(ExprId expr, EnvId env, FrameId frame) {
    const ExprId list = project_.tree.edge(expr, 0).expr;
    const Value position = place(project_.tree.edge(expr, 1).expr, env, frame);
    const Place at = project_.tree[expr].place;
    if (position.type == Type::poison) return position;
    const auto known = position.type == Type::number ? constant_of(position) : std::nullopt;
    if (const auto parts = known ? parts_of(list, env, frame) : std::nullopt) {
        const double from_end = *known < 0 ? *known + static_cast<double>(parts->size()) : *known;
        if (from_end < 0 || from_end >= static_cast<double>(parts->size()) || from_end != std::floor(from_end)) {
            return error(Id::index_outside, at, *known, parts->size());
        }
        return place_binding((*parts)[static_cast<std::size_t>(from_end)], frame, at);
    }
    return index_list(place(list, env, frame), position, at);
}

Value Placer::index_list(Value list, Value position, Place at) {
    if (list.type == Type::poison || position.type == Type::poison) return join(list, position);
    if (list.type != Type::list) return error(Id::wrong_type, at, "what stands before `[`", "a list", type_name(list));
    if (position.type != Type::number) return error(Id::wrong_type, at, "an index", "a number", type_name(position));
    const std::vector<Value> entries = scopes_.list(list.id);
    if (const auto known = constant_of(position)) {
        const double wanted = *known < 0 ? *known + static_cast<double>(entries.size()) : *known;
        if (wanted < 0 || wanted >= static_cast<double>(entries.size()) || wanted != std::floor(wanted)) {
            return error(Id::index_outside, at, *known, entries.size());
        }
        return entries[static_cast<std::size_t>(wanted)];
    }
    if (entries.empty()) return error(Id::index_outside, at, 0, 0);
    std::vector<NodeId> operands{position.id};
    Measure measure = Measure::free;
    for (const Value& entry : entries) {
        if (entry.type == Type::poison) return entry;
        if (entry.type != Type::number)
            return error(Id::wrong_type, at, "an entry taken at a step", "a number", type_name(entry));
        operands.push_back(entry.id);
        measure = agree(measure, entry.measure);
    }
    return number(graph_.apply(Op::pick, operands), measure);
}

EnvId Placer::bind_let(ExprId expr, std::size_t pair, EnvId env, FrameId frame) {
    const ExprId pattern = project_.tree.edge(expr, 2 * pair).expr;
    const ExprId value = project_.tree.edge(expr, 2 * pair + 1).expr;
    const bool list = project_.tree[pattern].payload != 0;
    Binding binding = bind_value(value, env, frame, Binding::Type::recipe, !list);
    for (std::uint32_t i = 0; i < project_.tree[pattern].count; ++i) {
        if (list) binding.element = i;
        env = scopes_.bind(env, project_.tree.edge(pattern, i).aux, binding);
    }
    return env;
}

/// `lambda e: f(e)` is `let e = t in f(e)`; a second parameter is `current`.
EnvId Placer::bind_lambda(ExprId expr, EnvId env) {
    const auto bind_word = [&](Symbol name, ExprId word) {
        if (name == syntax::kNoSymbol) return;
        Binding binding;
        binding.type = Binding::Type::recipe;
        binding.expr = word;
        binding.env = scopes_.file_env(kCore);
        env = scopes_.bind(env, name, binding);
    };
    bind_word(project_.tree[expr].payload, clock_expr_);
    bind_word(project_.tree.edge(expr, 0).aux, current_expr_);
    return env;
}

}  // namespace lrsched::schedule
