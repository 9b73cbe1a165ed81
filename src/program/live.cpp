#include "program/live.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "schedule/reference.hpp"

namespace lrsched::program {
namespace {

using schedule::Graph;
using schedule::Op;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Gathers the trackers of all scans that react to metrics, from the outputs down into the states of scans.
class Planner {
public:
    explicit Planner(const schedule::Placed& placed) : graph_(placed.graph), seen_(graph_.scan_count(), false) {
        for (const auto& output : placed.outputs) roots_.push_back(output.node);
    }

    LivePlan run() {
        for (std::size_t i = 0; i < roots_.size(); ++i) {
            for (const NodeId id : schedule::cone(graph_, roots_[i])) {
                if (graph_[id].op == Op::scan) look_at(id);
            }
        }
        return std::move(plan_);
    }

private:
    void look_at(NodeId id) {
        const std::uint32_t scan = graph_[id].payload;
        // what hangs on more than its own steps and metrics is walked anew each time
        const bool live = graph_.operands(id).size() > 1;
        if (live || graph_.scan(scan).outer == 0) plan_.tracker_of.emplace(id, tracker(scan, id));
        if (seen_[scan]) return;
        seen_[scan] = true;
        plan_.scans.push_back(scan);
        const schedule::Scan& body = graph_.scan(scan);
        roots_.insert(roots_.end(), body.init.begin(), body.init.end());
        roots_.insert(roots_.end(), body.next.begin(), body.next.end());
    }

    std::uint32_t tracker(std::uint32_t scan, NodeId id) {
        const NodeId step = graph_.operands(id)[0];
        const auto operands = graph_.operands(id);
        const NodeId origin = operands.size() > 1 ? operands[1] : schedule::kNoNode;
        auto& trackers = plan_.trackers;
        const auto known = std::ranges::find_if(trackers, [&](const Tracker& other) {
            return other.scan == scan && other.step == step && other.origin == origin;
        });
        const auto number = static_cast<std::uint32_t>(known - trackers.begin());
        if (known == trackers.end()) {
            const auto fixed = graph_.is_constant(step) ? std::optional(graph_.value(step)) : std::nullopt;
            trackers.push_back({scan, step, origin, fixed});
        }
        return number;
    }

    const Graph& graph_;
    LivePlan plan_;
    std::vector<bool> seen_;
    std::vector<NodeId> roots_;
};

}  // namespace

LivePlan plan_live(const schedule::Placed& placed, const Limits& limits) {
    LivePlan plan = Planner(placed).run();
    plan.scan_steps = static_cast<double>(limits.scan_steps);
    return plan;
}

double Walker::at(NodeId node, double t) {
    now_ = t;
    round_ = inside_ = ++rounds_;
    steps_left_ = plan_.scan_steps;
    return value(node);
}

/// What hangs on the state of a scan is worked out anew at each of its steps, all else once a step of the run.
std::uint64_t Walker::round_of(NodeId id) const {
    return (graph_[id].flags & (schedule::kOnScan | schedule::kPassOnScan)) != 0 ? inside_ : round_;
}

bool Walker::is_known(NodeId id) const {
    return known_[id] == round_of(id);
}

/// Operands first, each only where it is needed; in a loop, since a sum may be as long as a text.
double Walker::value(NodeId root) {
    const std::size_t bottom = waiting_.size();
    waiting_.push_back(root);
    while (waiting_.size() > bottom) {
        if (missing_) {
            waiting_.resize(bottom);
            return kNone;
        }
        const NodeId id = waiting_.back();
        if (is_known(id) || ready(id)) waiting_.pop_back();
    }
    return values_[root];
}

/// True where the node has its value now; false where an operand has to be worked out first, which then waits above it.
bool Walker::ready(NodeId id) {
    const schedule::Node& node = graph_[id];
    switch (node.op) {
        case Op::constant: return finish(id, node.value), true;
        case Op::step: return finish(id, now_), true;
        case Op::scan_step:
        case Op::previous:
        case Op::pass_variable: return finish(id, values_[id]), true;
        case Op::select: return ready_select(id);
        case Op::choose: return ready_choose(id);
        case Op::logic_and:
        case Op::logic_or: return ready_logic(id);
        default: break;
    }
    for (const NodeId operand : graph_.operands(id)) {
        if (need(operand)) return false;
    }
    switch (node.op) {
        case Op::metric: finish(id, metric(id)); break;
        case Op::reported: finish(id, reported(id)); break;
        case Op::scan: finish(id, scan(id)); break;
        default: finish(id, schedule::value_of(graph_, id, values_, scratch_)); break;
    }
    return true;
}

bool Walker::need(NodeId operand) {
    if (is_known(operand)) return false;
    waiting_.push_back(operand);
    return true;
}

void Walker::finish(NodeId id, double value) {
    values_[id] = value;
    known_[id] = round_of(id);
}

bool Walker::ready_select(NodeId id) {
    const auto operands = graph_.operands(id);
    if (need(operands[0])) return false;
    const NodeId chosen = operands[values_[operands[0]] != 0 ? 1 : 2];
    if (need(chosen)) return false;
    finish(id, values_[chosen]);
    return true;
}

/// What stands left may settle the matter.
bool Walker::ready_logic(NodeId id) {
    const auto operands = graph_.operands(id);
    if (need(operands[0])) return false;
    const bool first = values_[operands[0]] != 0;
    const bool settled = first == (graph_[id].op == Op::logic_or);
    if (!settled && need(operands[1])) return false;
    finish(id, (settled ? first : values_[operands[1]] != 0) ? 1 : 0);
    return true;
}

bool Walker::ready_choose(NodeId id) {
    const auto operands = graph_.operands(id);
    const std::size_t bounds = operands.size() / 2 - 1;
    if (need(operands[0])) return false;
    const double clock = values_[operands[0]];
    std::size_t part = 0;
    for (; part < bounds; ++part) {
        if (need(operands[1 + part])) return false;
        if (clock < values_[operands[1 + part]]) break;
    }
    const NodeId chosen = operands[1 + bounds + part];
    if (need(chosen)) return false;
    finish(id, values_[chosen]);
    return true;
}

/// What lies ahead is not known, even where a host has reported it already: a run of tomorrow could not repeat it.
bool Walker::lies_ahead(std::uint32_t metric, double step) {
    if (!(step > now_)) return false;
    missing_ = Missing{metric, step, false};
    return true;
}

double Walker::metric(NodeId id) {
    const std::uint32_t number = graph_[id].payload;
    const double step = values_[graph_.operands(id)[0]];
    if (lies_ahead(number, step)) return kNone;
    if (const double* report = series_[number].find(step)) return *report;
    missing_ = Missing{number, step, step >= 0 && step < series_[number].forgotten()};
    return kNone;
}

double Walker::reported(NodeId id) {
    const std::uint32_t number = graph_[id].payload;
    const double step = values_[graph_.operands(id)[0]];
    if (lies_ahead(number, step)) return kNone;
    if (series_[number].find(step) != nullptr) return 1;
    if (step >= 0 && step < series_[number].forgotten()) missing_ = Missing{number, step, true};
    double& last = live_.read_as_unreported[number];
    last = std::max(last, step + 1);
    return 0;
}

/// Goes on from the last step of its tracker where it can.
double Walker::scan(NodeId id) {
    const auto operands = graph_.operands(id);
    if (std::isnan(values_[operands[0]])) return kNone;
    const double wanted = std::max(values_[operands[0]], 0.0);
    const std::uint32_t element = graph_[id].element;
    const schedule::Scan& body = graph_.scan(graph_[id].payload);
    const auto tracked = plan_.tracker_of.find(id);
    if (tracked == plan_.tracker_of.end()) return walk(body, wanted, element);
    const std::uint32_t tracker = tracked->second;
    const double origin = operands.size() > 1 ? values_[operands[1]] : 0;
    TrackedState& state = live_.states[tracker];
    const bool goes_on = state.known && state.origin == origin && state.step <= wanted && state.step > 0;
    if (!goes_on) begin(tracker, wanted, origin);
    while (state.step < wanted && !missing_) {
        if (steps_left_ <= 0) return kNone;
        advance(body, state);
        keep_for_others(tracker);
    }
    return state.values[element];
}

/// From the first state on, and nothing is remembered.
double Walker::walk(const schedule::Scan& body, double wanted, std::uint32_t element) {
    TrackedState state;
    first_state(body, state);
    while (state.step < wanted && !missing_) {
        if (steps_left_ <= 0) return kNone;
        advance(body, state);
    }
    return state.values[element];
}

/// From the nearest state of the same scan that another tracker has, else from the first one.
void Walker::begin(std::uint32_t tracker, double wanted, double origin) {
    const TrackedState* nearest = nullptr;
    for (std::size_t i = 0; i < live_.states.size(); ++i) {
        const TrackedState& other = live_.states[i];
        const bool usable = plan_.trackers[i].scan == plan_.trackers[tracker].scan && other.known &&
                            other.origin == origin && other.step <= wanted && other.step > 0;
        if (usable && (nearest == nullptr || other.step > nearest->step)) nearest = &other;
    }
    TrackedState& state = live_.states[tracker];
    if (nearest != nullptr) {
        state = *nearest;
        return;
    }
    state.known = true;
    state.origin = origin;
    first_state(graph_.scan(plan_.trackers[tracker].scan), state);
    keep_for_others(tracker);
}

void Walker::first_state(const schedule::Scan& body, TrackedState& state) {
    const std::uint64_t outside = std::exchange(inside_, ++rounds_);
    std::vector<double> values;
    for (const NodeId entry : body.init) values.push_back(value(entry));
    inside_ = outside;
    state.step = 0;
    state.values = std::move(values);
}

/// One step of a scan. What hangs on its state is worked out anew; what hangs on a scan around it is, too, and comes out the same.
void Walker::advance(const schedule::Scan& body, TrackedState& state) {
    steps_left_ -= 1;
    const std::uint64_t outside = std::exchange(inside_, ++rounds_);
    values_[body.step] = state.step + 1;
    for (std::size_t i = 0; i < body.previous.size(); ++i) values_[body.previous[i]] = state.values[i];
    std::vector<double> next;
    for (const NodeId entry : body.next) next.push_back(value(entry));
    inside_ = outside;
    state.values = std::move(next);
    state.step += 1;
}

/// The end of a part is one step of a scan that goes on: it is kept when the scan comes by.
void Walker::keep_for_others(std::uint32_t tracker) {
    const TrackedState& state = live_.states[tracker];
    for (std::size_t i = 0; i < live_.states.size(); ++i) {
        const Tracker& other = plan_.trackers[i];
        if (i != tracker && other.scan == plan_.trackers[tracker].scan && other.fixed == state.step)
            live_.states[i] = state;
    }
}

}  // namespace lrsched::program
