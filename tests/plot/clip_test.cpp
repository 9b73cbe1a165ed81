// Tests of lines and areas cut off at the edges of a panel.
#include "plot/clip.hpp"

#include <catch2/catch.hpp>
#include <cmath>

namespace lrsched::plot {
namespace {

double size_of(const Line& corners) {
    double twice = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Place& next = corners[(i + 1) % corners.size()];
        twice += corners[i].x * next.y - next.x * corners[i].y;
    }
    return std::abs(twice) / 2;
}

TEST_CASE("a line that lies inside stays as it is") {
    const Line line{{0, 0}, {0.5, 1}, {1, 0.25}};
    const auto pieces = clipped(line);
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0].size() == 3);
    CHECK(clipped({{0.5, 0.5}}).size() == 1);
}

TEST_CASE("a line that leaves and comes back is two pieces, cut where it crosses the edge") {
    const auto pieces = clipped({{0, 0.5}, {0.4, 1.5}, {0.8, 0.5}});
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].back().x == Approx(0.2));
    CHECK(pieces[0].back().y == 1);
    CHECK(pieces[1].front().x == Approx(0.6));
    CHECK(pieces[1].back().x == Approx(0.8));
}

TEST_CASE("a line that crosses the panel between two points outside is seen") {
    const auto pieces = clipped({{-1, 0.25}, {2, 0.25}});
    REQUIRE(pieces.size() == 1);
    CHECK(pieces[0].front().x == Approx(0).margin(1e-12));
    CHECK(pieces[0].back().x == Approx(1));
    CHECK(clipped({{-1, 0.5}, {0.5, 2.1}}).empty());
    CHECK(clipped({{2, 2}}).empty());
}

TEST_CASE("a line that is interrupted outside stays interrupted") {
    const auto pieces = clipped({{0.5, 0.5}, {0.5, 3}, {0.75, 3}, {0.75, 0.5}, {1, 0.5}});
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0].size() == 2);
    CHECK(pieces[1].size() == 3);
}

TEST_CASE("an area is cut to what lies inside") {
    CHECK(size_of(clipped_area({{-1, -1}, {2, -1}, {2, 2}, {-1, 2}})) == Approx(1));
    CHECK(size_of(clipped_area({{0.25, 0.5}, {0.75, 0.5}, {0.75, 5}, {0.25, 5}})) == Approx(0.25));
    CHECK(size_of(clipped_area({{0.5, 0.5}, {1.5, 0.5}, {0.5, 1.5}})) == Approx(0.25));
    CHECK(clipped_area({{2, 2}, {3, 2}, {3, 3}}).size() < 3);
    for (const Place& corner : clipped_area({{-3, 0.1}, {0.7, -9}, {4, 0.9}, {0.2, 8}})) {
        CHECK((corner.x >= 0 && corner.x <= 1 && corner.y >= 0 && corner.y <= 1));
    }
}

}  // namespace
}  // namespace lrsched::plot
