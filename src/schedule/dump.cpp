#include "schedule/dump.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "schedule/reference.hpp"

namespace lrsched::schedule {
namespace {

std::string operand(const Graph& graph, NodeId id) {
    if (graph.is_constant(id)) return fmt::format("{}", graph.value(id));
    return id == graph.step() ? "step" : fmt::format("n{}", id);
}

std::string node_line(const Graph& graph, NodeId id) {
    const Node& node = graph[id];
    std::string text = fmt::format("  n{} = {}", id, info(node.op).name);
    if (node.op == Op::choose) {
        const auto operands = graph.operands(id);
        const std::size_t bounds = operands.size() / 2 - 1;
        text += " " + operand(graph, operands[0]) + ":";
        for (std::size_t i = 0; i < bounds; ++i)
            text +=
                fmt::format(" {} until {},", operand(graph, operands[1 + bounds + i]), operand(graph, operands[1 + i]));
        return text + " then " + operand(graph, operands.back());
    }
    const auto operands = graph.operands(id);
    for (std::size_t i = 0; i < operands.size(); ++i) text += (i == 0 ? " " : ", ") + operand(graph, operands[i]);
    if (node.op == Op::scan || node.op == Op::previous)
        text += fmt::format(" of scan {}, entry {}", node.payload, node.element);
    if (node.op == Op::scan_step) text += fmt::format(" of scan {}", node.payload);
    if (node.op == Op::pass_table || node.op == Op::table_at) {
        const auto& table = graph.table(node.payload);
        const auto shown = std::min<std::size_t>(table.size(), 8);
        text += fmt::format(" in [{}{}]",
                            fmt::join(table.begin(), table.begin() + static_cast<std::ptrdiff_t>(shown), ", "),
                            table.size() > shown ? ", ..." : "");
    }
    return text;
}

std::string nodes(const Graph& graph, NodeId root) {
    std::string text;
    for (const NodeId id : cone(graph, root)) {
        if (!graph.is_constant(id) && id != graph.step()) text += node_line(graph, id) + "\n";
    }
    return text;
}

}  // namespace

std::string dump(const Placed& placed) {
    const Graph& graph = placed.graph;
    std::string text;
    for (const PlacedOutput& output : placed.outputs) {
        const std::string length = output.length ? fmt::format("{} steps", *output.length) : "endless";
        text +=
            fmt::format("{}: {}, {}\n{}", output.name, operand(graph, output.node), length, nodes(graph, output.node));
    }
    for (std::uint32_t i = 0; i < graph.scan_count(); ++i) {
        const Scan& scan = graph.scan(i);
        for (std::size_t entry = 0; entry < scan.init.size(); ++entry) {
            if (entry >= scan.next.size()) break;
            text += fmt::format("scan {}, entry {}: {} then {}\n{}", i, entry, operand(graph, scan.init[entry]),
                                operand(graph, scan.next[entry]), nodes(graph, scan.next[entry]));
        }
    }
    return text;
}

}  // namespace lrsched::schedule
