// Room analysis: which reports of metrics a running program can still ask for; the others need not be kept.
#pragma once

#include <vector>

#include "program/live.hpp"
#include "schedule/placed.hpp"

namespace lrsched::analysis {

/// For each metric the first step whose report may still be read once step `now` has been run; minus infinity where that
/// cannot be told.
[[nodiscard]] std::vector<double> needed_from(const schedule::Placed& placed, const program::LivePlan& plan,
                                              const std::vector<program::TrackedState>& states, double now);

}  // namespace lrsched::analysis
