// Room `plot`: where a number lies along an axis.
#pragma once

#include <optional>

#include "plot/figure.hpp"

namespace lrsched::plot {

/// An axis from `low` to `high`, with low < high and both finite; both are positive on a logarithmic axis.
struct Scale {
    double low = 0;
    double high = 1;
    bool log = false;
    bool low_fixed = false;  ///< the caller of the room wants the axis to begin exactly here
    bool high_fixed = false;

    /// 0 at `low`, 1 at `high`. Nothing for what has no place: not finite, or not positive on a logarithmic axis.
    [[nodiscard]] std::optional<double> place(double value) const;
};

struct Scales {
    Scale x;
    Scale y;
    bool empty = false;          ///< no point at all: the axes are 0 to 1 (1 to 10) to have something to show
    std::size_t left_out = 0;    ///< finite points that a logarithmic axis has no place for
    std::size_t lines_lost = 0;  ///< guides, likewise
    bool open_bands = false;     ///< a band reaches down to where a logarithmic axis has no places
};

/// The limits of an axis, or none where they are a fault.
[[nodiscard]] Limits usable(const Limits& limits, bool log);

/// The axes that hold all points, bands and guides of the figure exactly, or end where the figure's limits say. An axis
/// on which they all lie at one place is widened.
[[nodiscard]] Scales scales_of(const Figure& figure);

/// The axis with room beside the points: a share of its length at both ends, but for ends that are fixed.
[[nodiscard]] Scale padded(const Scale& scale, double share);

}  // namespace lrsched::plot
