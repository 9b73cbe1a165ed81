// Room syntax: lines of at most 100 columns out of a sequence of pieces. Knows nothing of the language but its brackets.
//
// A group is written on one line where it fits there, with the text that follows it up to the next place for a break;
// else its own breaks are taken. A comment in a group breaks it. One pass measures, one writes: linear in the pieces.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lrsched::syntax {

inline constexpr std::size_t kLineWidth = 100;
inline constexpr std::size_t kIndent = 4;
/// Deeper nesting is not indented further, so that a text does not grow with the square of its depth.
inline constexpr std::size_t kDeepestIndent = 40;

struct Piece {
    enum class Op : std::uint8_t {
        text,
        space,
        line,    ///< a space, or the end of the line where the group is broken
        soft,    ///< nothing, or the end of the line where the group is broken
        fill,    ///< as `line`, but only where the next piece does not fit on this line
        open,    ///< a group begins
        assign,  ///< a group begins behind a space, or one indent deeper on the next line; `hug`: rather breaks inside
        close,   ///< the group ends
        indent,
        dedent,
        beside,  ///< a comment behind what is on the line
        above,   ///< a comment on a line of its own
        anchor   ///< where the next text stands is asked for
    };
    Op op = Op::text;
    bool hug = false;
    std::string_view text{};
};

struct LaidOut {
    std::string text;                   ///< without a line feed at its end
    std::optional<std::size_t> anchor;  ///< byte offset
};

/// The pieces of one item. Its continuation lines are indented or inside brackets.
[[nodiscard]] LaidOut lay_out(std::span<const Piece> pieces);

}  // namespace lrsched::syntax
