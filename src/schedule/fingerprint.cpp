#include "schedule/fingerprint.hpp"

#include <bit>
#include <string>
#include <vector>

#include "schedule/reference.hpp"

namespace lrsched::schedule {
namespace {

/// FNV-1a over 64 bits: tells graphs apart, keeps no secret.
class Hash {
public:
    void add(std::uint64_t value) noexcept {
        for (int shift = 0; shift < 64; shift += 8) value_ = (value_ ^ ((value >> shift) & 0xFFU)) * 0x100000001B3U;
    }
    void add(double value) noexcept { add(std::bit_cast<std::uint64_t>(value)); }
    void add(const std::string& text) noexcept {
        add(std::uint64_t{text.size()});
        for (const char c : text) add(std::uint64_t{static_cast<unsigned char>(c)});
    }
    [[nodiscard]] std::uint64_t value() const noexcept { return value_; }

private:
    std::uint64_t value_ = 0xCBF29CE484222325U;
};

void add_node(Hash& hash, const Graph& graph, NodeId id) {
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
    Hash hash;
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
