// Room `plot`: the palette, one for the terminal, for files and for reports.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace lrsched::plot {

/// The parameters of an ANSI colour sequence ("38;5;32"), from a literal; empty for the terminal's own colour.
using Ink = std::string_view;

/// `automatic` goes by what is drawn: the curves of a panel take turns.
enum class Color { automatic, blue, red, green, pink, orange, sky, black, gray };

/// Okabe and Ito's palette, which the colour-blind can tell apart, without its yellow, which paper swallows.
struct Paint {
    Color color = Color::automatic;
    std::string_view name;  ///< as a user writes it
    std::string_view hex;   ///< on white paper
    Ink ink;                ///< as near as a terminal's 256 colours come
};

/// All colours that have a name, in the order in which curves take them.
[[nodiscard]] std::span<const Paint> palette() noexcept;

/// The row of a colour; `automatic` is black.
[[nodiscard]] const Paint& paint_of(Color color) noexcept;

/// The colour of the curve that is the nth of its panel and has none of its own, counted from 0.
[[nodiscard]] const Paint& paint_of_curve(std::size_t index) noexcept;

/// How many curves have a colour before the first one comes again.
[[nodiscard]] std::size_t curve_colors() noexcept;

[[nodiscard]] std::optional<Color> color_named(std::string_view name) noexcept;

}  // namespace lrsched::plot
