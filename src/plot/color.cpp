// Room `plot`: the palette.
#include "plot/color.hpp"

#include <algorithm>
#include <array>

namespace lrsched::plot {
namespace {

// In an order that keeps neighbours apart. A terminal may be as black as ink: there black is a gray.
constexpr std::array kPalette{
    Paint{Color::blue, "blue", "#0072B2", "38;5;32"},      Paint{Color::red, "red", "#D55E00", "38;5;166"},
    Paint{Color::green, "green", "#009E73", "38;5;36"},    Paint{Color::pink, "pink", "#CC79A7", "38;5;175"},
    Paint{Color::orange, "orange", "#E69F00", "38;5;178"}, Paint{Color::sky, "sky", "#56B4E9", "38;5;74"},
    Paint{Color::black, "black", "#000000", "38;5;245"},   Paint{Color::gray, "gray", "#777777", "38;5;245"}};
constexpr std::size_t kCurveColors = 7;  // gray is for what stands behind the curves

}  // namespace

std::span<const Paint> palette() noexcept { return kPalette; }

const Paint& paint_of(Color color) noexcept {
    const auto* const paint =
        std::find_if(kPalette.begin(), kPalette.end(), [color](const Paint& each) { return each.color == color; });
    return paint == kPalette.end() ? kPalette[kCurveColors - 1] : *paint;
}

const Paint& paint_of_curve(std::size_t index) noexcept { return kPalette[index % kCurveColors]; }

std::size_t curve_colors() noexcept { return kCurveColors; }

std::optional<Color> color_named(std::string_view name) noexcept {
    for (const Paint& paint : kPalette) {
        if (paint.name == name) return paint.color;
    }
    return std::nullopt;
}

}  // namespace lrsched::plot
