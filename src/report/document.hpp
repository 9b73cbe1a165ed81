// Room `report`: one HTML file that shows what an experiment was and what came out of it. Plain data in, text out; knows
// nothing of schedules or training. This file is what a caller fills in.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "plot/figure.hpp"

namespace lrsched::report {

/// Paragraphs, a blank line between two.
struct Prose {
    std::string text;
};

/// A text that is shown as it is: a configuration.
struct Listing {
    std::string title;
    std::string text;
    bool open = true;  ///< else a click opens it
};

/// Nothing, a number or a text. A number keeps all its bits, and so do those that are not finite.
using Cell = std::variant<std::monostate, double, std::string>;

struct Column {
    enum class Best { none, least, greatest };
    std::string name;
    std::string note{};      ///< a sentence on what the numbers are
    Best best = Best::none;  ///< which of its numbers is pointed out
};

/// A row that is shorter than the others has nothing in its last cells; a longer one makes columns without a name.
struct Table {
    std::string title;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
};

/// Curves to zoom into, read and switch off. The size of the sheet gives its panels' proportions.
struct Chart {
    plot::Sheet sheet;
    std::string note{};  ///< a sentence below it
};

using Block = std::variant<Prose, Listing, Table, Chart>;

struct Section {
    std::string title;
    std::vector<Block> blocks;
};

struct Document {
    std::string title;
    std::string description;  ///< paragraphs below the title
    std::vector<Section> sections;
};

}  // namespace lrsched::report
