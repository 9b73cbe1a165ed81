// Room config: a YAML text as a tree. Flat vectors and indices, places as bytes of the text; a value is its text, nothing else.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/source.hpp"

namespace lrsched::config {

using NodeId = std::uint32_t;

enum class NodeKind : std::uint8_t {
    refused,  ///< something that has a finding already; whoever reads the tree passes over it
    empty,    ///< nothing is written: `key:`
    scalar,   ///< a text
    list,
    map,
};

/// How a scalar is written. Lists and maps are plain.
enum class Style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

struct Node {
    NodeKind kind = NodeKind::refused;
    Style style = Style::plain;
    bool broken = false;      ///< list, map: some of it could not be read, so nothing can be said of what is missing
    text::Span span;          ///< where it is written; for an empty one its key or its `-`
    std::uint32_t first = 0;  ///< scalar: its bytes in the tree's texts; list: its entries; map: its pairs
    std::uint32_t count = 0;
};

struct Pair {
    NodeId key = 0;  ///< always a scalar
    NodeId value = 0;
};

/// Of one text. Immutable once it is built.
class Tree {
public:
    explicit Tree(text::SourceId source) : source_(source) {}

    [[nodiscard]] text::SourceId source() const noexcept { return source_; }
    [[nodiscard]] NodeId root() const noexcept { return root_; }
    [[nodiscard]] const Node& operator[](NodeId id) const { return nodes_[id]; }
    [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }
    [[nodiscard]] text::Place place(NodeId id) const { return {source_, nodes_[id].span}; }

    /// What a scalar says, quotes and escapes taken away; empty for anything else.
    [[nodiscard]] std::string_view text(NodeId id) const;
    [[nodiscard]] std::span<const NodeId> entries(NodeId list) const;
    [[nodiscard]] std::span<const Pair> pairs(NodeId map) const;

    NodeId add_scalar(std::string_view text, Style style, text::Span span);
    NodeId add_list(std::span<const NodeId> entries, text::Span span, bool broken);
    NodeId add_map(std::span<const Pair> pairs, text::Span span, bool broken);
    NodeId add(NodeKind kind, text::Span span);
    void set_root(NodeId id) { root_ = id; }

private:
    text::SourceId source_;
    NodeId root_ = 0;
    std::vector<Node> nodes_;
    std::vector<NodeId> entries_;
    std::vector<Pair> pairs_;
    std::string texts_;
};

}  // namespace lrsched::config
