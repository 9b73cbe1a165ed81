// Room `plot`: what a drawing has to say about what it does not show.
#include "plot/footnote.hpp"

#include <fmt/format.h>

#include <string_view>

namespace lrsched::plot {
namespace {

std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace

std::string footnote(const Scales& scales) {
    std::string lost;
    if (scales.left_out > 0) lost = counted(scales.left_out, "point");
    if (scales.lines_lost > 0) lost += (lost.empty() ? "" : ", ") + counted(scales.lines_lost, "line");
    if (!lost.empty()) {
        const bool one = scales.left_out + scales.lines_lost == 1;
        lost += fmt::format(" at or below zero {} not shown (log axis)", one ? "is" : "are");
    }
    if (scales.open_bands)
        lost += lost.empty() ? "a band goes on to zero or below (log axis)" : "; nor is all of a band";
    return lost;
}

}  // namespace lrsched::plot
