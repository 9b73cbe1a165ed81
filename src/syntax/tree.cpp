#include "syntax/tree.hpp"

namespace lrsched::syntax {

Symbols::Symbols() { intern(""); }

Symbol Symbols::intern(std::string_view name) {
    if (const auto found = index_.find(name); found != index_.end()) return found->second;
    names_.emplace_back(name);
    const auto symbol = static_cast<Symbol>(names_.size() - 1);
    index_.emplace(names_.back(), symbol);
    return symbol;
}

Tree::Tree() { nodes_.emplace_back(); }

ExprId Tree::add(Kind kind, Place place, std::span<const Edge> edges, std::uint32_t payload) {
    const auto first = static_cast<std::uint32_t>(edges_.size());
    edges_.insert(edges_.end(), edges.begin(), edges.end());
    nodes_.push_back({kind, payload, first, static_cast<std::uint32_t>(edges.size()), place});
    return static_cast<ExprId>(nodes_.size() - 1);
}

std::uint32_t Tree::add_literal(const Literal& literal) {
    literals_.push_back(literal);
    return static_cast<std::uint32_t>(literals_.size() - 1);
}

}  // namespace lrsched::syntax
