#include "experiment/experiment.hpp"

#include <algorithm>

namespace lrsched::experiment {

bool Schedule::reacts_to_metrics() const noexcept {
    return std::ranges::any_of(arm.programs, [](const Program& program) { return !program.metrics().empty(); });
}

double Schedule::horizon() const noexcept {
    double longest = 0;
    for (const Summary& summary : summaries) longest = std::max(longest, summary.horizon);
    return longest;
}

}  // namespace lrsched::experiment
