// Room syntax: the canonical text of a parsed file. Its rules stand in docs beside `lrsched fmt`; in short: one item a
// line where it fits into 100 columns, comments where they stood, numbers and strings as they were written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "syntax/tree.hpp"

namespace lrsched::syntax {

/// `text` is what `file` was parsed from, without errors. Nothing if its tokens are not those that the tree tells of.
[[nodiscard]] std::optional<std::string> print(std::string_view text, const File& file, const Tree& tree);

/// A parsed text and what it was parsed from.
struct ParsedText {
    std::string_view text;
    const File& file;
};

/// True if two texts mean the same and say the same beside: equal items up to doubled parentheses, equal comments. Both
/// were parsed with the same symbols into the same tree.
[[nodiscard]] bool same_meaning(const Tree& tree, const ParsedText& a, const ParsedText& b);

}  // namespace lrsched::syntax
