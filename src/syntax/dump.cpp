#include "syntax/dump.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "syntax/number.hpp"

namespace lrsched::syntax {
namespace {

constexpr std::array<std::string_view, 24> kKinds{
    "none", "number", "string", "truth",   "nothing", "name",    "paren", "call", "list", "dict", "index",   "negate",
    "plus", "not",    "sum",    "product", "power",   "compare", "and",   "or",   "if",   "let",  "pattern", "lambda"};
constexpr std::array<std::string_view, 13> kOperators{"",   "+",  "-", "*",  "/", "//", "%",
                                                      "==", "!=", "<", "<=", ">", ">="};

std::string_view kind_name(Kind kind) {
    if (kind == Kind::bounded) return "for";
    if (kind == Kind::warped) return "at";
    if (kind == Kind::until) return "until";
    return kKinds.at(static_cast<std::size_t>(kind));
}

struct Line {
    ExprId expr;
    std::size_t depth;
    std::string label;
};

std::string describe(const Line& line, const Tree& tree, const Symbols& symbols, const text::Sources& sources) {
    const Node& node = tree[line.expr];
    std::string text(2 * line.depth, ' ');
    text += line.label;
    text += kind_name(node.kind);
    switch (node.kind) {
        case Kind::number: text += fmt::format(" {}", sources.slice(node.place)); break;
        case Kind::string: text += fmt::format(" \"{}\"", symbols[node.payload]); break;
        case Kind::truth: text += node.payload != 0 ? " true" : " false"; break;
        case Kind::name:
        case Kind::call: text += fmt::format(" {}", symbols[node.payload]); break;
        case Kind::lambda:
            text += fmt::format(" {}", symbols[node.payload]);
            if (const Symbol second = tree.edge(line.expr, 0).aux; second != kNoSymbol)
                text += fmt::format(" {}", symbols[second]);
            break;
        case Kind::compare: text += fmt::format(" {}", kOperators.at(node.payload)); break;
        case Kind::pattern:
            for (const Edge& edge : tree.edges(line.expr)) text += fmt::format(" {}", symbols[edge.aux]);
            break;
        default: break;
    }
    return text + "\n";
}

}  // namespace

std::string dump(const Item& item, const Tree& tree, const Symbols& symbols, const text::Sources& sources) {
    constexpr std::array<std::string_view, 7> items{"import", "run", "param", "let", "fn", "schedule", "expression"};
    std::string text(items.at(static_cast<std::size_t>(item.kind)));
    if (item.kind == ItemKind::import) text += fmt::format(" {}", item.path);
    for (const TakenName& taken : item.taken)
        text += fmt::format(" {} as {}", symbols[taken.name], symbols[taken.alias]);
    if (item.name != kNoSymbol) text += fmt::format(" {}", symbols[item.name]);
    for (const Parameter& parameter : item.parameters) text += fmt::format(" {}", symbols[parameter.name]);
    text += '\n';
    std::vector<Line> waiting;
    for (std::size_t i = item.settings.size(); i-- > 0;)
        waiting.push_back({item.settings[i].expr, 1, symbols[item.settings[i].aux] + " = "});
    if (item.body != kNoExpr) waiting.push_back({item.body, 1, ""});
    if (item.family != kNoExpr) waiting.push_back({item.family, 1, "family of "});
    while (!waiting.empty()) {
        const Line line = waiting.back();
        waiting.pop_back();
        text += describe(line, tree, symbols, sources);
        const Node& node = tree[line.expr];
        if (node.kind == Kind::pattern) continue;
        for (std::size_t i = node.count; i-- > 0;) {
            const Edge& edge = tree.edge(line.expr, i);
            std::string label;
            if ((node.kind == Kind::sum || node.kind == Kind::product) && edge.aux != 0)
                label = fmt::format("{} ", kOperators.at(edge.aux));
            if (node.kind == Kind::call && edge.aux != 0) label = fmt::format("{} = ", symbols[edge.aux]);
            waiting.push_back({edge.expr, line.depth + 1, label});
        }
    }
    return text;
}

}  // namespace lrsched::syntax
