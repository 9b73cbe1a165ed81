// Placing lists, and the functions that take them.
#include <algorithm>
#include <cmath>

#include "schedule/placer.hpp"
#include "syntax/number.hpp"

namespace lrsched::schedule {

using diagnostic::Id;

// NOLINTNEXTLINE(performance-unnecessary-value-param): callers give their entries away
Value Placer::make_list(std::vector<Value> values, Place at) {
    Value bad;
    for (const Value& value : values) {
        if (value.type == Type::poison) bad = bad.type == Type::poison ? join(bad, value) : value;
    }
    if (bad.type == Type::poison) return bad;
    if (values.size() > limits_.list_elements)
        return error(Id::list_too_long, at, values.size(), limits_.list_elements);
    return {Type::list, Measure::free, scopes_.list(values)};
}

Value Placer::place_list_form(const Builtin& builtin, ExprId expr, EnvId env, FrameId frame) {
    const Place at = project_.tree[expr].place;
    std::vector<ExprId> arguments;
    if (builtin.variadic) {
        for (const syntax::Edge& edge : project_.tree.edges(expr)) arguments.push_back(edge.expr);
    } else {
        arguments = builtin_arguments(builtin, expr);
    }
    const auto parts = builtin.form == Form::concat ? std::nullopt : parts_of(arguments[0], env, frame);
    if (builtin.form == Form::length && parts) return number(graph_.constant(static_cast<double>(parts->size())));
    if (builtin.form == Form::last && parts) {
        if (parts->empty()) return error(Id::index_outside, at, -1, 0);
        return place_binding(parts->back(), frame, at);
    }
    std::vector<Value> values;
    for (const ExprId argument : arguments) {
        values.push_back(place(argument, env, frame));
        if (values.back().type == Type::poison) return values.back();
    }
    if (builtin.form == Form::concat) return place_concat(values, at);
    const Place list_place = project_.tree[arguments[0]].place;
    if (values[0].type != Type::list)
        return error(Id::wrong_type, culprit(arguments[0], env),
                     fmt::format("the first argument of `{}`", builtin.name), "a list", type_name(values[0]));
    const std::vector<Value> entries = scopes_.list(values[0].id);
    if (builtin.form == Form::length) return number(graph_.constant(static_cast<double>(entries.size())));
    if (builtin.form == Form::last) return entries.empty() ? error(Id::index_outside, at, -1, 0) : entries.back();
    if (builtin.form == Form::column) {
        std::vector<Value> column;
        column.reserve(entries.size());
        for (const Value& entry : entries) column.push_back(index_list(entry, values[1], list_place));
        return make_list(std::move(column), at);
    }
    if (builtin.form == Form::take) {
        const auto wanted = constant_of(values[1]);
        const bool good =
            wanted && *wanted >= 0 && *wanted <= static_cast<double>(entries.size()) && *wanted == std::floor(*wanted);
        if (!good) return error(Id::bad_take, at, entries.size());
        return make_list({entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(*wanted)}, at);
    }
    if (builtin.form == Form::cumulative_sum) return cumulate(Op::add, values[0], at);
    return cumulate(Op::multiply, values[0], at);
}

Value Placer::place_concat(const std::vector<Value>& values, Place at) {
    std::vector<Value> all;
    for (const Value& value : values) {
        if (value.type != Type::list) {
            all.push_back(value);
            continue;
        }
        const std::vector<Value> entries = scopes_.list(value.id);
        all.insert(all.end(), entries.begin(), entries.end());
        if (all.size() > limits_.list_elements) break;
    }
    return make_list(std::move(all), at);
}

Value Placer::cumulate(Op op, Value list, Place at) {
    std::vector<Value> values = scopes_.list(list.id);
    for (std::size_t i = 1; i < values.size(); ++i) values[i] = binary(op, values[i - 1], values[i], at);
    return make_list(std::move(values), at);
}

Value Placer::place_extreme(const Builtin& builtin, ExprId expr, EnvId env, FrameId frame) {
    const Place at = project_.tree[expr].place;
    const std::size_t count = project_.tree[expr].count;
    Value result = place(project_.tree.edge(expr, 0).expr, env, frame);
    if (count == 1) {
        if (result.type != Type::list) return want_number(result, at, "an operand");
        const std::vector<Value> entries = scopes_.list(result.id);
        if (entries.empty()) return error(Id::index_outside, at, 0, 0);
        result = want_number(entries[0], at, "an entry");
        for (std::size_t i = 1; i < entries.size(); ++i) result = binary(builtin.op, result, entries[i], at);
        return result;
    }
    for (std::size_t i = 1; i < count; ++i) {
        const ExprId before = project_.tree.edge(expr, i - 1).expr;
        const ExprId next = project_.tree.edge(expr, i).expr;
        result = binary(builtin.op, result, place(next, env, frame), at, before, next, env);
    }
    return result;
}

Value Placer::place_count(Value list, Value x, Place at) {
    if (list.type == Type::poison || x.type == Type::poison) return join(list, x);
    if (list.type != Type::list)
        return error(Id::wrong_type, at, "the first argument of `count`", "a list", type_name(list));
    if (x.type != Type::number) return want_number(x, at, "what `count` compares with");
    std::vector<NodeId> operands{x.id};
    for (const Value& entry : scopes_.list(list.id)) {
        if (entry.type != Type::number) return want_number(entry, at, "an entry of the list");
        if (mixes(entry.measure, x.measure)) return mixed(entry, x, at, 0, 0, 0);
        operands.push_back(entry.id);
    }
    return number(operands.size() == 1 ? graph_.constant(0) : graph_.apply(Op::count, operands));
}

/// A staircase: below the first of n bounds the first of n + 1 values.
Value Placer::place_lookup(Value x, Value xs, Value ys, Place at) {
    if (xs.type == Type::list && ys.type == Type::list) {
        const std::size_t bounds = scopes_.list(xs.id).size();
        const std::size_t values = scopes_.list(ys.id).size();
        if (values != bounds + 1) return error(Id::lookup_lengths, at, bounds, bounds + 1, values);
    }
    return index_list(ys, place_count(xs, x, at), at);
}

Value Placer::place_points(Op op, Value x, Value xs, Value ys, Place at) {
    x = want_number(x, at, "the first argument");
    if (x.type == Type::poison) return x;
    if (xs.type != Type::list || ys.type != Type::list)
        return error(Id::wrong_type, at, "the points of `interp`", "two lists",
                     type_name(xs.type == Type::list ? ys : xs));
    const std::vector<Value> first = scopes_.list(xs.id);
    const std::vector<Value> second = scopes_.list(ys.id);
    if (first.size() != second.size() || first.empty()) return error(Id::list_lengths, at, first.size(), second.size());
    std::vector<NodeId> operands{x.id};
    Measure measure = Measure::free;
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i].type != Type::number) return want_number(first[i], at, "a point");
        const bool ordered = i == 0 || !graph_.is_constant(first[i].id) || !graph_.is_constant(first[i - 1].id) ||
                             graph_.value(first[i - 1].id) < graph_.value(first[i].id);
        if (!ordered) return error(Id::points_order, at, graph_.value(first[i - 1].id), graph_.value(first[i].id));
        operands.push_back(first[i].id);
    }
    for (const Value& value : second) {
        if (value.type != Type::number) return want_number(value, at, "a point");
        if (mixes(measure, value.measure)) return mixed({Type::number, measure, 0}, value, at, 0, 0, 0);
        measure = agree(measure, value.measure);
        operands.push_back(value.id);
    }
    return number(graph_.apply(op, operands), measure);
}

/// "10ep" as a length, or what else it is where the run does not tell; numbers stay as they are, lists entry by entry.
Value Placer::place_duration(Value value, Value otherwise, FrameId frame, Place at) {
    if (value.type == Type::poison || value.type == Type::number) return value;
    if (value.type == Type::list) {
        std::vector<Value> entries = scopes_.list(value.id);
        for (Value& entry : entries) entry = place_duration(entry, otherwise, frame, at);
        return make_list(std::move(entries), at);
    }
    if (value.type != Type::text)
        return error(Id::wrong_type, at, "a duration", "a number or a text such as \"10ep\"", type_name(value));
    const std::string& text = project_.symbols[value.id];
    const bool starts_right =
        !text.empty() && (std::isdigit(static_cast<unsigned char>(text.front())) != 0 || text.front() == '.');
    const auto result = syntax::read_number(text);
    const auto* literal = std::get_if<syntax::Literal>(&result);
    if (!starts_right || literal == nullptr) return error(Id::bad_duration, at, text);
    const Value steps = literal_value(*literal, frame, at);
    const bool told = steps.type != Type::poison || otherwise.type == Type::none || !only_untold(steps);
    return told ? steps : otherwise;
}

/// dict(a=1) as [["a", 1]].
Value Placer::place_dict_call(ExprId expr, EnvId env, FrameId frame) {
    const Place at = project_.tree[expr].place;
    std::vector<Value> pairs;
    for (std::size_t i = 0; i < project_.tree[expr].count; ++i) {
        const syntax::Edge edge = project_.tree.edge(expr, i);
        pairs.push_back(make_list({{Type::text, Measure::free, edge.aux}, place(edge.expr, env, frame)}, at));
    }
    return make_list(std::move(pairs), at);
}

}  // namespace lrsched::schedule
