// Room `plot`: what a drawing has to say about what it does not show.
#pragma once

#include <string>

#include "plot/scale.hpp"

namespace lrsched::plot {

/// A sentence for below the drawing; empty if all finite points are shown.
[[nodiscard]] std::string footnote(const Scales& scales);

}  // namespace lrsched::plot
