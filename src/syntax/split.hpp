// Room syntax: cuts a text at its items, before any grammar: an item starts at the start of a line (or behind `;`), its
// continuation lines are indented or inside brackets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/tree.hpp"

namespace lrsched::syntax {

struct Slice {
    Span span;
    std::string doc;  ///< text of the ## lines right above, marks removed
};

struct Split {
    std::vector<Slice> slices;
    std::vector<Comment> comments;
};

[[nodiscard]] Split split(std::string_view text);

}  // namespace lrsched::syntax
