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
    Need(const schedule::Placed& placed, const program::Program& program,
         const std::vector<program::TrackedState>& states, double now)
        : placed_(placed),
          program_(program),
          states_(states),
          bounds_(placed.graph, now, [this](NodeId scan, Bounds& bounds) { return state(scan, bounds); }),
          from_(placed.metrics.size(), std::numeric_limits<double>::infinity()) {}

    std::vector<double> run() {
        for (const auto& output : placed_.outputs) look_at(output.node);
        // scans inside the state of another one stand before it, and their steps hang on its
        for (std::size_t scan = program_.scans.size(); scan-- > 0;) look_at_scan(static_cast<std::uint32_t>(scan));
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
        for (std::size_t i = 0; i < program_.trackers.size(); ++i) {
            if (program_.trackers[i].scan == scan) next = std::min(next, next_step(i));
        }
        if (std::isinf(next)) return;
        const std::uint32_t number = program_.scans[scan].number;
        bounds_.set_scan_step(number, next);
        const schedule::Scan& body = placed_.graph.scan(number);
        if (next <= 1) {
            for (const NodeId node : body.init) look_at(node);
        }
        for (const NodeId node : body.next) look_at(node);
    }

    /// The next step of its scan that a tracker may have to walk.
    double next_step(std::size_t tracker) {
        const Interval origin = bounds_.of(program_.trackers[tracker].origin);
        const Interval step = bounds_.of(program_.trackers[tracker].step);
        if (!origin.is_point()) return 1;  // it may begin anew
        double reached = 0;
        for (std::size_t i = 0; i < states_.size(); ++i) {
            const program::TrackedState& state = states_[i];
            const bool usable = program_.trackers[i].scan == program_.trackers[tracker].scan && state.known &&
                                state.origin == origin.low && state.step <= std::max(step.low, 0.0);
            if (usable) reached = std::max(reached, state.step);
        }
        return reached + 1;
    }

    /// Of the state of a scan only the steps at which parts of a chain ended are known to rise.
    Interval state(NodeId node, Bounds& bounds) {
        const Graph& graph = placed_.graph;
        if (!graph.scan(graph[node].payload).endings) return {};
        double begin = 0;
        for (std::size_t i = 0; i < states_.size(); ++i) {
            const program::TrackedState& state = states_[i];
            if (!state.known || program_.scans[program_.trackers[i].scan].number != graph[node].payload) continue;
            const double ending = state.values[graph[node].element];
            if (std::isfinite(ending) && bounds.of(program_.trackers[i].origin).is_point()) return {ending, ending};
            begin = std::max(begin, state.step);
        }
        const Interval clock = bounds.of(graph.operands(node)[0]);
        return {std::max(0.0, std::min(begin, clock.low)), std::numeric_limits<double>::infinity()};
    }

    const schedule::Placed& placed_;
    const program::Program& program_;
    const std::vector<program::TrackedState>& states_;
    Bounds bounds_;
    std::vector<double> from_;
};

}  // namespace

std::vector<double> needed_from(const schedule::Placed& placed, const program::Program& program,
                                const std::vector<program::TrackedState>& states, double now) {
    return Need(placed, program, states, now).run();
}

}  // namespace lrsched::analysis
