// The table of operations against other ways to work out the same.
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "harness/catch.hpp"
#include "schedule/operation.hpp"

namespace {

using namespace lrsched::schedule;  // NOLINT(google-build-using-namespace): the table of operations

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double of(Op op, double a, double b = 0, double c = 0) { return evaluate(op, a, b, c); }

/// SplitMix64.
std::uint64_t next_random(std::uint64_t& state) {
    std::uint64_t x = state += 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

}  // namespace

TEST_CASE("division rounded down and its remainder are Python's") {
    // a, b, a // b, a % b as CPython 3.11 gives them
    constexpr std::array<std::array<double, 4>, 16> table{{{7, 2, 3, 1},
                                                           {-7, 2, -4, 1},
                                                           {7, -2, -4, -1},
                                                           {-7, -2, 3, -1},
                                                           {6, 3, 2, 0},
                                                           {-6, 3, -2, 0},
                                                           {5.5, 2, 2, 1.5},
                                                           {-5.5, 2, -3, 0.5},
                                                           {1, 0.1, 9, 0.09999999999999995},
                                                           {0.9, 0.3, 3, 5.551115123125783e-17},
                                                           {-1, 0.1, -10, 5.551115123125783e-17},
                                                           {1e300, 7, 1.4285714285714286e299, 1},
                                                           {3, 1e300, 0, 3},
                                                           {-3, 1e300, -1, 1e300},
                                                           {0, 5, 0, 0},
                                                           {2, kInfinity, 0, 2}}};
    for (const auto& row : table) {
        INFO(row[0] << " and " << row[1]);
        CHECK(of(Op::floor_divide, row[0], row[1]) == row[2]);
        CHECK(of(Op::modulo, row[0], row[1]) == row[3]);
    }
}

TEST_CASE("a quotient rounded down and the remainder fit each other") {
    std::uint64_t state = 1;
    for (int i = 0; i < 100'000; ++i) {
        const auto a = static_cast<double>(static_cast<std::int64_t>(next_random(state) >> 40U) - (1 << 23));
        const auto b = static_cast<double>(static_cast<std::int64_t>(next_random(state) >> 52U) - (1 << 11)) / 4;
        if (b == 0) continue;
        const double whole = of(Op::floor_divide, a, b);
        const double rest = of(Op::modulo, a, b);
        INFO(a << " and " << b);
        CHECK((whole == std::floor(whole) && whole * b + rest == a && std::fabs(rest) < std::fabs(b) &&
               (rest == 0 || (rest < 0) == (b < 0))));
    }
}

TEST_CASE("a line is exact at both ends and steady between") {
    std::uint64_t state = 2;
    for (int i = 0; i < 50'000; ++i) {
        const double a = std::ldexp(static_cast<double>(next_random(state) >> 11U), -60);
        const double b = std::ldexp(static_cast<double>(next_random(state) >> 11U), -70);
        INFO(a << " to " << b);
        CHECK((of(Op::lerp, a, b, 0) == a && of(Op::lerp, a, b, 1) == b));
        CHECK((of(Op::lerp, a, b, 0.25) - of(Op::lerp, a, b, 0.75)) * (a - b) >= 0);
    }
}

TEST_CASE("a percentage is the floor of the exact product") {
    // frame * digits / scale in whole numbers of 128 bits
    __extension__ using Wide = unsigned __int128;
    std::uint64_t state = 3;
    for (int i = 0; i < 200'000; ++i) {
        const std::uint64_t frame = next_random(state) >> (11 + next_random(state) % 50);
        const std::uint64_t digits = next_random(state) >> (24 + next_random(state) % 38);
        std::uint64_t scale = 1;
        for (std::uint64_t power = next_random(state) % 10; power > 0; --power) scale *= 10;
        const auto exact = static_cast<Wide>(frame) * digits / scale;
        if (exact > (Wide{1} << 53U)) continue;
        INFO(frame << " * " << digits << " / " << scale);
        CHECK(percent_of(static_cast<double>(frame), static_cast<double>(digits), static_cast<double>(scale)) ==
              static_cast<double>(exact));
    }
    CHECK(percent_of(100, 29, 100) == 29);
    CHECK(percent_of(1000, 1, 1000) == 1);
    CHECK(percent_of(1e6, 7, 100) == 70000);
}

TEST_CASE("a step exactly on the start of a pass belongs to that pass") {
    for (const double length : {0.1, 0.7, 1.0 / 3, 3.3, 10.0, 1e-3, 12345.678}) {
        for (double k = 1; k < 2000; k += 1) {
            const double start = k * length;
            INFO(length << ", pass " << k);
            CHECK(even_pass(start, length, kInfinity) == k);
            CHECK(even_pass(std::nextafter(start, 0.0), length, kInfinity) == k - 1);
        }
    }
    CHECK(even_pass(-5, 10, kInfinity) == 0);
    CHECK(even_pass(1000, 10, 7) == 6);
    CHECK(even_pass(70, 10, 7) == 6);
    CHECK(even_pass(69, 10, 7) == 6);
    CHECK(even_pass(59.5, 10, 7) == 5);
}

TEST_CASE("passes by a table of starts") {
    constexpr std::array starts{0.0, 3.0, 7.0, 15.0};
    for (const auto& [clock, pass] : {std::pair{-1.0, 0.0},
                                      {0.0, 0.0},
                                      {2.9, 0.0},
                                      {3.0, 1.0},
                                      {6.9, 1.0},
                                      {7.0, 2.0},
                                      {14.0, 2.0},
                                      {15.0, 3.0},
                                      {1e9, 3.0}}) {
        CHECK(table_pass(clock, starts) == pass);
    }
}

TEST_CASE("lists") {
    constexpr std::array entries{3.0, 6.0, 6.0, 9.0};
    CHECK(count_at_most(6, entries) == 3);
    CHECK(count_less(6, entries) == 1);
    CHECK(count_at_most(2.9, entries) == 0);
    CHECK(count_less(10, entries) == 4);
    CHECK(pick_entry(3, entries) == 9);
    for (const double outside : {-1.0, 4.0, 1.5, kInfinity, std::numeric_limits<double>::quiet_NaN()})
        CHECK(std::isnan(pick_entry(outside, entries)));
    constexpr std::array points{1.0, 4.0, 0.5, 2.5};
    for (const auto& [x, y] : {std::pair{0.0, 0.5}, {1.0, 0.5}, {2.5, 1.5}, {4.0, 2.5}, {9.0, 2.5}})
        CHECK(interpolate(x, points) == y);
    CHECK(std::isnan(interpolate(std::numeric_limits<double>::quiet_NaN(), points)));
    CHECK(choose_part(2.9, entries) == 0);
    CHECK(choose_part(3, entries) == 1);
    CHECK(choose_part(9, entries) == 4);
}

TEST_CASE("what the C library leaves open") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(of(Op::round, 2.5) == 2);
    CHECK(of(Op::round, 3.5) == 4);
    CHECK(of(Op::round, -2.5) == -2);
    CHECK(of(Op::sign, -3) == -1);
    CHECK(of(Op::sign, 0) == 0);
    CHECK(std::isnan(of(Op::sign, nan)));
    CHECK(of(Op::sigmoid, 800) == 1);
    CHECK(of(Op::sigmoid, -800) == 0);
    CHECK(of(Op::sigmoid, 0) == 0.5);
    for (const Op extreme : {Op::minimum, Op::maximum}) {
        CHECK(std::isnan(of(extreme, nan, 1)));
        CHECK(std::isnan(of(extreme, 1, nan)));
    }
    CHECK(of(Op::select, 0, 1, 2) == 2);
    CHECK(of(Op::select, 1, 1, 2) == 1);
}

TEST_CASE("the table names each operation once") {
    for (int i = 0; i <= static_cast<int>(Op::scan); ++i) {
        for (int k = 0; k < i; ++k) CHECK(info(static_cast<Op>(i)).name != info(static_cast<Op>(k)).name);
    }
}
