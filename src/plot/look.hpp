// Room `plot`: what a line looks like, and what the legend says of it; the same for the terminal, files and reports.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "plot/figure.hpp"

namespace lrsched::plot {

/// A line's looks with nothing left to choose.
struct Look {
    Color color = Color::black;
    Stroke stroke = Stroke::solid;
    bool pale = false;

    bool operator==(const Look&) const = default;
};

[[nodiscard]] Look look_of(const Figure& figure, std::size_t series);
[[nodiscard]] Look look_of(const Guide& guide);
[[nodiscard]] Color color_of(const Pin& pin);

/// An entry of the legend.
struct Key {
    enum class Kind { curve, upright, level };
    Kind kind = Kind::curve;
    std::size_t index = 0;  ///< of the series or the guide
    Look look;
    std::string name;
    bool shared = false;  ///< stands for several guides
};

/// The curves, if there is more than one entry; guides that have a label, those of one label and look once.
[[nodiscard]] std::vector<Key> keys_of(const Figure& figure);

}  // namespace lrsched::plot
