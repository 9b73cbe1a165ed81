// Room syntax: the tokens of one parsed item as they were written, each with the comments that stand at it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/tree.hpp"

namespace lrsched::syntax {

/// A token and its comments. Every comment inside an item stands at exactly one token, so none can be lost.
struct Lexeme {
    std::string_view text;
    std::uint32_t above = 0;              ///< first of the comments on lines of their own before it
    std::uint32_t above_end = 0;          ///< behind the last of them
    std::optional<std::uint32_t> beside;  ///< the comment behind it on its line
};

/// The tokens of an item that parsed without errors. Comments are those of the whole file; the numbers in a lexeme are
/// positions in them.
[[nodiscard]] std::vector<Lexeme> lex(std::string_view text, Span item, std::span<const Comment> comments);

}  // namespace lrsched::syntax
