// Tests of series as lines.
#include "plot/trace.hpp"

#include <catch2/catch.hpp>

#include "figures.hpp"

namespace lrsched::plot {
namespace {

using namespace lrsched::test;

constexpr Scale kTen{0, 10, false};

TEST_CASE("gaps divide a series into lines") {
    const auto lines = trace(points({0, 1, 2, 3, 4}, {1, 2, kGap, 3, 4}), kTen, kTen, 100);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].size() == 2);
    CHECK(lines[1].size() == 2);
    CHECK(lines[1][0].x == Approx(0.3));
    CHECK(lines[1][0].y == Approx(0.3));
}

TEST_CASE("a series of steps has a corner before each new value") {
    Series stairs = points({0, 5, 10}, {1, 1, 3});
    stairs.steps = true;
    const auto lines = trace(stairs, kTen, kTen, 100);
    REQUIRE(lines.size() == 1);
    REQUIRE(lines[0].size() == 4);
    CHECK(lines[0][2].x == 1);
    CHECK(lines[0][2].y == Approx(0.1));
}

TEST_CASE("a thinned line keeps its ends, its peaks and few points") {
    Series noisy = curve("", 1'000'000, [](double t) { return std::fmod(t, 7); });
    noisy.y[123'456] = 9;
    noisy.y[654'321] = -1;
    const Scale x{0, 1'000'000, false};
    const Scale y{-1, 9, false};
    const auto lines = trace(noisy, x, y, 100);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].size() <= 4 * 101);
    CHECK(lines[0].front().x == 0);
    CHECK(lines[0].back().x == 1);
    double low = 1;
    double high = 0;
    for (const Place& place : lines[0]) {
        low = std::min(low, place.y);
        high = std::max(high, place.y);
    }
    CHECK(low == 0);
    CHECK(high == 1);
}

TEST_CASE("marks of all series are joined, within the axis, each once") {
    Figure marked = figure("", {points({0}, {0}), points({0}, {0})});
    marked.series[0].marks = {5, 2, 11, kGap};
    marked.series[1].marks = {2, -1};
    CHECK(mark_places(marked, kTen) == std::vector<double>{0.2, 0.5});
}

}  // namespace
}  // namespace lrsched::plot
