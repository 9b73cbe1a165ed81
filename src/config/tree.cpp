#include "config/tree.hpp"

namespace lrsched::config {

std::string_view Tree::text(NodeId id) const {
    const Node& node = nodes_[id];
    if (node.kind != NodeKind::scalar) return {};
    return std::string_view(texts_).substr(node.first, node.count);
}

std::span<const NodeId> Tree::entries(NodeId list) const {
    const Node& node = nodes_[list];
    if (node.kind != NodeKind::list) return {};
    return {entries_.data() + node.first, node.count};
}

std::span<const Pair> Tree::pairs(NodeId map) const {
    const Node& node = nodes_[map];
    if (node.kind != NodeKind::map) return {};
    return {pairs_.data() + node.first, node.count};
}

NodeId Tree::add_scalar(std::string_view text, Style style, text::Span span) {
    const auto first = static_cast<std::uint32_t>(texts_.size());
    texts_ += text;
    nodes_.push_back({NodeKind::scalar, style, false, span, first, static_cast<std::uint32_t>(text.size())});
    return static_cast<NodeId>(nodes_.size() - 1);
}

NodeId Tree::add_list(std::span<const NodeId> entries, text::Span span, bool broken) {
    const auto first = static_cast<std::uint32_t>(entries_.size());
    entries_.insert(entries_.end(), entries.begin(), entries.end());
    const auto count = static_cast<std::uint32_t>(entries.size());
    nodes_.push_back({NodeKind::list, Style::plain, broken, span, first, count});
    return static_cast<NodeId>(nodes_.size() - 1);
}

NodeId Tree::add_map(std::span<const Pair> pairs, text::Span span, bool broken) {
    const auto first = static_cast<std::uint32_t>(pairs_.size());
    pairs_.insert(pairs_.end(), pairs.begin(), pairs.end());
    const auto count = static_cast<std::uint32_t>(pairs.size());
    nodes_.push_back({NodeKind::map, Style::plain, broken, span, first, count});
    return static_cast<NodeId>(nodes_.size() - 1);
}

NodeId Tree::add(NodeKind kind, text::Span span) {
    nodes_.push_back({kind, Style::plain, false, span, 0, 0});
    return static_cast<NodeId>(nodes_.size() - 1);
}

}  // namespace lrsched::config
