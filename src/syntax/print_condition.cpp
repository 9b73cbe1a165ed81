// Room syntax: conditions, bindings and functions without a name, on their way to the layout.
#include "syntax/print_compose.hpp"

namespace lrsched::syntax {

using Op = Piece::Op;

/// Behind = or `then`: on the same line, else on the next, one indent deeper; what has one bracket breaks inside it.
void Composer::assign_value(ExprId value, bool may_hug) {
    assign(may_hug && hugs(value));
    visit(value);
    close();
}

/// A branch a line where not all fit on one.
void Composer::condition(ExprId id) {
    const auto edges = tree().edges(id);
    open();
    for (std::size_t i = 0; i + 1 < edges.size(); i += 2) {
        if (i != 0) {
            push(Op::line);
            take();  // else
            space();
        }
        take();  // if
        space();
        visit(edges[i].expr);
        space();
        take();  // then
        assign_value(edges[i + 1].expr, true);
    }
    push(Op::line);
    take();  // else
    assign_value(edges.back().expr, true);
    close();
}

void Composer::python_condition(ExprId id) {
    const auto edges = tree().edges(id);
    open();
    visit(edges[1].expr);
    indent();
    push(Op::line);
    take();  // if
    space();
    visit(edges[0].expr);
    push(Op::line);
    take();  // else
    space();
    visit(edges[2].expr);
    dedent();
    close();
}

/// A binding a line, and the body on its own, where not all fit on one.
void Composer::let(ExprId id) {
    open();
    for (; tree()[id].kind == Kind::let;
         id = tree().edges(id).back().expr) {  // an item's first binding is a node of its own
        const auto edges = tree().edges(id);
        for (std::size_t i = 0; i + 1 < edges.size(); i += 2) binding(edges[i].expr, edges[i + 1].expr);
    }
    visit(id);
    close();
}

void Composer::binding(ExprId names, ExprId value) {
    take();  // let
    space();
    visit(names);
    space();
    take();  // =
    assign_value(value, true);
    space();
    take();  // in
    push(Op::line);
}

void Composer::pattern(ExprId id) {
    if (tree()[id].payload == 0) return take();
    open_bracket();
    entries(tree().edges(id).size(), true, false, [&](std::size_t) { take(); });
    close_bracket();
}

void Composer::lambda(ExprId id) {
    take();
    if (next() != ":") {
        space();
        take();
    }
    take();
    space();
    visit(tree().edge(id, 0).expr);
}

}  // namespace lrsched::syntax
