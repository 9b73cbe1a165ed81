// Room `report`: which points of a curve go into a page.
#include "report/thin.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lrsched::report {
namespace {

constexpr std::size_t kKeptOfStretch = 6;

// Where stretches begin: some at equal distances, others at equal ratios; the last is the end of all.
std::vector<std::size_t> bounds_of(std::size_t count, std::size_t stretches) {
    std::vector<std::size_t> bounds;
    const std::size_t even = std::max<std::size_t>(stretches * 3 / 4, 1);
    const std::size_t growing = std::max<std::size_t>(stretches - even, 1);
    for (std::size_t i = 0; i <= even; ++i) bounds.push_back(i * count / even);
    for (std::size_t i = 0; i < growing; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(growing);
        bounds.push_back(static_cast<std::size_t>(std::pow(static_cast<double>(count), share)));
    }
    std::sort(bounds.begin(), bounds.end());
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    return bounds;
}

// The indices of the least and the greatest finite value of a stretch; nothing where there is none.
void keep_extremes(const std::vector<double>& values, std::size_t begin, std::size_t end,
                   std::vector<std::size_t>& kept) {
    std::size_t low = end;
    std::size_t high = end;
    for (std::size_t i = begin; i < std::min(end, values.size()); ++i) {
        if (!std::isfinite(values[i])) continue;
        if (low == end || values[i] < values[low]) low = i;
        if (high == end || values[i] > values[high]) high = i;
    }
    if (low == end) return;
    kept.push_back(low);
    kept.push_back(high);
}

void keep_gap(const std::vector<double>& values, std::size_t begin, std::size_t end, std::vector<std::size_t>& kept) {
    for (std::size_t i = begin; i < end; ++i) {
        if (std::isfinite(values[i])) continue;
        kept.push_back(i);
        return;
    }
}

}  // namespace

std::size_t points_of(const plot::Series& series) { return std::min(series.x.size(), series.y.size()); }

std::vector<std::size_t> thinned(const plot::Series& series, std::size_t most) {
    const std::size_t count = points_of(series);
    std::vector<std::size_t> kept;
    if (count <= most) {
        kept.resize(count);
        std::iota(kept.begin(), kept.end(), std::size_t{0});
        return kept;
    }
    const std::vector<std::size_t> bounds = bounds_of(count, std::max<std::size_t>(most / kKeptOfStretch, 1));
    for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
        kept.push_back(bounds[i]);
        keep_extremes(series.y, bounds[i], bounds[i + 1], kept);
        keep_gap(series.y, bounds[i], bounds[i + 1], kept);
        if (series.low.empty()) continue;
        keep_extremes(series.low, bounds[i], bounds[i + 1], kept);
        keep_extremes(series.high, bounds[i], bounds[i + 1], kept);
    }
    kept.push_back(count - 1);
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    return kept;
}

}  // namespace lrsched::report
