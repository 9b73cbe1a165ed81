// Tests of the numbers at an axis.
#include "plot/ticks.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "plot/number_label.hpp"

namespace lrsched::plot {
namespace {

using Labels = std::vector<std::string>;

Labels labels_of(const Axis& axis) {
    Labels labels;
    for (const Tick& tick : axis.ticks) {
        if (!tick.label.empty()) labels.push_back(tick.label);
    }
    return labels;
}

Labels plain(double low, double high, int count) {
    return labels_of(axis_of({low, high, false}, count, Notation::plain));
}

Labels plain_log(double low, double high, int count) {
    return labels_of(axis_of({low, high, true}, count, Notation::plain));
}

TEST_CASE("linear ticks are 1, 2 or 5 times a power of ten apart") {
    CHECK(plain(0, 0.1, 5) == Labels{"0", "0.02", "0.04", "0.06", "0.08", "0.10"});
    CHECK(plain(0, 1, 2) == Labels{"0", "0.5", "1.0"});
    CHECK(plain(-3, 7, 10) == Labels{"-3", "-2", "-1", "0", "1", "2", "3", "4", "5", "6", "7"});
    CHECK(plain(0.3, 9.9, 5) == Labels{"2", "4", "6", "8"});
}

TEST_CASE("small numbers are written with an exponent") {
    CHECK(plain(0, 3e-4, 3) == Labels{"0", "1e-4", "2e-4", "3e-4"});
    CHECK(plain(0, 1e-3, 5) == Labels{"0", "2e-4", "4e-4", "6e-4", "8e-4", "1e-3"});
    CHECK(plain(8e-4, 1.2e-3, 2) == Labels{"8e-4", "1e-3", "1.2e-3"});
    CHECK(plain(-1e-7, 1e-7, 2) == Labels{"-1e-7", "0", "1e-7"});
}

TEST_CASE("large numbers are written with the language's own multiples") {
    CHECK(plain(0, 9000, 3) == Labels{"0", "5000"});
    CHECK(plain(0, 100'000, 5) == Labels{"0", "20k", "40k", "60k", "80k", "100k"});
    CHECK(plain(0, 2.5e6, 5) == Labels{"0", "0.5M", "1.0M", "1.5M", "2.0M", "2.5M"});
    CHECK(plain(0, 3e11, 3) == Labels{"0", "100B", "200B", "300B"});
    CHECK(plain(0, 1e14, 2) == Labels{"0", "5e13", "1e14"});
    CHECK(plain(123'450, 123'452, 2) == Labels{"123450", "123451", "123452"});
}

TEST_CASE("numbers close together keep the digits that differ") {
    CHECK(plain(0.1, 0.1002, 2) == Labels{"0.1000", "0.1001", "0.1002"});
}

TEST_CASE("a paper has a common factor instead of exponents") {
    const Axis axis = axis_of({0, 3e-4, false}, 3, Notation::paper);
    CHECK(labels_of(axis) == Labels{"0", "1", "2", "3"});
    CHECK(axis.factor == "×10^{-4}");
    CHECK(axis_of({0, 0.1, false}, 5, Notation::paper).factor.empty());
}

TEST_CASE("a logarithmic axis has decades, thinned where they are many") {
    CHECK(plain_log(1e-5, 0.1, 6) == Labels{"1e-5", "1e-4", "1e-3", "1e-2", "1e-1"});
    CHECK(plain_log(1e-8, 1, 4) == Labels{"1e-8", "1e-6", "1e-4", "1e-2", "1e0"});
    CHECK(plain_log(1e-300, 1e300, 4) == Labels{"1e-200", "1e0", "1e200"});
    CHECK(plain_log(1, 1000, 6) == Labels{"1", "10", "100", "1000"});
    CHECK(labels_of(axis_of({1e-3, 1, true}, 6, Notation::paper)) == Labels{"10^{-3}", "10^{-2}", "10^{-1}", "10^{0}"});
}

TEST_CASE("a logarithmic axis within few decades has 1, 2 and 5 or even steps") {
    CHECK(plain_log(2e-4, 7e-4, 5) == Labels{"2e-4", "5e-4"});
    CHECK(plain_log(1e-3, 0.02, 6) == Labels{"1e-3", "2e-3", "5e-3", "1e-2", "2e-2"});
    CHECK(plain_log(3.1e-4, 3.6e-4, 5) == Labels{"3.1e-4", "3.2e-4", "3.3e-4", "3.4e-4", "3.5e-4", "3.6e-4"});
    CHECK(plain_log(3.1e-4, 3.6e-4, 2) == Labels{"3.5e-4"});
    CHECK(labels_of(axis_of({2e-4, 7e-4, true}, 5, Notation::paper)) == Labels{"2×10^{-4}", "5×10^{-4}"});
}

TEST_CASE("a logarithmic axis marks the numbers between decades without labels") {
    const Axis axis = axis_of({0.1, 10, true}, 6, Notation::paper);
    CHECK(axis.ticks.size() == 19);
    CHECK(labels_of(axis).size() == 3);
}

TEST_CASE("a rounded axis ends at ticks") {
    const Axis axis = rounded_axis_of({0.003, 0.0997, false}, 5, Notation::plain);
    CHECK(axis.scale.low == 0);
    CHECK(axis.scale.high == 0.1);
    CHECK(labels_of(axis) == Labels{"0", "0.02", "0.04", "0.06", "0.08", "0.10"});
}

TEST_CASE("ticks of any scale are within it, ascending and not too many") {
    const double most = std::numeric_limits<double>::max();
    const std::vector<Scale> scales{{-most, most, false},   {0, most, false},        {0, 1e-290, false},
                                    {1, 1 + 1e-8, false},   {-1e300, 1e-300, false}, {5e-324, most, true},
                                    {5e-324, 1e-323, true}, {1, 1.0001, true}};
    for (const Scale& scale : scales) {
        for (const int count : {0, 2, 3, 7}) {
            const Axis axis = axis_of(scale, count, Notation::plain);
            CHECK(labels_of(axis).size() <= static_cast<std::size_t>(std::max(count, 2) + 1));
            for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
                CHECK((axis.ticks[i].value >= scale.low && axis.ticks[i].value <= scale.high));
                if (i > 0) CHECK(axis.ticks[i].value > axis.ticks[i - 1].value);
            }
        }
    }
}

TEST_CASE("a scale places its ends at 0 and 1 and has no place for what it cannot show") {
    const double most = std::numeric_limits<double>::max();
    for (const Scale& scale : {Scale{-most, most, false}, Scale{1e-300, 1e300, true}, Scale{0, 1, false}}) {
        CHECK(scale.place(scale.low) == 0);
        CHECK(scale.place(scale.high) == 1);
    }
    CHECK_FALSE(Scale{1, 10, true}.place(0));
    CHECK_FALSE(Scale{1, 10, true}.place(-1));
    CHECK_FALSE(Scale{0, 1, false}.place(std::numeric_limits<double>::quiet_NaN()));
    CHECK_FALSE(Scale{0, 1, false}.place(std::numeric_limits<double>::infinity()));
}

TEST_CASE("the decade of a number is exact at powers of ten") {
    for (int exponent = -307; exponent <= 308; ++exponent) CHECK(decade_of(decimal(1, exponent)) == exponent);
    CHECK(decade_of(9.99) == 0);
    CHECK(decimal(1, -320) > 0);
}

}  // namespace
}  // namespace lrsched::plot
