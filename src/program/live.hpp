// Room program: running schedules that react to metrics. There is no flat code for them: a metric may be asked for only where its
// value is needed, and may not be known elsewhere, so the graph is walked by need.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lrsched/limits.hpp"
#include "schedule/placed.hpp"

namespace lrsched::program {

using schedule::NodeId;

/// What was reported of one metric, by step.
class Series {
public:
    [[nodiscard]] const double* find(double step) const noexcept;
    /// False where the step has one already.
    bool add(double step, double value);
    /// Drops what lies before the step.
    void forget_before(double step);

    [[nodiscard]] const std::vector<std::pair<double, double>>& all() const noexcept { return reports_; }
    [[nodiscard]] double forgotten() const noexcept { return forgotten_; }
    void set_forgotten(double step) noexcept { forgotten_ = step; }

private:
    std::vector<std::pair<double, double>> reports_;  // by rising step
    double forgotten_ = 0;                            // steps before this one are no longer kept
};

/// A scan that is asked for at one clock. Several nodes may ask for entries of the same state.
struct Tracker {
    std::uint32_t scan = 0;       ///< of the graph
    NodeId step = 0;              ///< the scan's own step
    NodeId origin = 0;            ///< where on the run it began: tells one run of it from another; none where it is pure
    std::optional<double> fixed;  ///< the step, where it is always the same one: the end of a part
};

/// All that is asked for while a schedule runs.
struct LivePlan {
    std::vector<Tracker> trackers;
    std::unordered_map<NodeId, std::uint32_t> tracker_of;  ///< by node of a scan
    std::vector<std::uint32_t> scans;                      ///< those inside the state of another one after it
    double scan_steps = 0;                                 ///< one value walks no further
};

[[nodiscard]] LivePlan plan_live(const schedule::Placed& placed, const Limits& limits);

/// The state of a tracker after `step` steps of a scan that began at `origin`.
struct TrackedState {
    bool known = false;
    double step = 0;
    double origin = 0;
    std::vector<double> values;
};

/// A metric that was needed and is not there.
struct Missing {
    std::uint32_t metric = 0;
    double step = 0;
    bool forgotten = false;
};

/// What is remembered from step to step.
struct Live {
    std::vector<TrackedState> states;         ///< by tracker
    std::vector<double> read_as_unreported;   ///< by metric: behind the last step of which it was used that there was no report
};

/// Works out outputs at one step. Where a metric is missing there is no value, and what was remembered meanwhile is void.
class Walker {
public:
    Walker(const schedule::Graph& graph, const LivePlan& plan, const std::vector<Series>& series, Live& live)
        : graph_(graph), plan_(plan), series_(series), live_(live), values_(graph.size(), 0), known_(graph.size(), 0) {}

    [[nodiscard]] double at(NodeId node, double t);

    [[nodiscard]] const std::optional<Missing>& missing() const noexcept { return missing_; }
    [[nodiscard]] bool exhausted() const noexcept { return steps_left_ <= 0; }

private:
    double value(NodeId root);
    bool ready(NodeId id);
    bool ready_select(NodeId id);
    bool ready_logic(NodeId id);
    bool ready_choose(NodeId id);
    bool need(NodeId operand);
    void finish(NodeId id, double value);
    bool lies_ahead(std::uint32_t metric, double step);
    double metric(NodeId id);
    double reported(NodeId id);
    double scan(NodeId id);
    double walk(const schedule::Scan& body, double wanted, std::uint32_t element);
    void begin(std::uint32_t tracker, double wanted, double origin);
    void first_state(const schedule::Scan& body, TrackedState& state);
    void advance(const schedule::Scan& body, TrackedState& state);
    void keep_for_others(std::uint32_t tracker);
    [[nodiscard]] std::uint64_t round_of(NodeId id) const;
    [[nodiscard]] bool is_known(NodeId id) const;

    const schedule::Graph& graph_;
    const LivePlan& plan_;
    const std::vector<Series>& series_;
    Live& live_;
    std::vector<double> values_;
    std::vector<std::uint64_t> known_;  // the round in which a value was worked out
    std::vector<NodeId> waiting_;
    std::vector<double> scratch_;
    std::uint64_t round_ = 0;   // one for each step of the run
    std::uint64_t inside_ = 0;  // one for each step of a scan, for what hangs on its state
    std::uint64_t rounds_ = 0;
    double now_ = 0;
    double steps_left_ = 0;
    std::optional<Missing> missing_;
};

}  // namespace lrsched::program
