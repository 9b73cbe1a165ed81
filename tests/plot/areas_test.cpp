// Tests of bands as areas, and of points as dots.
#include <algorithm>
#include <catch2/catch.hpp>

#include "figures.hpp"
#include "plot/trace.hpp"

namespace lrsched::plot {
namespace {

using namespace lrsched::test;

constexpr Scale kTen{0, 10, false};

Series banded(std::vector<double> x, std::vector<double> low, std::vector<double> high) {
    Series series = points(std::move(x), low);
    series.low = std::move(low);
    series.high = std::move(high);
    return series;
}

TEST_CASE("a band is an area forth along its upper and back along its lower edge") {
    const auto found = areas(banded({0, 10}, {2, 4}, {6, 8}), kTen, kTen, 100);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].size() == 4);
    CHECK(found[0][1].y == Approx(0.8));
    CHECK(found[0][2].y == Approx(0.4));
}

TEST_CASE("a band has gaps where an edge is no number, and steps where its series has them") {
    CHECK(areas(banded({0, 1, 2, 3, 4}, {1, 1, kGap, 1, 1}, {2, 2, 2, 2, 2}), kTen, kTen, 100).size() == 2);
    CHECK(areas(banded({0, 1, 2}, {1, kGap, 1}, {2, 2, 2}), kTen, kTen, 100).empty());
    Series stairs = banded({0, 5, 10}, {1, 2, 3}, {2, 3, 4});
    stairs.steps = true;
    CHECK(areas(stairs, kTen, kTen, 100)[0].size() == 10);
}

TEST_CASE("the edges of a band may stand the wrong way round") {
    const auto usual = areas(banded({0, 10}, {2, 4}, {6, 8}), kTen, kTen, 100);
    const auto other = areas(banded({0, 10}, {6, 4}, {2, 8}), kTen, kTen, 100);
    CHECK(usual[0][0].y == other[0][0].y);
}

TEST_CASE("a band that goes on to zero reaches the end of a logarithmic axis") {
    const Scale log{1, 100, true};
    const auto found = areas(banded({0, 10}, {0, -1}, {10, 10}), kTen, log, 100);
    REQUIRE(found.size() == 1);
    for (const Place& corner : found[0]) CHECK((corner.y == 0 || corner.y == Approx(0.5)));
}

TEST_CASE("a band of very many points is thinned and keeps its extremes") {
    Series many = curve("", 1'000'000, [](double) { return 5.0; });
    many.low.assign(many.y.size(), 4);
    many.high.assign(many.y.size(), 6);
    many.high[777'777] = 9;
    const auto found = areas(many, {0, 1'000'000, false}, kTen, 100);
    REQUIRE(found.size() == 1);
    CHECK(found[0].size() <= 204);
    const auto highest =
        std::max_element(found[0].begin(), found[0].end(), [](const Place& a, const Place& b) { return a.y < b.y; });
    CHECK(highest->y == Approx(0.9));
    CHECK(found[0][101].x == 1);
}

TEST_CASE("lines and dots end at the edges of the axes") {
    const Series steep = points({-5, 5, 15}, {0, 5, 10});
    const auto lines = trace(steep, kTen, kTen, 100);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].front().x == 0);
    CHECK(lines[0].front().y == Approx(0.25));
    CHECK(lines[0].back().x == 1);
    CHECK(dots(steep, kTen, kTen, 100).size() == 1);
    const Series wild = points({0, 1, 2}, {5, 1e300, 5});
    for (const Line& line : trace(wild, kTen, kTen, 100)) {
        for (const Place& place : line) CHECK((place.y >= 0 && place.y <= 1));
    }
}

TEST_CASE("dots of very many points are thinned") {
    const Series many = curve("", 1'000'000, [](double t) { return std::fmod(t, 7); });
    CHECK(dots(many, {0, 1'000'000, false}, kTen, 100).size() <= 404);
}

}  // namespace
}  // namespace lrsched::plot
