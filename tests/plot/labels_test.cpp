// Tests of where the labels of points go.
#include "plot/labels.hpp"

#include <catch2/catch.hpp>

namespace lrsched::plot {
namespace {

constexpr Gap kGap{2, 5};

bool apart(const Box& a, const Box& b) {
    return a.left >= b.left + b.width || b.left >= a.left + a.width || a.top >= b.top + b.height ||
           b.top >= a.top + a.height;
}

TEST_CASE("a label stands right of its point, and left of it at the right edge") {
    const std::vector<Note> notes{{50, 50, 20, 10}, {95, 20, 20, 10}};
    const auto boxes = place_labels(notes, kGap, 100, 100);
    CHECK(boxes[0].left == 52);
    CHECK(boxes[0].top == 45);
    CHECK(boxes[1].left == 73);
}

TEST_CASE("labels of points that stand close do not cover each other or the points") {
    std::vector<Note> notes;
    for (const double x : {40, 44, 48, 52, 56}) notes.push_back({x, 50, 30, 10});
    const auto boxes = place_labels(notes, kGap, 200, 100);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) CHECK(apart(boxes[i], boxes[j]));
        for (const Note& note : notes) CHECK(apart(boxes[i], {note.x - 0.5, note.y - 0.5, 1, 1}));
    }
}

TEST_CASE("a label that has no good place stays within the panel") {
    const std::vector<Note> notes(12, Note{5, 5, 30, 8});
    for (const Box& box : place_labels(notes, kGap, 40, 10)) {
        CHECK((box.left >= 0 && box.left + box.width <= 40 && box.top >= 0 && box.top + box.height <= 10));
    }
    CHECK(place_labels(std::vector<Note>{{5, 5, 300, 8}}, kGap, 40, 10)[0].left == 0);
}

}  // namespace
}  // namespace lrsched::plot
