// Room `plot`: dots within character cells, and which series put them there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "plot/figure.hpp"
#include "plot/place.hpp"

namespace lrsched::plot {

/// How a cell is divided: braille has two by four dots, ASCII one.
struct Grain {
    int across = 1;
    int down = 1;
};
constexpr Grain kBraille{2, 4};
constexpr Grain kWhole{1, 1};

/// Which dots along a line are drawn: so many, then so many not.
struct Pattern {
    int on = 1;
    int off = 0;
    int passed = 0;

    [[nodiscard]] bool next() { return passed++ % (on + off) < on; }
};

/// A rectangle of cells into which lines are drawn. Row 0 is the uppermost.
class Canvas {
public:
    struct Cell {
        std::uint8_t dots = 0;     ///< bits in the order of Unicode's braille patterns
        std::uint64_t series = 0;  ///< bit i: series i (modulo 64) passes here
    };

    Canvas(int rows, int columns, Grain grain);

    /// A solid line unless the stroke is dashed or dotted.
    void draw(const Line& line, std::size_t series, Stroke kind = Stroke::solid);

    /// All dots of an area with these corners.
    void fill(const Line& corners, std::size_t series);

    [[nodiscard]] int rows() const noexcept { return rows_; }
    [[nodiscard]] int columns() const noexcept { return columns_; }
    [[nodiscard]] const Cell& cell(int row, int column) const;

    /// The cell row or column in which a place from 0 to 1 lies.
    [[nodiscard]] int row_of(double y) const;
    [[nodiscard]] int column_of(double x) const;

private:
    [[nodiscard]] int dot_across(double x) const;
    [[nodiscard]] int dot_down(double y) const;
    void dot(int across, int down, std::size_t series);
    void stroke(const Place& from, const Place& to, std::size_t series, Pattern& pattern);
    void fill_column(int across, const std::vector<double>& crossings, std::size_t series);

    int rows_;
    int columns_;
    Grain grain_;
    std::vector<Cell> cells_;
};

/// The braille character of these dots.
[[nodiscard]] std::string braille(std::uint8_t dots);

}  // namespace lrsched::plot
