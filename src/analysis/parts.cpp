#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/facts.hpp"
#include "schedule/reference.hpp"

namespace lrsched::analysis {
namespace {

using schedule::Graph;
using schedule::NodeId;
using schedule::Op;
using schedule::Placed;

constexpr std::size_t kMostJoins = 4096;  // joins of one clock that are looked at; people read fewer

/// Steps of the run at which a clock that was moved or wrapped starts from 0.
class Clocks {
public:
    Clocks(const Graph& graph, double horizon) : graph_(graph), horizon_(horizon) {}

    [[nodiscard]] std::vector<double> starts(NodeId clock) const {
        if (clock == Graph::step()) return {0};
        if (graph_[clock].op != Op::subtract) return {};
        const NodeId from = graph_.operands(clock)[0];
        const NodeId by = graph_.operands(clock)[1];
        if (graph_.is_constant(by)) return shifted(starts(from), {graph_.value(by)});
        return shifted(starts(from), pass_starts(by, from));
    }

    /// Starts of passes, relative to the clock that is wrapped; nothing where they are not constant.
    [[nodiscard]] std::vector<double> pass_starts(NodeId start, NodeId clock) const {
        const Op op = graph_[start].op;
        if (op == Op::table_at && graph_[graph_.operands(start)[0]].op == Op::pass_table) {
            std::vector<double> table = graph_.table(graph_[start].payload);
            std::erase_if(table, [&](double begin) { return begin >= horizon_; });
            if (table.size() > kMostJoins) table.resize(kMostJoins);
            return table;
        }
        if (op != Op::multiply || graph_[graph_.operands(start)[0]].op != Op::pass_even) return {};
        const auto pass = graph_.operands(graph_.operands(start)[0]);
        if (pass[0] != clock || !graph_.is_constant(pass[1])) return {};
        const double length = graph_.value(pass[1]);
        const double times = std::min(graph_.value(pass[2]), std::ceil(horizon_ / length));
        std::vector<double> begins;
        for (double k = 0; k < times && begins.size() < kMostJoins; k += 1) begins.push_back(k * length);
        return begins;
    }

private:
    static std::vector<double> shifted(const std::vector<double>& outer, const std::vector<double>& inner) {
        std::vector<double> all;
        for (const double a : outer) {
            for (const double b : inner) {
                if (all.size() < kMostJoins) all.push_back(a + b);
            }
        }
        return all;
    }

    const Graph& graph_;
    double horizon_;
};

/// Where the parts of a `choose` end on its clock; as planned where they may end before. Nothing where that is not known.
std::vector<double> ends_of(const Graph& graph, NodeId id, const schedule::PartTexts* texts) {
    if (texts != nullptr && !texts->planned.empty()) return texts->planned;
    const auto operands = graph.operands(id);
    std::vector<double> ends;
    for (const NodeId bound : operands.subspan(1, operands.size() / 2 - 1)) {
        if (!graph.is_constant(bound)) return {};
        ends.push_back(graph.value(bound));
    }
    return ends;
}

void add_choose(const Placed& placed, NodeId id, const Clocks& clocks, std::vector<Part>& parts) {
    const Graph& graph = placed.graph;
    const auto operands = graph.operands(id);
    auto texts = std::ranges::lower_bound(placed.texts, id, {}, &schedule::PartTexts::node);
    if (texts != placed.texts.end() && texts->node != id) texts = placed.texts.end();
    const std::vector<double> ends = ends_of(graph, id, texts == placed.texts.end() ? nullptr : &*texts);
    const std::size_t bounds = ends.size();
    if (bounds == 0) return;
    for (const double start : clocks.starts(operands[0])) {
        double begin = start;
        for (std::size_t i = 0; i < bounds; ++i) {
            const double end = start + ends[i];
            Part part{begin, end, {}, false, false};
            if (texts != placed.texts.end() && i < texts->parts.size() && texts->parts[i] != text::Place{}) {
                part.place = texts->parts[i];
                part.has_text = true;
                part.chain = texts->chain;
            }
            parts.push_back(part);
            begin = end;
        }
        const bool open =
            texts != placed.texts.end() && texts->parts.size() == bounds + 1 && texts->parts[bounds] != text::Place{};
        if (open)
            parts.push_back({begin, std::numeric_limits<double>::infinity(), texts->parts[bounds], true, texts->chain});
    }
}

}  // namespace

std::vector<Part> find_parts(const Placed& placed, std::size_t output, double horizon) {
    const Graph& graph = placed.graph;
    const Clocks clocks(graph, horizon);
    std::vector<Part> parts;
    for (const NodeId id : schedule::cone(graph, placed.outputs[output].node)) {
        if (graph[id].op == Op::choose) add_choose(placed, id, clocks, parts);
        const bool wraps = graph[id].op == Op::subtract && !graph.is_constant(graph.operands(id)[1]);
        if (!wraps) continue;
        for (const double begin : clocks.starts(id))
            parts.push_back({begin, std::numeric_limits<double>::infinity(), {}, false, false});
    }
    return parts;
}

double natural_horizon(const Placed& placed, std::size_t output) {
    constexpr double shortest = 100;
    double last = 0;
    for (const Part& part : find_parts(placed, output, 1e6)) {
        if (std::isfinite(part.end)) last = std::max(last, part.end);
    }
    // a repeat shows four of its passes
    const Graph& graph = placed.graph;
    for (const NodeId id : schedule::cone(graph, placed.outputs[output].node)) {
        if (graph[id].op == Op::pass_even && graph.is_constant(graph.operands(id)[1]))
            last = std::max(last, 4 * graph.value(graph.operands(id)[1]));
        if (graph[id].op == Op::pass_table) {
            const auto& bounds = graph.table(graph[id].payload);
            last = std::max(last, bounds[std::min<std::size_t>(4, bounds.size() - 1)]);
        }
    }
    return last < shortest ? std::max(shortest, std::ceil(last * 1.25)) : std::ceil(last * 1.25);
}

}  // namespace lrsched::analysis
