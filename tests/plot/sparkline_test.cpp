// Tests of curves in one line of text.
#include <catch2/catch.hpp>
#include <limits>
#include <vector>

#include "figures.hpp"
#include "plot/terminal.hpp"

namespace lrsched::plot {
namespace {

using Values = std::vector<double>;
using lrsched::test::kGap;

TEST_CASE("a sparkline shows one bar for each value") {
    const Values rising{0, 1, 2, 3, 4, 5, 6, 7};
    CHECK(sparkline(rising, 8, true) == "▁▂▃▄▅▆▇█");
    CHECK(sparkline(rising, 8, false) == "_.:-=+*#");
}

TEST_CASE("a sparkline shows the mean of what shares a cell") {
    CHECK(sparkline(Values{0, 0, 0, 14, 14, 14}, 3, true) == "▁▅█");
    CHECK(sparkline(Values{0, 0, 0, 14, 14, 14}, 2, true) == "▁█");
}

TEST_CASE("a sparkline spreads few values over its width") { CHECK(sparkline(Values{0, 7}, 6, true) == "▁▁▁███"); }

TEST_CASE("a constant sparkline is of middle height, also with rounding noise") {
    CHECK(sparkline(Values{0.1, 0.1, 0.1}, 3, true) == "▄▄▄");
    CHECK(sparkline(Values{0, 0}, 2, false) == "--");
    CHECK(sparkline(Values{0.1, 0.1 + 1e-17, 0.1 - 2e-17}, 3, true) == "▄▄▄");
}

TEST_CASE("a sparkline leaves blank what is not finite or not there") {
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK(sparkline(Values{0, kGap, 7, infinity}, 4, true) == "▁ █ ");
    CHECK(sparkline(Values{kGap, kGap}, 2, true) == "  ");
    CHECK(sparkline(Values{}, 3, true) == "   ");
    CHECK(sparkline(Values{1, 2}, 0, true).empty());
    CHECK(sparkline(Values{1, 2}, -1, true).empty());
}

TEST_CASE("a sparkline of the largest doubles is a curve") {
    const double most = std::numeric_limits<double>::max();
    CHECK(sparkline(Values{-most, most}, 2, true) == "▁█");
    CHECK(sparkline(Values{most, most, -most, -most}, 2, true) == "█▁");
}

}  // namespace
}  // namespace lrsched::plot
