#include "program/regions.hpp"

#include <algorithm>

#include "schedule/reference.hpp"

namespace lrsched::program {

using schedule::Op;

std::size_t branch_operands(const Graph& graph, NodeId node) {
    // select: condition | a, b;  choose: clock, bounds | parts (one more than bounds)
    return graph[node].op == Op::select ? 1 : graph.operands(node).size() / 2;
}

bool branches(const Graph& graph, NodeId node) {
    if (graph[node].op == Op::choose) return true;
    if (graph[node].op != Op::select) return false;
    const auto operands = graph.operands(node).subspan(1);
    return std::ranges::any_of(operands, [&](NodeId id) { return !graph.operands(id).empty(); });
}

Regions find_regions(const Graph& graph, NodeId root) {
    constexpr std::uint32_t unset = 0xFFFFFFFF;
    Regions regions;
    regions.all.emplace_back();
    const std::vector<NodeId> order = schedule::cone(graph, root);
    std::unordered_map<NodeId, std::uint32_t> home;
    const auto use = [&](NodeId node, std::uint32_t region) {
        auto& at = home.try_emplace(node, unset).first->second;
        if (at == unset) {
            at = region;
            return;
        }
        while (at != region) {
            auto& deeper = regions.all[at].depth >= regions.all[region].depth ? at : region;
            deeper = regions.all[deeper].parent;
        }
    };
    use(root, 0);
    for (std::size_t i = order.size(); i-- > 0;) {
        const NodeId node = order[i];
        const std::uint32_t region = home.at(node);
        regions.all[region].nodes.push_back(node);
        const auto operands = graph.operands(node);
        const std::size_t plain = branches(graph, node) ? branch_operands(graph, node) : operands.size();
        for (std::size_t k = 0; k < plain; ++k) use(operands[k], region);
        if (plain == operands.size()) continue;
        regions.first_branch.emplace(node, static_cast<std::uint32_t>(regions.all.size()));
        for (std::size_t k = plain; k < operands.size(); ++k) {
            regions.all.push_back({region, regions.all[region].depth + 1, {}});
            use(operands[k], static_cast<std::uint32_t>(regions.all.size() - 1));
        }
    }
    for (Region& region : regions.all) std::ranges::reverse(region.nodes);
    return regions;
}

}  // namespace lrsched::program
