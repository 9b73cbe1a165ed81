// What a few numbers come to, against tables of Student's t.
#include "experiment/statistics.hpp"

#include <cmath>
#include <vector>

#include "harness/catch.hpp"

namespace lrsched::experiment {
namespace {

constexpr double kNear = 1e-12;

TEST_CASE("no numbers have no statistics") { CHECK_FALSE(statistics({})); }

TEST_CASE("one number is its mean and says nothing of a deviation") {
    const std::vector<double> one{3.5};
    const auto found = statistics(one);
    REQUIRE(found);
    CHECK(found->count == 1);
    CHECK(found->mean == 3.5);
    CHECK_FALSE(found->deviation);
    CHECK_FALSE(found->confidence);
}

TEST_CASE("the deviation is that of the sample") {
    const std::vector<double> values{2, 4, 4, 4, 5, 5, 7, 9};
    const auto found = statistics(values);
    REQUIRE(found);
    CHECK(found->count == 8);
    CHECK(found->mean == 5);
    CHECK(*found->deviation == Approx(std::sqrt(32.0 / 7)).epsilon(kNear));
}

TEST_CASE("the confidence is Student's t for 95 % times the error of the mean") {
    // t of 0.975 for 1, 2, 4, 9 and 29 degrees of freedom: the tables' 12.706, 4.303, 2.776, 2.262, 2.045 with more digits.
    struct Row {
        std::size_t count;
        double t;
    };
    for (const Row row : {Row{2, 12.706204736432095}, Row{3, 4.302652729911275}, Row{5, 2.7764451051977987},
                          Row{10, 2.2621571627409915}, Row{30, 2.045229642132703}}) {
        std::vector<double> values;
        for (std::size_t i = 0; i < row.count; ++i) values.push_back(static_cast<double>(i * i));
        const auto found = statistics(values);
        REQUIRE(found);
        const double error = *found->deviation / std::sqrt(static_cast<double>(row.count));
        CHECK(*found->confidence == Approx(row.t * error).epsilon(1e-10));
    }
}

TEST_CASE("equal numbers deviate by nothing") {
    const std::vector<double> values(4, 0.1);
    const auto found = statistics(values);
    REQUIRE(found);
    CHECK(found->mean == Approx(0.1).epsilon(kNear));
    CHECK(*found->deviation == Approx(0).margin(1e-15));
    CHECK(*found->confidence == Approx(0).margin(1e-15));
}

}  // namespace
}  // namespace lrsched::experiment
