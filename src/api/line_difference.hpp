// Room api: which lines of two texts differ.
#pragma once

#include <string>
#include <string_view>

namespace lrsched::detail {

/// At most 160 bytes of a text, cut between characters. It may come from anywhere: nothing in it moves a terminal's cursor.
[[nodiscard]] std::string on_a_line(std::string_view text);

/// A line `- ...` for each that only `before` has, `+ ...` for each that only `after` has, in order; of many the first ones and
/// how many follow. Each line begins with a line feed and four blanks; empty where nothing differs.
[[nodiscard]] std::string line_difference(std::string_view before, std::string_view after);

}  // namespace lrsched::detail
