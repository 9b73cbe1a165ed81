// Room syntax: whether two texts mean the same. The formatter asks it of its own work before a file is overwritten.
#include <algorithm>
#include <bit>
#include <utility>
#include <vector>

#include "syntax/print.hpp"

namespace lrsched::syntax {
namespace {

bool same_literal(const Literal& a, const Literal& b) {
    return std::bit_cast<std::uint64_t>(a.value) == std::bit_cast<std::uint64_t>(b.value) && a.unit == b.unit &&
           a.digits == b.digits && a.decimals == b.decimals && a.exact == b.exact;
}

/// Compares expressions without recursion: a tree may be as deep as the parser lets it be.
class Comparison {
public:
    explicit Comparison(const Tree& tree) : tree_(tree) {}

    bool same(ExprId left, ExprId right) {
        pairs_.assign(1, {left, right});
        while (!pairs_.empty()) {
            const auto [a, b] = pairs_.back();
            pairs_.pop_back();
            if (!same_node(tree_.bare(a), tree_.bare(b))) return false;
        }
        return true;
    }

private:
    bool same_node(ExprId a, ExprId b) {
        const Node& left = tree_[a];
        const Node& right = tree_[b];
        if (left.kind != right.kind || left.count != right.count) return false;
        if (left.kind == Kind::number ? !same_literal(tree_.literal(a), tree_.literal(b))
                                      : left.payload != right.payload)
            return false;
        for (std::size_t i = 0; i < left.count; ++i) {
            if (tree_.edge(a, i).aux != tree_.edge(b, i).aux) return false;
            pairs_.emplace_back(tree_.edge(a, i).expr, tree_.edge(b, i).expr);
        }
        return true;
    }

    const Tree& tree_;
    std::vector<std::pair<ExprId, ExprId>> pairs_;
};

bool same_item(Comparison& comparison, const Item& a, const Item& b) {
    const auto same_parameter = [&](const Parameter& x, const Parameter& y) {
        return x.name == y.name && x.mark == y.mark && comparison.same(x.fallback, y.fallback);
    };
    const auto same_setting = [&](const Edge& x, const Edge& y) {
        return x.aux == y.aux && comparison.same(x.expr, y.expr);
    };
    return a.kind == b.kind && a.name == b.name && a.path == b.path && a.path_is_name == b.path_is_name &&
           a.doc == b.doc && a.takes_names == b.takes_names && a.taken == b.taken &&
           comparison.same(a.body, b.body) && comparison.same(a.family, b.family) &&
           std::ranges::equal(a.parameters, b.parameters, same_parameter) &&
           std::ranges::equal(a.settings, b.settings, same_setting);
}

std::string_view visible(const ParsedText& parsed, const Comment& comment) {
    const std::string_view text = parsed.text.substr(comment.span.begin, comment.span.end - comment.span.begin);
    return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

}  // namespace

bool same_meaning(const Tree& tree, const ParsedText& a, const ParsedText& b) {
    Comparison comparison(tree);
    const auto same = [&](const Item& x, const Item& y) { return same_item(comparison, x, y); };
    const auto same_comment = [&](const Comment& x, const Comment& y) { return visible(a, x) == visible(b, y); };
    return std::ranges::equal(a.file.items, b.file.items, same) &&
           std::ranges::equal(a.file.comments, b.file.comments, same_comment);
}

}  // namespace lrsched::syntax
