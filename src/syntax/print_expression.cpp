// Room syntax: expressions on their way to the layout.
#include <algorithm>

#include "syntax/print_compose.hpp"

namespace lrsched::syntax {

using Op = Piece::Op;

void Composer::open_bracket() {
    open();
    take();
    indent();
}

void Composer::close_bracket() {
    comments_above();
    dedent();
    soft();
    close();
    take();
}

void Composer::visit(ExprId id, Dense dense) {
    switch (tree()[id].kind) {
        case Kind::truth: return take_as(tree()[id].payload != 0 ? "true" : "false");
        case Kind::nothing: return take_as("none");
        case Kind::paren: return paren(id);
        case Kind::call: return call(id);
        case Kind::list: return list(id);
        case Kind::dict: return dict(id);
        case Kind::index: return index(id);
        case Kind::negate:
        case Kind::plus: return signs(id);
        case Kind::logic_not: return negation(id);
        case Kind::sum:
        case Kind::product:
        case Kind::compare:
        case Kind::logic_and:
        case Kind::logic_or:
        case Kind::bounded:
        case Kind::warped:
        case Kind::until: return sequence(id, dense);
        case Kind::power: return power(id);
        case Kind::conditional: return tree()[id].payload != 0 ? python_condition(id) : condition(id);
        case Kind::let: return let(id);
        case Kind::pattern: return pattern(id);
        case Kind::lambda: return lambda(id);
        default: return take();  // numbers, strings and names are one token
    }
}

/// Parentheses directly inside parentheses are written once.
void Composer::paren(ExprId id) {
    ExprId inner = tree().edge(id, 0).expr;
    std::size_t doubles = 0;
    for (; tree()[inner].kind == Kind::paren; inner = tree().edge(inner, 0).expr) ++doubles;
    open_bracket();
    for (std::size_t i = 0; i < doubles; ++i) drop();
    entries(1, false, false, [&](std::size_t) { visit(inner); });
    for (std::size_t i = 0; i < doubles; ++i) drop();
    close_bracket();
}

void Composer::call(ExprId id) {
    take();
    const auto arguments = tree().edges(id);
    const auto argument = [&](std::size_t i) {
        const Edge& edge = arguments[i];
        if (edge.aux == kNoSymbol) return visit(edge.expr);
        take();
        take();
        visit(edge.expr, Dense::yes);
    };
    const bool one = arguments.size() == 1 && arguments[0].aux == kNoSymbol;
    if (one && bracketed(arguments[0].expr) &&
        (tree()[arguments[0].expr].kind == Kind::list || tree()[arguments[0].expr].kind == Kind::dict)) {
        take();  // f([ ... ]) is one bracket
        argument(0);
        if (next() == ",") drop();
        return take();
    }
    open_bracket();
    entries(arguments.size(), false, false, argument);
    close_bracket();
}

void Composer::list(ExprId id) {
    const auto edges = tree().edges(id);
    const bool one_tuple = tree()[id].payload != 0 && edges.size() == 1;  // only its comma says that it is one
    open_bracket();
    entries(edges.size(), all_simple(id), one_tuple, [&](std::size_t i) { visit(edges[i].expr); });
    close_bracket();
}

void Composer::dict(ExprId id) {
    const auto edges = tree().edges(id);
    open_bracket();
    entries(edges.size() / 2, false, false, [&](std::size_t i) {
        visit(edges[2 * i].expr);
        take();
        space();
        visit(edges[2 * i + 1].expr);
    });
    close_bracket();
}

void Composer::index(ExprId id) {
    std::vector<ExprId> positions;
    for (; tree()[id].kind == Kind::index; id = tree().edge(id, 0).expr) positions.push_back(tree().edge(id, 1).expr);
    visit(id);
    for (std::size_t i = positions.size(); i-- > 0;) {
        open_bracket();
        entries(1, false, false, [&](std::size_t) { visit(positions[i]); });
        close_bracket();
    }
}

/// Signs are kept as written: `--x` is one node, and so is `+-x`.
std::size_t Composer::take_signs() {
    std::size_t minuses = 0;
    for (; next() == "-" || next() == "+"; take()) minuses += next() == "-" ? 1U : 0U;
    return minuses;
}

void Composer::signs(ExprId id) {
    take_signs();
    visit(tree().edge(id, 0).expr);
}

void Composer::negation(ExprId id) {
    while (next() == "not") {
        take();
        space();
    }
    while (tree()[id].kind == Kind::logic_not) id = tree().edge(id, 0).expr;
    visit(id);
}

void Composer::power(ExprId id) {
    while (tree()[id].kind == Kind::power) {
        visit(tree().edge(id, 0).expr);
        take_as("^");
        id = tree().edge(id, 1).expr;
        if (take_signs() % 2 != 0) id = tree().edge(id, 0).expr;
    }
    visit(id);
}

/// Operands and the operators between them. They break before every operator, or inside the only bracket, or, where all
/// operands are names and numbers, wherever the line is full.
void Composer::sequence(ExprId id, Dense dense) {
    const std::vector<ExprId> parts = operands(id);
    const std::vector<bool> tight = tight_operators(id, parts.size(), dense);
    const bool fill = std::ranges::all_of(parts, [&](ExprId part) { return simple(part); });
    const Op gap = fill ? Op::fill : one_hugs(parts) ? Op::space : Op::line;
    open();
    visit(parts[0]);
    if (gap != Op::space) indent();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (!tight[i]) push(gap);
        take();
        if (!tight[i]) space();
        visit(parts[i]);
    }
    if (gap != Op::space) dedent();
    close();
}

}  // namespace lrsched::syntax
