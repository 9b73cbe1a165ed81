// Arithmetic on placed values: numbers with their measures, lists entry by entry; and findings as values.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "schedule/placer.hpp"

namespace lrsched::schedule {

using diagnostic::Finding;
using diagnostic::Id;
using diagnostic::make;

// findings ------------------------------------------------------------------------------------------------------------

/// Inlined library code never shows where the user's own text is meant: the innermost call in the user's text stands for it.
Place Placer::user_place(Place place) const {
    if (is_user(place)) return place;
    for (std::size_t i = calls_.size(); i-- > 0;) {
        if (is_user(calls_[i])) return calls_[i];
    }
    return place;
}

std::string Placer::words(Place place) const {
    constexpr std::size_t longest = 60;
    std::string text;
    for (const char c : project_.sources.slice(place)) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank) {
            text += c;
        } else if (!text.empty() && text.back() != ' ') {
            text += ' ';
        }
    }
    if (text.size() <= longest) return text;
    std::size_t cut = longest - 3;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    return text.substr(0, cut) + "...";
}

/// The user's call that led to a text inside a function of the user's.
std::optional<Place> Placer::call_around(Place place) const {
    const auto holds = [](Place outer, Place inner) {
        return outer.source == inner.source && outer.span.begin <= inner.span.begin && inner.span.end <= outer.span.end;
    };
    const auto defines = [&](const Module& module) {
        return std::ranges::any_of(module.items, [&](const syntax::Item& item) {
            return item.kind == syntax::ItemKind::function && holds(item.place, place);
        });
    };
    if (std::ranges::none_of(project_.modules, defines)) return std::nullopt;
    std::size_t inside = calls_.size();  // the calls in the function's own text are further in
    for (std::size_t i = calls_.size(); i-- > 0;) {
        if (holds(calls_[i], place)) inside = i;
    }
    for (std::size_t i = inside; i-- > 0;) {
        if (is_user(calls_[i])) return calls_[i];
    }
    return std::nullopt;
}

Value Placer::poison(Finding finding) {
    if (finding.place && !is_user(*finding.place)) {
        const Place library = *finding.place;
        finding.place = user_place(library);
        if (*finding.place != library) finding.notes.push_back({"in the library's definition", library});
    } else if (finding.place) {
        if (const auto call = call_around(*finding.place)) finding.notes.push_back({"in this call", *call});
    }
    for (auto& note : finding.notes) {
        if (note.place && note.message.empty()) note.message = "here";
    }
    findings_.push_back(std::move(finding));
    poisons_.push_back({static_cast<std::uint32_t>(findings_.size() - 1)});
    return {Type::poison, Measure::free, static_cast<std::uint32_t>(poisons_.size() - 1)};
}

Value Placer::join(Value a, Value b) {
    if (a.type != Type::poison) return b;
    if (b.type != Type::poison || a.id == b.id) return a;
    const auto key = std::minmax(a.id, b.id);
    if (const auto found = joined_.find(key); found != joined_.end())
        return {Type::poison, Measure::free, found->second};
    std::vector<std::uint32_t> all;
    std::ranges::set_union(poisons_[a.id], poisons_[b.id], std::back_inserter(all));
    if (all.size() > limits_.errors) all.resize(limits_.errors);
    std::uint32_t id = a.id;
    if (all != poisons_[a.id]) {
        poisons_.push_back(std::move(all));
        id = static_cast<std::uint32_t>(poisons_.size() - 1);
    }
    joined_.emplace(key, id);
    return {Type::poison, Measure::free, id};
}

bool Placer::only_unknown(Value poison) const {
    return std::ranges::all_of(poisons_[poison.id],
                               [&](std::uint32_t i) { return findings_[i].id == Id::rest_unknown; });
}

/// Whether all that is wrong is that the run does not say how long something is.
bool Placer::only_untold(Value poison) const {
    return std::ranges::all_of(poisons_[poison.id], [&](std::uint32_t i) {
        const Id id = findings_[i].id;
        return id == Id::epoch_unknown || id == Id::fact_missing || id == Id::share_of_unknown;
    });
}

void Placer::remark(Finding finding) {
    if (!finding.place || !is_user(*finding.place)) return;
    if (remarked_
            .emplace(finding.place->source * 64 + static_cast<std::uint32_t>(finding.id), finding.place->span.begin)
            .second) {
        project_.findings.push_back(std::move(finding));
    }
}

void Placer::report(Value poison) {
    // what lacks a total because the total is wrong is no finding of its own
    const auto total = facts_.find("total");
    const bool wrong_total = total != facts_.end() && total->second.type == Type::poison;
    const auto lacks_total = [](Id id) {
        return id == Id::rest_unknown || id == Id::total_unknown || id == Id::share_of_unknown;
    };
    for (const std::uint32_t i : poisons_[poison.id]) {
        if (!wrong_total || !lacks_total(findings_[i].id)) project_.findings.push_back(findings_[i]);
    }
}

/// Where a wrong operand comes from: behind the names of parameters, the text that was written for them.
Place Placer::culprit(ExprId expr, EnvId env) const {
    expr = project_.tree.bare(expr);
    for (int hops = 0; hops < 64 && project_.tree[expr].kind == syntax::Kind::name; ++hops) {
        const Binding* binding = scopes_.find(env, project_.tree[expr].payload);
        if (binding != nullptr && binding->type == Binding::Type::value && binding->written != syntax::kNoExpr)
            return project_.tree[binding->written].place;
        if (binding == nullptr || binding->expr == syntax::kNoExpr || binding->type == Binding::Type::value ||
            binding->type == Binding::Type::parts)
            break;
        const ExprId behind = project_.tree.bare(binding->expr);
        if (is_user(project_.tree[expr].place) && !is_user(project_.tree[behind].place)) break;
        env = binding->env;
        expr = behind;
    }
    return project_.tree[expr].place;
}

std::string_view Placer::type_name(const Value& value) {
    switch (value.type) {
        case Type::number: return "a number";
        case Type::truth: return "a condition";
        case Type::list: return "a list";
        case Type::text: return "a text";
        case Type::none: return "`none`";
        case Type::poison: return "nothing";
    }
    return "";
}

Value Placer::want_number(Value value, Place at, std::string_view what) {
    if (value.type == Type::poison || value.type == Type::number) return value;
    return error(Id::wrong_type, at, what, "a number", type_name(value));
}

std::optional<double> Placer::constant_of(Value value) const {
    if ((value.type != Type::number && value.type != Type::truth) || !graph_.is_constant(value.id)) return std::nullopt;
    return graph_.value(value.id);
}

bool Placer::too_big() {
    // what was placed counts as well as what came out of it: equal nodes may be found a thousand times
    if (graph_.size() + placed_.size() + measured_.size() <= limits_.schedule_nodes) return too_big_.has_value();
    if (!too_big_) {
        too_big_ = error(Id::too_many_nodes, calls_.empty() ? output_place_ : user_place(calls_.back()),
                         limits_.schedule_nodes);
    }
    return true;
}

// numbers and lists -----------------------------------------------------------------------------------------------------

Value Placer::unary(Op op, Value x, Place at) {
    if (x.type == Type::list) {
        std::vector<Value> values = scopes_.list(x.id);
        for (Value& value : values) value = unary(op, value, at);
        return make_list(std::move(values), at);
    }
    x = want_number(x, at, "an operand");
    if (x.type == Type::poison) return x;
    const bool keeps = op == Op::negate || op == Op::settled;
    return op == Op::settled ? x : number(graph_.apply(op, x.id), keeps ? x.measure : Measure::free);
}

Value Placer::binary(Op op, Value a, Value b, Place at, ExprId left, ExprId right, EnvId env) {
    if (a.type != Type::list && b.type != Type::list) return numbers(op, a, b, at, left, right, env);
    if (a.type == Type::poison || b.type == Type::poison) return join(a, b);
    const std::vector<Value> first =
        a.type == Type::list ? scopes_.list(a.id) : std::vector<Value>(scopes_.list(b.id).size(), a);
    const std::vector<Value> second = b.type == Type::list ? scopes_.list(b.id) : std::vector<Value>(first.size(), b);
    if (first.size() != second.size()) return error(Id::list_lengths, at, first.size(), second.size());
    std::vector<Value> values;
    values.reserve(first.size());
    for (std::size_t i = 0; i < first.size(); ++i)
        values.push_back(binary(op, first[i], second[i], at, left, right, env));
    return make_list(std::move(values), at);
}

Value Placer::numbers(Op op, Value a, Value b, Place at, ExprId left, ExprId right, EnvId env) {
    if (a.type == Type::poison || b.type == Type::poison) return join(a, b);
    if (a.type != Type::number || b.type != Type::number) {
        const bool first = a.type != Type::number;
        const ExprId wrong = first ? left : right;
        const Place where = wrong == syntax::kNoExpr ? at : culprit(wrong, env);
        return error(Id::wrong_type, where, "an operand", "a number", type_name(first ? a : b));
    }
    Measure measure = Measure::free;
    const bool linear = op == Op::add || op == Op::subtract || op == Op::minimum || op == Op::maximum;
    if (linear) {
        if (mixes(a.measure, b.measure)) return mixed(a, b, at, left, right, env);
        measure = agree(a.measure, b.measure);
    } else if (op == Op::multiply) {
        const bool one_rate = (a.measure == Measure::rate && b.measure == Measure::free) ||
                              (a.measure == Measure::free && b.measure == Measure::rate);
        measure = one_rate ? Measure::rate : Measure::free;
    } else if (op == Op::divide) {
        measure = a.measure == Measure::rate && b.measure == Measure::free ? Measure::rate : Measure::free;
    }
    return number(graph_.apply(op, a.id, b.id), measure);
}

/// Time and rate do not mix: points at the operand that the user wrote and says what was likely meant.
Value Placer::mixed(Value a, Value b, Place at, ExprId left, ExprId right, EnvId env) {
    const bool first_is_time = a.measure == Measure::time;
    const ExprId wrong = first_is_time ? left : right;
    Place where = wrong == syntax::kNoExpr ? at : culprit(wrong, env);
    if (!is_user(where)) {
        const ExprId other = first_is_time ? right : left;
        const Place elsewhere = other == syntax::kNoExpr ? at : culprit(other, env);
        where = is_user(elsewhere) ? elsewhere : at;
    }
    Finding finding = make(Id::time_and_rate, where);
    const std::string text = words(where);
    if (text.ends_with('%') && is_user(where)) {
        const std::string share = text == "1%" ? "a hundredth" : text;
        const auto percent = std::strtod(text.c_str(), nullptr);
        finding.suggestion =
            fmt::format("`{}` is a length; for {} of the base rate write `{}*base`", text, share, percent / 100);
    } else if (is_user(where) && where != at) {
        finding.suggestion = fmt::format(
            "`{}` is a time, what it meets is a rate; a time divided by a time is a plain number, as in `t/100`", text);
    } else {
        finding.suggestion = "a time divided by a time is a plain number, as in `t/100`";
    }
    static_cast<void>(b);
    return poison(std::move(finding));
}

Value Placer::select(Value condition, Value a, Value b, Place at) {
    if (a.type == Type::poison || b.type == Type::poison) return join(a, b);
    if (a.type == Type::list && b.type == Type::list) {
        const std::vector<Value> first = scopes_.list(a.id);
        const std::vector<Value> second = scopes_.list(b.id);
        if (first.size() != second.size()) return error(Id::list_lengths, at, first.size(), second.size());
        std::vector<Value> values;
        for (std::size_t i = 0; i < first.size(); ++i) values.push_back(select(condition, first[i], second[i], at));
        return make_list(std::move(values), at);
    }
    const bool plain = a.type == b.type && (a.type == Type::number || a.type == Type::truth);
    if (!plain) return a == b ? a : error(Id::branches_differ, at, type_name(a), type_name(b));
    if (mixes(a.measure, b.measure)) return mixed(a, b, at, 0, 0, 0);
    return {a.type, agree(a.measure, b.measure), graph_.apply(Op::select, condition.id, a.id, b.id)};
}

/// The part whose bounds hold the clock, entry by entry for lists.
Value Placer::choose(NodeId clock, const std::vector<NodeId>& bounds, const std::vector<Value>& parts, Place at) {
    Value bad;
    for (const Value& part : parts) {
        if (part.type == Type::poison) bad = join(bad.type == Type::poison ? bad : part, part);
    }
    if (bad.type == Type::poison) return bad;
    const Type type = parts[0].type;
    if (std::ranges::any_of(parts, [&](const Value& part) { return part.type != type; })) {
        return error(Id::branches_differ, at, type_name(parts[0]),
                     type_name(*std::ranges::find_if(parts, [&](const Value& p) { return p.type != type; })));
    }
    if (type == Type::list) {
        const std::size_t size = scopes_.list(parts[0].id).size();
        std::vector<Value> entries;
        for (std::size_t i = 0; i < size; ++i) {
            std::vector<Value> column;
            for (const Value& part : parts) {
                if (scopes_.list(part.id).size() != size)
                    return error(Id::list_lengths, at, size, scopes_.list(part.id).size());
                column.push_back(scopes_.list(part.id)[i]);
            }
            entries.push_back(choose(clock, bounds, column, at));
        }
        return make_list(std::move(entries), at);
    }
    if (type != Type::number && type != Type::truth) {
        return std::ranges::all_of(parts, [&](const Value& part) { return part == parts[0]; })
                   ? parts[0]
                   : error(Id::branches_differ, at, type_name(parts[0]), type_name(parts[0]));
    }
    Measure measure = Measure::free;
    std::vector<NodeId> operands{clock};
    operands.insert(operands.end(), bounds.begin(), bounds.end());
    for (const Value& part : parts) {
        if (mixes(measure, part.measure)) return mixed({Type::number, measure, 0}, part, at, 0, 0, 0);
        measure = agree(measure, part.measure);
        operands.push_back(part.id);
    }
    return {type, measure, graph_.apply(Op::choose, operands)};
}

Value Placer::settled(Value value) {
    if (value.type == Type::number || value.type == Type::truth) value.id = graph_.settled(value.id);
    if (value.type == Type::list) {
        std::vector<Value> values = scopes_.list(value.id);
        for (Value& entry : values) entry = settled(entry);
        value.id = scopes_.list(values);
    }
    return value;
}

}  // namespace lrsched::schedule
