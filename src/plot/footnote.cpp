// Room `plot`: what a drawing has to say about what it does not show.
#include "plot/footnote.hpp"

#include <fmt/format.h>

namespace lrsched::plot {

std::string footnote(const Scales& scales) {
    if (scales.left_out == 0) return {};
    if (scales.left_out == 1) return "1 point at or below zero is not shown (log axis)";
    return fmt::format("{} points at or below zero are not shown (log axis)", scales.left_out);
}

}  // namespace lrsched::plot
