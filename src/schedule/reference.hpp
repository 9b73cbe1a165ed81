// Room schedule: the slow, obvious evaluator: every node, in order, by the table of operations. It is the oracle of the tests,
// and works out numbers while things are placed.
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schedule/graph.hpp"

namespace lrsched::schedule {

/// True if the node hangs on that leaf.
[[nodiscard]] bool reaches(const Graph& graph, NodeId node, NodeId leaf);

/// True if it hangs on that leaf, on constants and on scans of such only.
[[nodiscard]] bool reaches_only(const Graph& graph, NodeId node, NodeId leaf);

/// The nodes that a node is made of, itself last, in order.
[[nodiscard]] std::vector<NodeId> cone(const Graph& graph, NodeId node);

/// The value of a node that is no leaf, no scan and no metric, from the values of its operands (by node).
[[nodiscard]] double value_of(const Graph& graph, NodeId id, const std::vector<double>& values,
                              std::vector<double>& scratch);

class Reference {
public:
    Reference(const Graph& graph, NodeId node);

    /// The node's value at step t of the run.
    [[nodiscard]] double at(double t);

    /// All scans together walk no more steps than these; beyond, the value is no number, and there are none left.
    void allow(double steps) { steps_left_ = steps; }
    [[nodiscard]] bool exhausted() const noexcept { return steps_left_ <= 0; }

    /// What a host reported: the value of a metric (by number) at a step, nothing where it was not reported.
    using Reports = std::function<std::optional<double>(std::uint32_t metric, double step)>;
    void listen(Reports reports) { reports_ = std::move(reports); }

    /// Puts a number in for a `pass_variable`.
    void set(NodeId leaf, double value) { values_[leaf] = value; }

private:
    void evaluate_node(NodeId id, double t);
    [[nodiscard]] double run_scan(NodeId id, double t);

    const Graph& graph_;
    NodeId node_;
    std::vector<NodeId> order_;
    std::vector<double> values_;  // by node id; leaves of scans are set by run_scan
    std::vector<double> scratch_;
    Reports reports_;
    struct Walked {
        double steps = 0;
        std::vector<double> state;
    };
    std::unordered_map<std::uint32_t, Walked> walked_;  // by scan
    double steps_left_ = std::numeric_limits<double>::infinity();
};

}  // namespace lrsched::schedule
