// Room `plot`: dots within character cells.
#include "plot/canvas.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace lrsched::plot {
namespace {

// Unicode numbers the dots of the older six-dot cell first, then the two at the bottom.
constexpr std::array<std::array<std::uint8_t, 2>, 4> kDotBits{{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}};
constexpr std::size_t kSeriesBits = 64;

// Constants often lie just between two rows of dots, where noise in the last digit must not make them jump.
constexpr double kNoise = 1e-6;

Pattern pattern_of(Stroke stroke, Grain grain) {
    const int off = (grain.down + 1) / 2;
    if (stroke == Stroke::dashed) return {grain.down + 1, off};
    if (stroke == Stroke::dotted) return {1, off};
    return {};
}

int nearest(double place, int count) {
    return static_cast<int>(std::floor(std::clamp(place, 0.0, 1.0) * (count - 1) + 0.5 - kNoise));
}

}  // namespace

Canvas::Canvas(int rows, int columns, Grain grain)
    : rows_(rows),
      columns_(columns),
      grain_(grain),
      cells_(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns)) {}

const Canvas::Cell& Canvas::cell(int row, int column) const {
    const auto width = static_cast<std::size_t>(columns_);
    return cells_[static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column)];
}

int Canvas::dot_across(double x) const { return nearest(x, columns_ * grain_.across); }
int Canvas::dot_down(double y) const { return nearest(1 - y, rows_ * grain_.down); }
int Canvas::row_of(double y) const { return dot_down(y) / grain_.down; }
int Canvas::column_of(double x) const { return dot_across(x) / grain_.across; }

void Canvas::dot(int across, int down, std::size_t series) {
    const auto index = static_cast<std::size_t>(down / grain_.down) * static_cast<std::size_t>(columns_) +
                       static_cast<std::size_t>(across / grain_.across);
    const auto row = static_cast<std::size_t>(down % grain_.down);
    const auto column = static_cast<std::size_t>(across % grain_.across);
    cells_[index].dots |= kDotBits[row][column];
    cells_[index].series |= std::uint64_t{1} << (series % kSeriesBits);
}

// One dot for each step along the longer side, but for the first, with which the piece before has ended.
void Canvas::stroke(const Place& from, const Place& to, std::size_t series, Pattern& pattern) {
    const int x0 = dot_across(from.x);
    const int y0 = dot_down(from.y);
    const int dx = dot_across(to.x) - x0;
    const int dy = dot_down(to.y) - y0;
    const int steps = std::max(std::abs(dx), std::abs(dy));
    for (int i = 1; i <= steps; ++i) {
        if (!pattern.next()) continue;
        const double share = static_cast<double>(i) / steps;
        dot(x0 + static_cast<int>(std::lround(share * dx)), y0 + static_cast<int>(std::lround(share * dy)), series);
    }
}

void Canvas::draw(const Line& line, std::size_t series, Stroke kind) {
    if (line.empty()) return;
    Pattern pattern = pattern_of(kind, grain_);
    if (pattern.next()) dot(dot_across(line.front().x), dot_down(line.front().y), series);
    for (std::size_t i = 1; i < line.size(); ++i) stroke(line[i - 1], line[i], series, pattern);
}

void Canvas::fill_column(int across, const std::vector<double>& crossings, std::size_t series) {
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const int top = dot_down(crossings[i + 1]);
        for (int down = dot_down(crossings[i]); down >= top; --down) dot(across, down, series);
    }
}

void Canvas::fill(const Line& corners, std::size_t series) {
    const int width = columns_ * grain_.across;
    for (int across = 0; across < width; ++across) {
        const double x = (across + 0.5) / width;
        std::vector<double> crossings;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            const Place& from = corners[i == 0 ? corners.size() - 1 : i - 1];
            const Place& to = corners[i];
            if ((from.x < x) == (to.x < x)) continue;
            crossings.push_back(std::lerp(from.y, to.y, (x - from.x) / (to.x - from.x)));
        }
        std::sort(crossings.begin(), crossings.end());
        fill_column(across, crossings, series);
    }
}

std::string braille(std::uint8_t dots) {
    // U+2800 + dots in UTF-8
    return {'\xE2', static_cast<char>(0xA0 | (dots >> 6U)), static_cast<char>(0x80 | (dots & 0x3FU))};
}

}  // namespace lrsched::plot
