#include "schedule/fingerprint.hpp"

#include <string>
#include <vector>

#include "schedule/reference.hpp"
#include "text/hash.hpp"

namespace lrsched::schedule {
namespace {

void add_node(text::Hash& hash, const Graph& graph, NodeId id) {
    const Node& node = graph[id];
    for (const std::uint64_t part : {std::uint64_t{id}, std::uint64_t{static_cast<std::uint8_t>(node.op)},
                                     std::uint64_t{node.payload}, std::uint64_t{node.element}})
        hash.add(part);
    hash.add(node.value);
    for (const NodeId operand : graph.operands(id)) hash.add(std::uint64_t{operand});
    if (node.op != Op::pass_table && node.op != Op::table_at) return;
    for (const double entry : graph.table(node.payload)) hash.add(entry);
}

}  // namespace

std::uint64_t fingerprint(const Placed& placed) {
    const Graph& graph = placed.graph;
    text::Hash hash;
    std::vector<NodeId> roots;
    for (const PlacedOutput& output : placed.outputs) {
        hash.add(output.name);
        roots.push_back(output.node);
    }
    for (const std::string& metric : placed.metrics) hash.add(metric);
    std::vector<bool> seen(graph.scan_count(), false);
    for (std::size_t i = 0; i < roots.size(); ++i) {
        for (const NodeId id : cone(graph, roots[i])) {
            add_node(hash, graph, id);
            if (graph[id].op != Op::scan || seen[graph[id].payload]) continue;
            seen[graph[id].payload] = true;
            const Scan& scan = graph.scan(graph[id].payload);
            roots.insert(roots.end(), scan.init.begin(), scan.init.end());
            roots.insert(roots.end(), scan.next.begin(), scan.next.end());
        }
    }
    return hash.value();
}

}  // namespace lrsched::schedule
