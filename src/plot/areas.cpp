// Room `plot`: the band of a series as areas between places on the axes.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "plot/clip.hpp"
#include "plot/trace.hpp"

namespace lrsched::plot {
namespace {

constexpr double kFar = 1e9;  // as for lines

// The band at one place of the x axis.
struct Slice {
    double x = 0;
    double low = 0;
    double high = 0;
};

// Where a value of the band lies; at or below zero, on a logarithmic axis, that is below everything.
std::optional<double> edge(const Scale& y, double value) {
    if (!std::isfinite(value)) return std::nullopt;
    return std::clamp(y.place(value).value_or(-kFar), -kFar, kFar);
}

std::optional<Slice> slice_of(const Series& series, std::size_t i, const Scale& x, const Scale& y) {
    const std::optional<double> across = x.place(series.x[i]);
    const std::optional<double> low = edge(y, series.low[i]);
    const std::optional<double> high = edge(y, series.high[i]);
    if (!across || !low || !high) return std::nullopt;
    return Slice{std::clamp(*across, -kFar, kFar), std::min(*low, *high), std::max(*low, *high)};
}

// Of very many slices one for each column, as high as all of them together. The ends stay where they are.
std::vector<Slice> thinned(std::vector<Slice> slices, std::size_t columns) {
    if (slices.size() <= 2 * columns) return slices;
    const auto column = [columns](const Slice& slice) { return std::floor(slice.x * static_cast<double>(columns)); };
    std::vector<Slice> kept;
    for (const Slice& slice : slices) {
        if (kept.empty() || column(kept.back()) != column(slice)) {
            kept.push_back(slice);
        } else {
            kept.back().low = std::min(kept.back().low, slice.low);
            kept.back().high = std::max(kept.back().high, slice.high);
        }
    }
    kept.push_back(slices.back());
    return kept;
}

// Forth along the upper edge and back along the lower.
Line around(const std::vector<Slice>& slices) {
    Line corners;
    for (const Slice& slice : slices) corners.push_back({slice.x, slice.high});
    std::transform(slices.rbegin(), slices.rend(), std::back_inserter(corners), [](const Slice& slice) {
        return Place{slice.x, slice.low};
    });
    return corners;
}

}  // namespace

std::vector<Line> areas(const Series& series, const Scale& x, const Scale& y, std::size_t columns) {
    std::vector<Line> found;
    std::vector<Slice> slices;
    const auto finish = [&] {
        if (slices.size() > 1) {
            Line area = clipped_area(around(thinned(std::exchange(slices, {}), columns)));
            if (area.size() > 2) found.push_back(std::move(area));
        }
        slices.clear();
    };
    const std::size_t count = std::min({series.x.size(), series.low.size(), series.high.size()});
    for (std::size_t i = 0; i < count; ++i) {
        const std::optional<Slice> slice = slice_of(series, i, x, y);
        if (!slice) {
            finish();
            continue;
        }
        if (series.steps && !slices.empty()) slices.push_back({slice->x, slices.back().low, slices.back().high});
        slices.push_back(*slice);
    }
    finish();
    return found;
}

}  // namespace lrsched::plot
