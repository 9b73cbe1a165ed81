// Tests of which points of a curve go into a page.
#include "report/thin.hpp"

#include <algorithm>
#include <cmath>

#include "../plot/figures.hpp"
#include "harness/catch.hpp"

namespace lrsched::report {
namespace {

using namespace lrsched::test;

bool holds(const std::vector<std::size_t>& kept, std::size_t index) {
    return std::binary_search(kept.begin(), kept.end(), index);
}

TEST_CASE("a curve of few points keeps them all") {
    const auto kept = thinned(curve("", 99, [](double t) { return t; }), 100);
    REQUIRE(kept.size() == 100);
    CHECK(kept.back() == 99);
    CHECK(thinned(points({}, {}), 100).empty());
    CHECK(thinned(points({1, 2, 3}, {1, 2}), 100).size() == 2);
}

TEST_CASE("a curve of very many points keeps its ends, its extremes and its gaps") {
    plot::Series noisy = curve("", 1'000'000, [](double t) { return std::fmod(t * t, 7); });
    noisy.y[123'456] = 9;
    noisy.y[654'321] = -1;
    noisy.y[777'777] = kGap;
    const auto kept = thinned(noisy, 1000);
    CHECK(kept.size() <= 1001);
    CHECK(kept.size() > 300);
    CHECK(std::is_sorted(kept.begin(), kept.end()));
    for (const std::size_t index : {0U, 123'456U, 654'321U, 777'777U, 1'000'000U}) CHECK(holds(kept, index));
}

TEST_CASE("the beginning, where a logarithmic axis looks closer, is thinned less") {
    const auto kept = thinned(curve("", 1'000'000, [](double t) { return 1 / (t + 1); }), 2000);
    const auto before = [&kept](std::size_t index) {
        return std::lower_bound(kept.begin(), kept.end(), index) - kept.begin();
    };
    CHECK(before(1000) > 30);
    CHECK(before(100'000) < 1000);
}

TEST_CASE("a band keeps its extremes, too") {
    plot::Series band = curve("", 100'000, [](double) { return 0.0; });
    band.low.assign(band.y.size(), -1);
    band.high.assign(band.y.size(), 1);
    band.low[33'333] = -5;
    band.high[66'666] = 5;
    const auto kept = thinned(band, 600);
    CHECK(holds(kept, 33'333));
    CHECK(holds(kept, 66'666));
    band.high.resize(10);
    CHECK(thinned(band, 600).back() == 100'000);
}

TEST_CASE("a curve without any number keeps little") {
    const auto kept = thinned(curve("", 100'000, [](double) { return kGap; }), 600);
    CHECK(kept.size() <= 601);
    CHECK(holds(kept, 100'000));
}

}  // namespace
}  // namespace lrsched::report
