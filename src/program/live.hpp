// Room program: what a program remembers between steps while it runs with metrics: what was reported, and the states of its scans.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "schedule/graph.hpp"

namespace lrsched::program {

/// What was reported of one metric, by step. Steps rise; most are asked for right after they were reported.
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
    std::vector<std::pair<double, double>> reports_;
    double forgotten_ = 0;  ///< steps before this one are no longer kept
};

/// A scan asked for at one clock. Several instructions may ask for entries of the same state.
struct Tracker {
    std::uint32_t scan = 0;     ///< of the program
    schedule::NodeId step = 0;  ///< nodes of the graph: the scan's own step, and where on the run it began
    schedule::NodeId origin = 0;
    std::optional<double> fixed;  ///< the step, where it is always the same one: the end of a part
};

/// The state of a tracker after `step` steps of a scan that began at `origin`.
struct TrackedState {
    bool known = false;
    double step = 0;
    double origin = 0;
    std::vector<double> values;

    friend bool operator==(const TrackedState&, const TrackedState&) = default;
};

/// A metric that was needed and is not there.
struct Missing {
    std::uint32_t metric = 0;
    double step = 0;
    bool forgotten = false;
};

struct Live {
    const std::vector<Series>* series = nullptr;
    std::vector<TrackedState> states;       ///< by tracker
    std::vector<double> read_as_unreported;  ///< by metric: behind the last step of which it was used that there was no report
    std::optional<Missing> missing;         ///< the first; what was worked out then is void
};

}  // namespace lrsched::program
