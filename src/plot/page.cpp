// Room `plot`: a rectangle of character cells with colours.
#include "plot/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "plot/lettering.hpp"

namespace lrsched::plot {

Page::Page(int rows, int columns)
    : rows_(rows), columns_(columns), cells_(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns)) {}

const Page::Cell& Page::cell(int row, int column) const {
    const auto width = static_cast<std::size_t>(columns_);
    return cells_[static_cast<std::size_t>(row) * width + static_cast<std::size_t>(column)];
}

void Page::put(int row, int column, std::string_view text, Ink ink) {
    if (row < 0 || row >= rows_) return;
    Cell* const first = cells_.data() + static_cast<std::ptrdiff_t>(row) * columns_;
    for (const Letter& letter : letters(text)) {
        if (column >= 0 && column + letter.width <= columns_) {
            first[column] = {letter.bytes, ink};
            if (letter.width == 2) first[column + 1] = {"", ink};
        }
        column += letter.width;
    }
}

void Page::paste(int row, int column, const Page& other) {
    const int rows = std::min(other.rows_, rows_ - row);
    const int columns = std::min(other.columns_, columns_ - column);
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c) {
            cells_[static_cast<std::size_t>(row + r) * static_cast<std::size_t>(columns_) +
                   static_cast<std::size_t>(column + c)] = other.cell(r, c);
        }
    }
}

std::string_view Page::at(int row, int column) const { return cell(row, column).glyph; }

void Page::append_row(int row, bool color, std::string& text) const {
    int end = columns_;
    while (end > 0 && at(row, end - 1) == " ") --end;
    Ink ink;
    for (int column = 0; column < end; ++column) {
        const Cell& next = cell(row, column);
        // Blanks take the colour of what stands before them: fewer sequences.
        if (color && next.glyph != " " && next.ink != ink) {
            if (!ink.empty()) text += "\x1b[0m";
            if (!next.ink.empty()) text += fmt::format("\x1b[{}m", next.ink);
            ink = next.ink;
        }
        text += next.glyph;
    }
    if (!ink.empty()) text += "\x1b[0m";
    text += '\n';
}

std::string Page::text(bool color) const {
    std::string text;
    for (int row = 0; row < rows_; ++row) append_row(row, color, text);
    return text;
}

}  // namespace lrsched::plot
