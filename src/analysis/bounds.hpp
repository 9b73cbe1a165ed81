// Room analysis: between which numbers a node's value lies, from what is known of its leaves. Wide where the graph gives no more;
// never too narrow.
#pragma once

#include <functional>
#include <limits>
#include <unordered_map>

#include "schedule/graph.hpp"

namespace lrsched::analysis {

struct Interval {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();

    [[nodiscard]] bool is_point() const noexcept { return low == high; }
};

class Bounds {
public:
    /// The step of the run is `step` or later. `state` tells of entries of scans.
    Bounds(const schedule::Graph& graph, double step, std::function<Interval(schedule::NodeId scan)> state)
        : graph_(graph), step_(step), state_(std::move(state)) {}

    /// The step inside a scan is `low` or later.
    void set_scan_step(std::uint32_t scan, double low) { scan_steps_[scan] = low; }

    [[nodiscard]] Interval of(schedule::NodeId node);

private:
    [[nodiscard]] Interval value_of(schedule::NodeId node);
    [[nodiscard]] Interval of_pass(schedule::NodeId node, const Interval& clock);
    [[nodiscard]] Interval of_branches(schedule::NodeId node, std::size_t first);

    const schedule::Graph& graph_;
    double step_;
    std::function<Interval(schedule::NodeId)> state_;
    std::unordered_map<std::uint32_t, double> scan_steps_;
    std::unordered_map<schedule::NodeId, Interval> known_;
};

}  // namespace lrsched::analysis
