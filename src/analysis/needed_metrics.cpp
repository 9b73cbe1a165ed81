#include "analysis/needed_metrics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/bounds.hpp"
#include "schedule/reference.hpp"

namespace lrsched::analysis {
namespace {

using schedule::Graph;
using schedule::NodeId;
using schedule::Op;

class Need {
public:
    Need(const schedule::Placed& placed, const program::LivePlan& plan,
         const std::vector<program::TrackedState>& states, double now)
        : placed_(placed),
          plan_(plan),
          states_(states),
          bounds_(placed.graph, now, [this](NodeId scan) { return state(scan); }),
          from_(placed.metrics.size(), std::numeric_limits<double>::infinity()) {}

    std::vector<double> run() {
        for (const auto& output : placed_.outputs) look_at(output.node);
        // scans inside the state of another one stand behind it, and their steps hang on its
        for (const std::uint32_t scan : plan_.scans) look_at_scan(scan);
        return from_;
    }

private:
    void look_at(NodeId root) {
        for (const NodeId node : schedule::cone(placed_.graph, root)) {
            const Op op = placed_.graph[node].op;
            if (op != Op::metric && op != Op::reported) continue;
            double& from = from_[placed_.graph[node].payload];
            from = std::min(from, bounds_.of(placed_.graph.operands(node)[0]).low);
        }
    }

    void look_at_scan(std::uint32_t scan) {
        double next = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < plan_.trackers.size(); ++i) {
            if (plan_.trackers[i].scan == scan) next = std::min(next, next_step(i));
        }
        if (std::isinf(next)) next = 1;  // walked anew each time
        bounds_.set_scan_step(scan, next);
        const schedule::Scan& body = placed_.graph.scan(scan);
        if (next <= 1) {
            for (const NodeId node : body.init) look_at(node);
        }
        for (const NodeId node : body.next) look_at(node);
    }

    /// The next step of its scan that a tracker may have to walk.
    double next_step(std::size_t tracker) {
        const Interval origin = origin_of(tracker);
        const Interval step = bounds_.of(plan_.trackers[tracker].step);
        if (!origin.is_point()) return 1;  // it may begin anew
        double reached = 0;
        for (std::size_t i = 0; i < states_.size(); ++i) {
            const program::TrackedState& state = states_[i];
            const bool usable = plan_.trackers[i].scan == plan_.trackers[tracker].scan && state.known &&
                                state.origin == origin.low && state.step <= std::max(step.low, 0.0);
            if (usable) reached = std::max(reached, state.step);
        }
        return reached + 1;
    }

    Interval origin_of(std::size_t tracker) {
        const NodeId origin = plan_.trackers[tracker].origin;
        return origin == schedule::kNoNode ? Interval{0, 0} : bounds_.of(origin);
    }

    /// Of the state of a scan only the steps at which parts of a chain ended are known to rise.
    Interval state(NodeId node) {
        const Graph& graph = placed_.graph;
        if (!graph.scan(graph[node].payload).endings) return {};
        double least = 0;
        for (std::size_t i = 0; i < states_.size(); ++i) {
            const program::TrackedState& state = states_[i];
            if (!state.known || plan_.trackers[i].scan != graph[node].payload) continue;
            if (!origin_of(i).is_point()) return {0, std::numeric_limits<double>::infinity()};
            const double ending = state.values[graph[node].element];
            if (std::isfinite(ending)) return {ending, ending};
            least = std::max(least, state.step + 1);
        }
        return {least, std::numeric_limits<double>::infinity()};
    }

    const schedule::Placed& placed_;
    const program::LivePlan& plan_;
    const std::vector<program::TrackedState>& states_;
    Bounds bounds_;
    std::vector<double> from_;
};

}  // namespace

std::vector<double> needed_from(const schedule::Placed& placed, const program::LivePlan& plan,
                                const std::vector<program::TrackedState>& states, double now) {
    return Need(placed, plan, states, now).run();
}

}  // namespace lrsched::analysis
