// Room `plot`: a series as lines between places on the axes.
#include "plot/trace.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace lrsched::plot {
namespace {

constexpr std::size_t kPlacesPerColumn = 4;

std::size_t column_of(const Place& place, std::size_t columns) {
    return static_cast<std::size_t>(std::clamp(place.x, 0.0, 1.0) * static_cast<double>(columns));
}

// The first, lowest, highest and last of the places, in their order.
void keep_extremes(std::span<const Place> places, Line& kept) {
    const auto [low, high] =
        std::minmax_element(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.y < b.y; });
    const auto last = places.end() - 1;
    for (auto it = places.begin(); it != places.end(); ++it) {
        if (it == places.begin() || it == low || it == high || it == last) kept.push_back(*it);
    }
}

Line thinned(Line line, std::size_t columns) {
    if (line.size() <= kPlacesPerColumn * columns) return line;
    Line kept;
    const std::span<const Place> places = line;
    for (std::size_t begin = 0; begin < places.size();) {
        std::size_t end = begin + 1;
        while (end < places.size() && column_of(places[end], columns) == column_of(places[begin], columns)) ++end;
        keep_extremes(places.subspan(begin, end - begin), kept);
        begin = end;
    }
    return kept;
}

}  // namespace

std::vector<Line> trace(const Series& series, const Scale& x, const Scale& y, std::size_t columns) {
    std::vector<Line> lines;
    Line line;
    const auto finish = [&] {
        if (!line.empty()) lines.push_back(thinned(std::exchange(line, {}), columns));
    };
    const std::size_t count = std::min(series.x.size(), series.y.size());
    for (std::size_t i = 0; i < count; ++i) {
        const std::optional<double> across = x.place(series.x[i]);
        const std::optional<double> up = y.place(series.y[i]);
        if (!across || !up) {
            finish();
            continue;
        }
        if (series.steps && !line.empty() && line.back().y != *up) line.push_back({*across, line.back().y});
        line.push_back({*across, *up});
    }
    finish();
    return lines;
}

std::vector<double> mark_places(const Figure& figure, const Scale& x) {
    std::vector<double> places;
    for (const Series& series : figure.series) {
        for (const double mark : series.marks) {
            const std::optional<double> place = x.place(mark);
            if (place && *place >= 0 && *place <= 1) places.push_back(*place);
        }
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

}  // namespace lrsched::plot
