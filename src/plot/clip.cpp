// Room `plot`: lines and areas cut off at the edges of a panel.
#include "plot/clip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace lrsched::plot {
namespace {

bool inside(const Place& place) { return place.x >= 0 && place.x <= 1 && place.y >= 0 && place.y <= 1; }

Place between(const Place& from, const Place& to, double share) {
    return {std::lerp(from.x, to.x, share), std::lerp(from.y, to.y, share)};
}

// What is left of a straight piece: as shares of its length, from where to where (Liang and Barsky).
std::optional<std::pair<double, double>> visible(const Place& from, const Place& to) {
    double begin = 0;
    double end = 1;
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const std::array<std::pair<double, double>, 4> edges{
        {{-dx, from.x}, {dx, 1 - from.x}, {-dy, from.y}, {dy, 1 - from.y}}};
    for (const auto& [pace, room] : edges) {
        if (pace == 0) {
            if (room < 0) return std::nullopt;
        } else if (pace < 0) {
            begin = std::max(begin, room / pace);
        } else {
            end = std::min(end, room / pace);
        }
    }
    if (begin > end) return std::nullopt;
    return std::pair{begin, end};
}

// Rounding may leave a cut just outside.
Place settled(const Place& place) { return {std::clamp(place.x, 0.0, 1.0), std::clamp(place.y, 0.0, 1.0)}; }

// How far inside of one of the four edges a place lies; negative outside.
double depth(const Place& place, int edge) {
    switch (edge) {
        case 0: return place.x;
        case 1: return 1 - place.x;
        case 2: return place.y;
        default: return 1 - place.y;
    }
}

// The area without what lies beyond one edge (Sutherland and Hodgman).
Line cut_at(const Line& corners, int edge) {
    Line kept;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Place& from = corners[i == 0 ? corners.size() - 1 : i - 1];
        const Place& to = corners[i];
        const double before = depth(from, edge);
        const double after = depth(to, edge);
        if ((before < 0) != (after < 0)) kept.push_back(between(from, to, before / (before - after)));
        if (after >= 0) kept.push_back(to);
    }
    return kept;
}

}  // namespace

std::vector<Line> clipped(const Line& line) {
    if (std::all_of(line.begin(), line.end(), inside)) return {line};
    std::vector<Line> pieces;
    bool open = false;  // the last piece ends at the place that comes next
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto seen = visible(line[i - 1], line[i]);
        if (seen) {
            if (!open) pieces.push_back({settled(between(line[i - 1], line[i], seen->first))});
            pieces.back().push_back(settled(between(line[i - 1], line[i], seen->second)));
        }
        open = seen && inside(line[i]);
    }
    return pieces;
}

Line clipped_area(Line corners) {
    if (std::all_of(corners.begin(), corners.end(), inside)) return corners;
    for (int edge = 0; edge < 4; ++edge) corners = cut_at(corners, edge);
    std::transform(corners.begin(), corners.end(), corners.begin(), settled);
    return corners;
}

}  // namespace lrsched::plot
