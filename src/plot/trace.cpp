// Room `plot`: a series as lines and dots between places on the axes.
#include "plot/trace.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "plot/clip.hpp"

namespace lrsched::plot {
namespace {

constexpr std::size_t kPlacesPerColumn = 4;
// Far beyond a panel it makes no difference how far; without this, steep lines could meet at infinity.
constexpr double kFar = 1e9;

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

std::optional<Place> place_of(const Series& series, std::size_t i, const Scale& x, const Scale& y) {
    const std::optional<double> across = x.place(series.x[i]);
    const std::optional<double> up = y.place(series.y[i]);
    if (!across || !up) return std::nullopt;
    return Place{std::clamp(*across, -kFar, kFar), std::clamp(*up, -kFar, kFar)};
}

bool within(const Place& place) { return place.x >= 0 && place.x <= 1 && place.y >= 0 && place.y <= 1; }

}  // namespace

std::vector<Line> trace(const Series& series, const Scale& x, const Scale& y, std::size_t columns) {
    std::vector<Line> lines;
    Line line;
    const auto finish = [&] {
        if (line.empty()) return;
        std::vector<Line> pieces = clipped(thinned(std::exchange(line, {}), columns));
        lines.insert(lines.end(), std::make_move_iterator(pieces.begin()), std::make_move_iterator(pieces.end()));
    };
    const std::size_t count = std::min(series.x.size(), series.y.size());
    for (std::size_t i = 0; i < count; ++i) {
        const std::optional<Place> place = place_of(series, i, x, y);
        if (!place) {
            finish();
            continue;
        }
        if (series.steps && !line.empty() && line.back().y != place->y) line.push_back({place->x, line.back().y});
        line.push_back(*place);
    }
    finish();
    return lines;
}

std::vector<Place> dots(const Series& series, const Scale& x, const Scale& y, std::size_t columns) {
    std::vector<Place> places;
    const std::size_t count = std::min(series.x.size(), series.y.size());
    for (std::size_t i = 0; i < count; ++i) {
        const std::optional<Place> place = place_of(series, i, x, y);
        if (place && within(*place)) places.push_back(*place);
    }
    return thinned(std::move(places), columns);
}

std::optional<double> place_within(const Scale& scale, double value) {
    const std::optional<double> place = scale.place(value);
    return place && *place >= 0 && *place <= 1 ? place : std::nullopt;
}

std::vector<double> mark_places(const Figure& figure, const Scale& x) {
    std::vector<double> places;
    for (const Series& series : figure.series) {
        for (const double mark : series.marks) {
            if (const auto place = place_within(x, mark)) places.push_back(*place);
        }
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

}  // namespace lrsched::plot
