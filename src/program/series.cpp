// What was reported of a metric.
#include <algorithm>

#include "program/live.hpp"

namespace lrsched::program {
namespace {

using Report = std::pair<double, double>;

auto at_or_behind(const std::vector<Report>& reports, double step) {
    return std::ranges::lower_bound(reports, step, {}, &Report::first);
}

}  // namespace

const double* Series::find(double step) const noexcept {
    const auto found = at_or_behind(reports_, step);
    return found != reports_.end() && found->first == step ? &found->second : nullptr;
}

bool Series::add(double step, double value) {
    const auto place = at_or_behind(reports_, step);
    if (place != reports_.end() && place->first == step) return false;
    reports_.insert(place, {step, value});
    return true;
}

void Series::forget_before(double step) {
    if (step <= forgotten_) return;
    reports_.erase(reports_.begin(), at_or_behind(reports_, step));
    forgotten_ = step;
}

}  // namespace lrsched::program
