// Room experiment: chooses the points of a curve; looks only at values, never at what made them.
#include "experiment/sampling.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>

namespace lrsched::experiment {
namespace {

constexpr double kSamples = 1500;
constexpr std::size_t kMostJoins = 200;
constexpr std::size_t kMostJumps = 200;  // more are a noise, which lines show as well
constexpr double kVisible = 0.01;        // of the range of values
constexpr int kHalvings = 50;

struct Point {
    double x = 0;
    double y = 0;
};

double value_at(const Program& program, std::size_t output, double step) {
    const auto value = program.at(step, output);
    return value ? *value : std::numeric_limits<double>::quiet_NaN();
}

bool inside(double step, Stretch range) { return step > range.first && step < range.last; }

std::vector<double> joins_in(const Summary& summary, Stretch range) {
    std::vector<double> joins;
    for (const Segment& segment : summary.segments) {
        if (inside(segment.begin, range) && joins.size() < kMostJoins) joins.push_back(segment.begin);
    }
    return joins;
}

std::vector<double> places(Stretch range, const std::vector<double>& joins) {
    std::vector<double> steps;
    const double stride = std::max(1.0, (range.last - range.first) / kSamples);
    for (double i = 0; range.first + i * stride < range.last; ++i) steps.push_back(range.first + i * stride);
    steps.push_back(range.last);
    for (const double join : joins) {
        steps.push_back(std::nextafter(join, 0.0));
        steps.push_back(join);
    }
    std::ranges::sort(steps);
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    return steps;
}

double spread(const std::vector<Point>& points) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Point& point : points) {
        if (!std::isfinite(point.y)) continue;
        low = std::min(low, point.y);
        high = std::max(high, point.y);
    }
    return high > low ? high - low : 0;
}

/// Closes in on the greater change between two points. A jump keeps its height however near its sides are; a slope
/// gets flatter and gives nothing.
std::vector<Point> sides_of_jump(const Program& program, std::size_t output, Point left, Point right) {
    const double height = std::abs(right.y - left.y);
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = std::midpoint(left.x, right.x);
        if (middle <= left.x || middle >= right.x) break;
        const Point half{middle, value_at(program, output, middle)};
        (std::abs(half.y - left.y) > std::abs(right.y - half.y) ? right : left) = half;
    }
    if (!(std::abs(right.y - left.y) > height / 2)) return {};
    return {left, right};
}

/// Where the value changes by a visible part of its range.
std::vector<std::size_t> steep_places(const std::vector<Point>& points) {
    const double visible = kVisible * spread(points);
    std::vector<std::size_t> steep;
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (std::abs(points[i].y - points[i - 1].y) > visible) steep.push_back(i);
    }
    return steep;
}

/// A drop from 1e-3 to 1e-4 is nothing beside 0.1, and plain to see on a logarithmic axis.
std::vector<Point> logarithms(std::vector<Point> points) {
    for (Point& point : points) point.y = std::log(point.y);
    return points;
}

std::vector<Point> jumps(const Program& program, std::size_t output, const std::vector<Point>& points) {
    std::vector<std::size_t> steep;
    std::ranges::set_union(steep_places(points), steep_places(logarithms(points)), std::back_inserter(steep));
    std::vector<Point> found;
    if (steep.size() > kMostJumps) return found;
    for (const std::size_t i : steep) {
        for (const Point& point : sides_of_jump(program, output, points[i - 1], points[i])) found.push_back(point);
    }
    return found;
}

}  // namespace

plot::Series sample(const Program& program, std::size_t output, const Summary& summary, Stretch range) {
    plot::Series series{.name = summary.name, .x = {}, .y = {}, .marks = joins_in(summary, range)};
    std::vector<Point> points;
    for (const double step : places(range, series.marks)) points.push_back({step, value_at(program, output, step)});
    const std::vector<Point> extra = jumps(program, output, points);
    points.insert(points.end(), extra.begin(), extra.end());
    std::ranges::stable_sort(points, {}, &Point::x);
    for (const Point& point : points) {
        if (!series.x.empty() && series.x.back() == point.x) continue;
        series.x.push_back(point.x);
        series.y.push_back(point.y);
    }
    return series;
}

}  // namespace lrsched::experiment
