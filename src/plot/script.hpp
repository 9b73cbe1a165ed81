// Room `plot`: a sheet as a script for gnuplot.
#pragma once

#include <string>

#include "plot/sheet_layout.hpp"

namespace lrsched::plot {

enum class Format { svg, png, pdf };

/// A script that makes gnuplot write a sheet so laid out to its standard output. All numbers are places from 0 to 1 and all ticks
/// are written out, so that gnuplot only draws; texts of the user hold no character that means anything to it.
[[nodiscard]] std::string script_of(const SheetLayout& layout, Format format);

}  // namespace lrsched::plot
