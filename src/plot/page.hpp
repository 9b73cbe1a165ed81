// Room `plot`: a rectangle of character cells with colours, printed at the end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plot/color.hpp"

namespace lrsched::plot {

class Page {
public:
    Page(int rows, int columns);

    /// Puts the letters of the text side by side; what falls off the page is cut.
    void put(int row, int column, std::string_view text, Ink ink = {});

    /// Puts another page upon this one, its upper left cell at this place.
    void paste(int row, int column, const Page& other);

    /// What stands in a cell; a blank where nothing was put.
    [[nodiscard]] std::string_view at(int row, int column) const;

    /// All rows, without blanks at their ends, each with a line feed.
    [[nodiscard]] std::string text(bool color) const;

    [[nodiscard]] int rows() const noexcept { return rows_; }
    [[nodiscard]] int columns() const noexcept { return columns_; }

private:
    struct Cell {
        std::string glyph = " ";  // empty: covered by the wide letter to the left
        Ink ink;
    };

    [[nodiscard]] const Cell& cell(int row, int column) const;
    void append_row(int row, bool color, std::string& text) const;

    int rows_;
    int columns_;
    std::vector<Cell> cells_;
};

}  // namespace lrsched::plot
