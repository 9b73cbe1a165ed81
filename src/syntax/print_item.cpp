// Room syntax: items on their way to the layout.
#include "syntax/print_compose.hpp"

namespace lrsched::syntax {

using Op = Piece::Op;

void Composer::item(const Item& item) {
    switch (item.kind) {
        case ItemKind::import: return import_item();
        case ItemKind::run: return run_item(item);
        case ItemKind::function: return function_item(item);
        case ItemKind::expression: return expression_item(item.body);
        case ItemKind::param:
        case ItemKind::let:
        case ItemKind::schedule: return named_item(item);
    }
}

void Composer::import_item() {
    bool glued = true;
    while (!next().empty()) {
        const bool closes = next() == "," || next() == ")";
        if (!glued && !closes) space();
        glued = next() == "(";
        take();
    }
}

void Composer::run_item(const Item& item) {
    take();
    indent();
    for (std::size_t i = 0; i < item.settings.size(); ++i) {
        push(i == 0 ? Op::space : Op::fill);
        take();
        take();
        visit(item.settings[i].expr, Dense::yes);
    }
    dedent();
}

void Composer::function_item(const Item& item) {
    take();
    space();
    take();
    open_bracket();
    entries(item.parameters.size(), false, false, [&](std::size_t i) { parameter(item.parameters[i]); });
    close_bracket();
    space();
    take();
    assign_value(item.body, false);
}

void Composer::parameter(const Parameter& parameter) {
    take();
    if (next() == ":") {
        take();
        space();
        const std::size_t tokens = parameter.mark == Mark::schedules ? 3 : 1;
        for (std::size_t i = 0; i < tokens; ++i) take();
    }
    if (parameter.fallback == kNoExpr) return;
    take();
    visit(parameter.fallback, Dense::yes);
}

/// `param`, `let` and `schedule`, and a name with = alone.
void Composer::named_item(const Item& item) {
    if (item.kind != ItemKind::let || next() == "let") {
        take();
        space();
    }
    take();
    if (item.family != kNoExpr) {
        open_bracket();
        entries(1, false, false, [&](std::size_t) { visit(item.family); });
        close_bracket();
    }
    space();
    anchor();
    take();
    assign_value(item.body, true);
}

/// What begins with a keyword would have its next keywords in the first column, where items begin.
void Composer::expression_item(ExprId body) {
    const Kind kind = tree()[body].kind;
    const bool deeper = kind == Kind::let || (kind == Kind::conditional && tree()[body].payload == 0);
    if (deeper) indent();
    visit(body);
    if (deeper) dedent();
}

}  // namespace lrsched::syntax
