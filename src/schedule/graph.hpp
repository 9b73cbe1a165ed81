// Room schedule: a placed schedule as a graph of pure nodes. Equal nodes are one node; operands stand before what uses them,
// so every walk is a loop. Nothing here knows of texts, names or frames.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "schedule/operation.hpp"

namespace lrsched::schedule {

using NodeId = std::uint32_t;
inline constexpr NodeId kNoNode = 0xFFFFFFFF;

/// What a node's value hangs on.
using Flags = std::uint8_t;
inline constexpr Flags kApproaches = 1;  ///< a limit from the left: the node moves at a known slope
inline constexpr Flags kOnStep = 2;      ///< the step of the run (the number of a pass excepted)
inline constexpr Flags kOnPass = 4;      ///< the number of a pass
inline constexpr Flags kOnScan = 8;      ///< the state of a scan that is being defined (the number of a pass excepted)
inline constexpr Flags kOnMetric = 16;   ///< what a host reports while it trains
inline constexpr Flags kPassOnScan = 32; ///< the number of a pass that such a state is in

struct Node {
    Op op = Op::constant;
    Flags flags = 0;
    std::uint32_t first = 0;  ///< operands: [first, first + count)
    std::uint32_t count = 0;
    std::uint32_t payload = 0;
    std::uint32_t element = 0;
    double value = 0;  ///< constants
    double slope = 0;  ///< constants: how fast it moves while a limit is approached, 0 for plain numbers
};

/// A recurrence: entry i of the state is init[i] at step 0 and next[i] at every later step.
struct Scan {
    std::vector<NodeId> init;
    std::vector<NodeId> next;
    NodeId step = kNoNode;         ///< leaf: the step
    std::vector<NodeId> previous;  ///< leaves: the state one step before
    Flags outer = 0;               ///< flags of what it hangs on beside its own state
    bool endings = false;          ///< its entries are the steps at which parts of a chain ended, or infinity
};

class Graph {
public:
    Graph();

    NodeId constant(double value, double slope = 0);
    [[nodiscard]] static NodeId step() noexcept { return 0; }

    /// An operation on nodes: folded where all are constants; the limit rule of a discontinuous one where they approach.
    NodeId apply(Op op, std::span<const NodeId> operands, std::uint32_t payload = 0, std::uint32_t element = 0);
    NodeId apply(Op op, NodeId a) { return apply(op, std::span(&a, 1)); }
    NodeId apply(Op op, NodeId a, NodeId b);
    NodeId apply(Op op, NodeId a, NodeId b, NodeId c);

    NodeId approach(NodeId n);  ///< n, reached from the left
    NodeId settled(NodeId x);   ///< x without its slope
    NodeId leaf(Op op, std::uint32_t payload, std::uint32_t element, Flags flags);

    std::uint32_t add_table(std::vector<double> table);
    std::uint32_t add_scan(Scan scan);

    [[nodiscard]] const Node& operator[](NodeId id) const { return nodes_[id]; }
    [[nodiscard]] std::span<const NodeId> operands(NodeId id) const {
        return {operands_.data() + nodes_[id].first, nodes_[id].count};
    }
    [[nodiscard]] bool is_constant(NodeId id) const { return nodes_[id].op == Op::constant; }
    [[nodiscard]] bool approaches(NodeId id) const { return (nodes_[id].flags & kApproaches) != 0; }
    [[nodiscard]] double value(NodeId id) const { return nodes_[id].value; }
    [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }
    [[nodiscard]] const std::vector<double>& table(std::uint32_t id) const { return tables_[id]; }
    [[nodiscard]] const Scan& scan(std::uint32_t id) const { return scans_[id]; }
    [[nodiscard]] Scan& scan(std::uint32_t id) { return scans_[id]; }
    [[nodiscard]] std::size_t scan_count() const noexcept { return scans_.size(); }

    /// How fast a node moves while its limit is approached.
    NodeId slope(NodeId id);

private:
    NodeId intern(const Node& node, std::span<const NodeId> operands);
    NodeId fold(Op op, std::span<const NodeId> operands, std::uint32_t payload);
    NodeId apply_approaching(Op op, std::span<const NodeId> operands, std::uint32_t payload);
    NodeId approach_floor(NodeId x);
    NodeId approach_count(std::span<const NodeId> operands);
    NodeId approach_compare(Op op, NodeId a, NodeId b);
    NodeId approach_pass(Op op, std::span<const NodeId> operands, std::uint32_t payload);
    NodeId approach_choose(std::span<const NodeId> operands);
    NodeId derivative(Op op, NodeId x);
    NodeId slope_of_product(NodeId a, NodeId b);
    NodeId slope_of_quotient(NodeId a, NodeId b);
    NodeId slope_of_power(NodeId a, NodeId b);
    NodeId slope_of_extreme(Op op, NodeId a, NodeId b);
    NodeId make_slope(NodeId id);
    NodeId slope_of_interp(NodeId id);
    [[nodiscard]] double fold_value(Op op, std::span<const double> values, std::uint32_t payload) const;

    std::vector<Node> nodes_;
    std::vector<NodeId> operands_;
    std::vector<std::vector<double>> tables_;
    std::vector<Scan> scans_;
    std::vector<NodeId> index_;  // open addressing: node ids, kNoNode where free
    std::unordered_map<NodeId, NodeId> slopes_;

    void grow_index();
    [[nodiscard]] static std::size_t hash(const Node& node, std::span<const NodeId> operands) noexcept;
    [[nodiscard]] bool same(NodeId id, const Node& node, std::span<const NodeId> operands) const noexcept;
};

}  // namespace lrsched::schedule
