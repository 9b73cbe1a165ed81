#include "syntax/builder.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

#include "syntax/number.hpp"

namespace lrsched::syntax {
namespace {

using diagnostic::Id;
using diagnostic::make;

/// Chains such as a^b^c or s for a for b become nested nodes: the same bound as for brackets.
void check_chain(Builder& builder, std::size_t length, Span span, std::size_t limit) {
    if (length > limit) Builder::fail(make(Id::nested_too_deep, builder.place(span), limit));
}
constexpr std::size_t kLongestChain = 16;

std::vector<Edge> expressions(std::span<const Entry> entries) {
    std::vector<Edge> edges;
    edges.reserve(entries.size());
    for (const Entry& entry : entries) {
        if (entry.tag == Tag::expr) edges.push_back({entry.expr, 0, entry.span});
    }
    return edges;
}

char unescape(char c) {
    switch (c) {
        case 'n': return '\n';
        case 't': return '\t';
        default: return c;
    }
}

std::string hint_behind(const std::string& number, const std::string& behind) {
    if (const auto meant = unit_meant(behind)) return fmt::format("did you mean `{}{}`?", number, *meant);
    if (behind.starts_with('x') || behind.starts_with('X')) return "numbers are decimal";
    return fmt::format("for a product write `{} * {}`; the units are it ba ep tok ex dur, the magnitudes k M B", number,
                       behind);
}

}  // namespace

Operator operator_of(std::string_view spelling) noexcept {
    constexpr std::array<std::pair<std::string_view, Operator>, 12> table{{{"+", Operator::add},
                                                                           {"-", Operator::subtract},
                                                                           {"*", Operator::multiply},
                                                                           {"/", Operator::divide},
                                                                           {"//", Operator::floor_divide},
                                                                           {"%", Operator::modulo},
                                                                           {"==", Operator::equal},
                                                                           {"!=", Operator::unequal},
                                                                           {"<", Operator::less},
                                                                           {"<=", Operator::less_equal},
                                                                           {">", Operator::greater},
                                                                           {">=", Operator::greater_equal}}};
    const auto* found = std::ranges::find(table, spelling, &std::pair<std::string_view, Operator>::first);
    return found == table.end() ? Operator::none : found->second;
}

void Builder::fold(std::size_t base, Kind kind, Span span, std::span<const Edge> edges, std::uint32_t payload) {
    if (tree_.size() >= limits_.syntax_nodes) fail(make(Id::too_many_syntax_nodes, place(span), limits_.syntax_nodes));
    const ExprId expr = tree_.add(kind, place(span), edges, payload);
    replace(base, {Tag::expr, expr, 0, span});
}

void Builder::replace(std::size_t base, Entry entry) {
    stack_.resize(base);
    stack_.push_back(entry);
}

void Builder::enter(std::uint32_t at) {
    // an expression and its primary count once each
    if (++nesting_ > 2 * limits_.nesting) fail(make(Id::nested_too_deep, place({at, at + 1}), limits_.nesting));
}

void build_number(Builder& builder, std::size_t base, Span span) {
    builder.touch(span);
    const std::string_view spelling = builder.text(span);
    const auto result = read_number(spelling);
    if (const auto* fault = std::get_if<NumberFault>(&result)) {
        const std::size_t letters = spelling.find_first_not_of("0123456789._");
        const std::string number(spelling.substr(0, letters));
        const std::string behind(letters == std::string_view::npos ? "" : spelling.substr(letters));
        switch (*fault) {
            case NumberFault::no_exponent: Builder::fail(make(Id::no_exponent, builder.place(span), spelling));
            case NumberFault::overflow: Builder::fail(make(Id::number_too_large, builder.place(span), spelling));
            case NumberFault::underflow: Builder::fail(make(Id::number_too_small, builder.place(span), spelling));
            case NumberFault::name_behind: {
                auto finding = make(Id::name_behind_number, builder.place(span), spelling);
                finding.suggestion = hint_behind(number, behind);
                Builder::fail(std::move(finding));
            }
        }
    }
    const auto& literal = std::get<Literal>(result);
    builder.fold(base, Kind::number, span, {}, builder.tree().add_literal(literal));
}

void build_string(Builder& builder, std::size_t base, Span span) {
    builder.touch(span);
    std::string value;
    const std::string_view raw = builder.text({span.begin + 1, span.end - 1});
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '\\' && i + 1 < raw.size()) {
            value += unescape(raw[++i]);
        } else {
            value += raw[i];
        }
    }
    builder.fold(base, Kind::string, span, {}, builder.intern(value));
}

void build_operators(Builder& builder, std::size_t base, Span span, Kind kind) {
    const auto entries = builder.since(base);
    if (entries.size() <= 1) return;
    std::vector<Edge> edges;
    edges.reserve(entries.size() / 2 + 1);
    Edge edge;
    for (const Entry& entry : entries) {
        if (entry.tag == Tag::op) {
            edge.aux = entry.aux;
            edge.span = entry.span;
            continue;
        }
        edge.expr = entry.expr;
        edges.push_back(edge);
    }
    builder.fold(base, kind, builder.up_to_last(span.begin), edges);
}

void build_power(Builder& builder, std::size_t base, Span span) {
    const std::vector<Entry> entries(builder.since(base).begin(), builder.since(base).end());
    if (entries.size() <= 1) return;
    check_chain(builder, entries.size() / 2, span, kLongestChain);
    const std::uint32_t end = builder.up_to_last(0).end;
    ExprId right = entries.back().expr;
    std::uint32_t begin = entries.back().span.begin;
    bool negative = false;
    for (std::size_t i = entries.size() - 1; i-- > 0;) {
        const Entry& entry = entries[i];
        if (entry.tag == Tag::negation) {
            negative = negative != (entry.aux != 0);
            begin = entry.span.begin;
        } else if (entry.tag == Tag::op) {
            if (negative)
                right = builder.tree().add(Kind::negate, builder.place({begin, end}), std::array{Edge{right, 0, {}}});
            negative = false;
        } else {
            begin = entry.span.begin;
            right = builder.tree().add(Kind::power, builder.place({begin, end}),
                                       std::array{Edge{entry.expr, 0, {}}, Edge{right, 0, {}}});
        }
    }
    builder.replace(base, {Tag::expr, right, 0, {begin, end}});
}

void build_unary(Builder& builder, std::size_t base, Span span) {
    const auto entries = builder.since(base);
    if (entries.size() <= 1) return;
    const auto minuses =
        std::ranges::count_if(entries, [](const Entry& entry) { return entry.tag == Tag::negation && entry.aux != 0; });
    const Edge operand{entries.back().expr, 0, {}};
    builder.fold(base, minuses % 2 != 0 ? Kind::negate : Kind::plus, builder.up_to_last(span.begin),
                 std::array{operand});
}

void build_negation(Builder& builder, std::size_t base, Span span) {
    const auto entries = builder.since(base);
    if (entries.size() <= 1) return;
    const std::size_t count =
        entries.size() % 2 == 0 ? 1 : 2;  // `not not c` is c, which is still said to be a condition
    Edge operand{entries.back().expr, 0, {}};
    const Span whole = builder.up_to_last(span.begin);
    for (std::size_t i = 0; i < count; ++i) {
        operand.expr = builder.tree().add(Kind::logic_not, builder.place(whole), std::array{operand});
    }
    builder.replace(base, {Tag::expr, operand.expr, 0, whole});
}

void build_comparison(Builder& builder, std::size_t base, Span span) {
    const auto entries = builder.since(base);
    if (entries.size() <= 1) return;
    const std::array edges{Edge{entries[0].expr, 0, {}}, Edge{entries[2].expr, 0, entries[1].span}};
    builder.fold(base, Kind::compare, builder.up_to_last(span.begin), edges, entries[1].aux);
}

void build_logic(Builder& builder, std::size_t base, Span span, Kind kind) {
    const auto entries = builder.since(base);
    if (entries.size() <= 1) return;
    builder.fold(base, kind, builder.up_to_last(span.begin), expressions(entries));
}

void build_placed(Builder& builder, std::size_t base, Span) {
    const std::vector<Entry> entries(builder.since(base).begin(), builder.since(base).end());
    if (entries.size() <= 1) return;
    check_chain(builder, entries.size() / 2, entries.back().span, kLongestChain);
    Entry left = entries[0];
    for (std::size_t i = 1; i + 1 < entries.size(); i += 2) {
        const Entry& right = entries[i + 1];
        constexpr std::array kinds{Kind::bounded, Kind::warped, Kind::until};
        const Kind kind = kinds.at(entries[i].aux);
        const Span span{left.span.begin, right.span.end};
        left.expr = builder.tree().add(kind, builder.place(span),
                                       std::array{Edge{left.expr, 0, {}}, Edge{right.expr, 0, entries[i].span}});
        left.span = span;
    }
    builder.replace(base, left);
}

void build_condition(Builder& builder, std::size_t base, Span span) {
    builder.fold(base, Kind::conditional, builder.up_to_last(span.begin), expressions(builder.since(base)));
}

void build_python_condition(Builder& builder, std::size_t base, Span) {
    const auto entries = builder.since(base);
    if (entries.size() <= 1) return;
    const Span span = builder.up_to_last(entries[0].span.begin);
    const std::array edges{Edge{entries[1].expr, 0, {}}, Edge{entries[0].expr, 0, {}}, Edge{entries[2].expr, 0, {}}};
    builder.fold(base, Kind::conditional, span, edges, 1);
}

void build_group(Builder& builder, std::size_t base, Span span) {
    const auto entries = builder.since(base);
    const auto elements = expressions(entries);
    const bool tuple = elements.size() != 1 || elements.size() != entries.size();
    builder.fold(base, tuple ? Kind::list : Kind::paren, builder.up_to_last(span.begin), elements, tuple ? 1 : 0);
}

void build_sequence(Builder& builder, std::size_t base, Span span, Kind kind) {
    builder.fold(base, kind, builder.up_to_last(span.begin), expressions(builder.since(base)));
}

void build_call(Builder& builder, std::size_t base, Span span) {
    const auto entries = builder.since(base);
    const Entry name = entries.front();
    if (entries.size() == 1) {
        builder.fold(base, Kind::name, name.span, {}, name.aux);
        return;
    }
    std::vector<Edge> edges;
    Edge edge;
    for (const Entry& entry : entries.subspan(2)) {  // behind the name and the mark of its arguments
        if (entry.tag == Tag::argument_name) {
            edge.aux = entry.aux;
            edge.span = entry.span;
            continue;
        }
        edge.expr = entry.expr;
        edges.push_back(edge);
        edge = Edge{};
    }
    builder.fold(base, Kind::call, builder.up_to_last(span.begin), edges, name.aux);
}

void build_postfix(Builder& builder, std::size_t base, Span span) {
    const std::vector<Entry> entries(builder.since(base).begin(), builder.since(base).end());
    if (entries.size() <= 1) return;
    check_chain(builder, entries.size(), span, kLongestChain);
    Entry left = entries[0];
    for (const Entry& position : std::span(entries).subspan(1)) {
        left.span.end = position.span.end;
        left.expr = builder.tree().add(Kind::index, builder.place(left.span),
                                       std::array{Edge{left.expr, 0, {}}, Edge{position.expr, 0, {}}});
    }
    builder.replace(base, left);
}

void build_pattern(Builder& builder, std::size_t base, Span span, bool list) {
    std::vector<Edge> edges;
    for (const Entry& entry : builder.since(base)) edges.push_back({kNoExpr, entry.aux, entry.span});
    builder.fold(base, Kind::pattern, builder.up_to_last(span.begin), edges, list ? 1 : 0);
}

void build_let(Builder& builder, std::size_t base, Span span) {
    builder.fold(base, Kind::let, builder.up_to_last(span.begin), expressions(builder.since(base)));
}

void build_lambda(Builder& builder, std::size_t base, Span span) {
    const auto entries = builder.since(base);
    const Span whole = builder.up_to_last(span.begin);
    const std::size_t parameters = entries.size() - 1;
    if (parameters > 2) Builder::fail(make(Id::lambda_parameters, builder.place(whole), parameters));
    const Symbol step = parameters > 0 ? entries[0].aux : kNoSymbol;
    const Symbol current = parameters > 1 ? entries[1].aux : kNoSymbol;
    builder.fold(base, Kind::lambda, whole, std::array{Edge{entries.back().expr, current, entries.front().span}}, step);
}

}  // namespace lrsched::syntax
