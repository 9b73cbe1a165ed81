// Room `plot`: figures as files.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "file/error.hpp"
#include "plot/figure.hpp"

namespace lrsched::plot {

/// The endings of names that figures have.
constexpr std::array<std::string_view, 3> kFigureEndings{".svg", ".png", ".pdf"};

/// Draws the sheet into a file of the kind that the path's extension says: .svg, .png or .pdf. The file is written
/// whole or not at all. Needs gnuplot. The same sheet gives the same bytes on the same machine. Never throws.
[[nodiscard]] std::optional<file::Error> write_figure(const Sheet& sheet, const std::string& path) noexcept;

}  // namespace lrsched::plot
