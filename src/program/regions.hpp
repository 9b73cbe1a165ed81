// Room program: where each node of a block is worked out. A node that only one branch needs belongs into that branch; one that
// several need, in front of the place where they part.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "schedule/graph.hpp"

namespace lrsched::program {

using schedule::Graph;
using schedule::NodeId;

struct Region {
    std::uint32_t parent = 0;
    std::uint32_t depth = 0;
    std::vector<NodeId> nodes;  ///< in order
};

struct Regions {
    std::vector<Region> all;  ///< the first is the block itself
    std::unordered_map<NodeId, std::uint32_t>
        first_branch;  ///< of a select or choose that branches: its branches stand side by side
};

[[nodiscard]] Regions find_regions(const Graph& graph, NodeId root);

/// True where the node becomes jumps: it has branches, and at least one of them is work.
[[nodiscard]] bool branches(const Graph& graph, NodeId node);

/// Operands of a branching node: those before its branches, and the branches.
[[nodiscard]] std::size_t branch_operands(const Graph& graph, NodeId node);

}  // namespace lrsched::program
