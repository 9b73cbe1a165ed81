// Room `plot`: texts of the user made fit for a terminal or a drawing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lrsched::plot {

/// One character with the accents that follow it.
struct Letter {
    std::string bytes;
    int width = 1;  ///< terminal columns: 1 or 2
};

/// The text as letters. Line feeds, control characters and bytes that are no UTF-8 become blanks or replacement
/// characters, so that no text can move the cursor or break a drawing. Without `unicode`, other than ASCII becomes `?`.
[[nodiscard]] std::vector<Letter> letters(std::string_view text, bool unicode = true);

/// Terminal columns of the letters.
[[nodiscard]] int width(const std::vector<Letter>& text);

/// The letters joined again, and cut with an ellipsis where they are wider than `most` columns.
[[nodiscard]] std::string fit(std::string_view text, int most, bool unicode = true);

}  // namespace lrsched::plot
