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

// One dot for each step along the longer side.
void Canvas::stroke(const Place& from, const Place& to, std::size_t series) {
    const int x0 = dot_across(from.x);
    const int y0 = dot_down(from.y);
    const int dx = dot_across(to.x) - x0;
    const int dy = dot_down(to.y) - y0;
    const int steps = std::max({std::abs(dx), std::abs(dy), 1});
    for (int i = 0; i <= steps; ++i) {
        const double share = static_cast<double>(i) / steps;
        dot(x0 + static_cast<int>(std::lround(share * dx)), y0 + static_cast<int>(std::lround(share * dy)), series);
    }
}

void Canvas::draw(const Line& line, std::size_t series) {
    if (line.empty()) return;
    stroke(line.front(), line.front(), series);
    for (std::size_t i = 1; i < line.size(); ++i) stroke(line[i - 1], line[i], series);
}

std::string braille(std::uint8_t dots) {
    // U+2800 + dots in UTF-8
    return {'\xE2', static_cast<char>(0xA0 | (dots >> 6U)), static_cast<char>(0x80 | (dots & 0x3FU))};
}

}  // namespace lrsched::plot
