// Room syntax: what an expression looks like, as far as its layout asks for it.
#include <algorithm>

#include "syntax/print_compose.hpp"

namespace lrsched::syntax {
namespace {

constexpr bool is_sequence(Kind kind) {
    switch (kind) {
        case Kind::sum:
        case Kind::product:
        case Kind::compare:
        case Kind::logic_and:
        case Kind::logic_or:
        case Kind::bounded:
        case Kind::warped:
        case Kind::until: return true;
        default: return false;
    }
}

/// `s for d`, `s at c` and `s until c` bind alike: together they are one sequence.
constexpr bool is_placing(Kind kind) { return kind == Kind::bounded || kind == Kind::warped || kind == Kind::until; }

constexpr bool is_exact(Operator op) { return op == Operator::multiply || op == Operator::divide; }

}  // namespace

/// One token that stands for itself.
bool Composer::simple(ExprId id) const {
    switch (tree()[id].kind) {
        case Kind::number:
        case Kind::string:
        case Kind::truth:
        case Kind::nothing:
        case Kind::name: return true;
        default: return false;
    }
}

/// Entries that are filled into lines rather than written one below another. A sign does not make a number less simple.
bool Composer::all_simple(ExprId id) const {
    return std::ranges::all_of(tree().edges(id), [&](const Edge& edge) {
        const bool sign = edge.expr != kNoExpr && tree()[edge.expr].kind == Kind::negate;
        return simple(sign ? tree().edge(edge.expr, 0).expr : edge.expr);
    });
}

bool Composer::bracketed(ExprId id) const {
    const Node& node = tree()[id];
    return node.count != 0 &&
           (node.kind == Kind::call || node.kind == Kind::list || node.kind == Kind::dict || node.kind == Kind::paren);
}

/// The operands of a sequence of operators; `s for a at b` counts as one sequence.
std::vector<ExprId> Composer::operands(ExprId id) const {
    std::vector<ExprId> result;
    if (!is_placing(tree()[id].kind)) {
        for (const Edge& edge : tree().edges(id)) result.push_back(edge.expr);
        return result;
    }
    for (; is_placing(tree()[id].kind); id = tree().edge(id, 0).expr) {
        result.push_back(tree().edge(id, 1).expr);
    }
    result.push_back(id);
    std::ranges::reverse(result);
    return result;
}

/// An expression whose one bracket is the place to break it: `chain(...)`, `chain(...) for 90`, `0.1 * chain(...)`.
bool Composer::hugs(ExprId id) const {
    if (bracketed(id)) return true;
    const Kind kind = tree()[id].kind;
    if (kind == Kind::negate || kind == Kind::plus) return hugs(tree().edge(id, 0).expr);
    return is_sequence(kind) && one_hugs(operands(id));
}

bool Composer::one_hugs(std::span<const ExprId> operands) const {
    bool found = false;
    for (const ExprId operand : operands) {
        if (simple(operand)) continue;
        if (found || !hugs(operand)) return false;
        found = true;
    }
    return found;
}

/// Products of names and numbers, `0.01*base`: written without spaces behind the = of an argument.
bool Composer::dense_product(ExprId id) const {
    if (tree()[id].kind != Kind::product || !all_simple(id)) return false;
    const auto edges = tree().edges(id);
    return std::ranges::all_of(edges.subspan(1), [&](const Edge& edge) {
        return is_exact(static_cast<Operator>(edge.aux)) && simple(edge.expr);
    });
}

/// A quotient of names and numbers is one thing, `pi * t/n`; but not `a // b / c`, where it would seem to be computed
/// before what it is computed after.
std::vector<bool> Composer::tight_operators(ExprId id, std::size_t count, Dense dense) const {
    const auto edges = tree().edges(id);
    std::vector<bool> tight(count, dense == Dense::yes && dense_product(id));
    if (tight[0] || tree()[id].kind != Kind::product) return tight;
    for (std::size_t i = 1; i < edges.size(); ++i) {
        const bool negated = i == 1 && tree()[edges[0].expr].kind == Kind::negate;
        const ExprId left = negated ? tree().edge(edges[0].expr, 0).expr : edges[i - 1].expr;
        const bool alone = i == 1 || tight[i - 1] || static_cast<Operator>(edges[i - 1].aux) == Operator::multiply;
        tight[i] =
            alone && static_cast<Operator>(edges[i].aux) == Operator::divide && simple(left) && simple(edges[i].expr);
    }
    return tight;
}

}  // namespace lrsched::syntax
