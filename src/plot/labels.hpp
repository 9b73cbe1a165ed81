// Room `plot`: where the labels of points go.
#pragma once

#include <span>
#include <vector>

namespace lrsched::plot {

// All lengths are of one unit of the caller's, pixels or character cells; places count from the upper left corner.

/// A point and the size of what is to be written beside it.
struct Note {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

struct Box {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
};

/// How far a label stands away from its point.
struct Gap {
    double across = 0;
    double down = 0;
};

/// A box for each note beside its point: within a panel of this size where it is large enough, and off the
/// other labels and points where there is such a place.
[[nodiscard]] std::vector<Box> place_labels(std::span<const Note> notes, const Gap& gap, double width, double height);

}  // namespace lrsched::plot
