// Room `plot`: where the labels of points go.
#include "plot/labels.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace lrsched::plot {
namespace {

// How far a box is moved from being centred on its point, in halves of its own size: right of it, left, above, ... and
// further away where labels crowd.
struct Shift {
    int across;
    int down;
};
constexpr std::array kShifts{Shift{1, 0},  Shift{-1, 0}, Shift{1, -1}, Shift{1, 1}, Shift{-1, -1}, Shift{-1, 1},
                             Shift{0, -1}, Shift{0, 1},  Shift{1, -2}, Shift{1, 2}, Shift{-1, -2}, Shift{-1, 2},
                             Shift{0, -2}, Shift{0, 2},  Shift{1, -3}, Shift{1, 3}, Shift{-1, -3}, Shift{-1, 3}};

bool overlap(const Box& a, const Box& b) {
    return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height &&
           b.top < a.top + a.height;
}

Box shifted(const Note& note, const Shift& shift, const Gap& gap) {
    const double x = note.x + shift.across * (note.width / 2 + gap.across);
    const double y = note.y + shift.down * (note.height / 2 + gap.down);
    return {x - note.width / 2, y - note.height / 2, note.width, note.height};
}

bool inside(const Box& box, double width, double height) {
    return box.left >= 0 && box.top >= 0 && box.left + box.width <= width && box.top + box.height <= height;
}

Box moved_inside(Box box, double width, double height) {
    box.left = std::clamp(box.left, 0.0, std::max(width - box.width, 0.0));
    box.top = std::clamp(box.top, 0.0, std::max(height - box.height, 0.0));
    return box;
}

}  // namespace

std::vector<Box> place_labels(std::span<const Note> notes, const Gap& gap, double width, double height) {
    std::vector<Box> taken;  // the points, too
    for (const Note& note : notes)
        taken.push_back({note.x - gap.across / 2, note.y - gap.down / 2, gap.across, gap.down});
    std::vector<Box> boxes;
    for (const Note& note : notes) {
        Box chosen = moved_inside(shifted(note, kShifts[0], gap), width, height);
        for (const Shift& shift : kShifts) {
            const Box box = shifted(note, shift, gap);
            const bool free = std::none_of(taken.begin(), taken.end(), [&](const Box& t) { return overlap(t, box); });
            if (!free || !inside(box, width, height)) continue;
            chosen = box;
            break;
        }
        taken.push_back(chosen);
        boxes.push_back(chosen);
    }
    return boxes;
}

}  // namespace lrsched::plot
