// Room `plot`: how much room texts take in a drawing that goes into a file.
#pragma once

#include <string>
#include <string_view>

namespace lrsched::plot {

// All lengths are pixels of 1/96 inch.

/// The size of letters, from which most distances are derived.
constexpr double kEm = 14;

/// About as long as the text is in a usual font without fixed widths.
[[nodiscard]] double text_length(std::string_view text);

/// As much of the text as fits, with an ellipsis where that is not all.
[[nodiscard]] std::string cut(std::string_view text, double room);

}  // namespace lrsched::plot
