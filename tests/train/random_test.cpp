// Random numbers: numpy's bit for bit, and streams that know nothing of one another.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "harness/catch.hpp"
#include "train/numpy_random.hpp"
#include "train/stream.hpp"
#include "train/tables.hpp"

namespace lrsched::train {
namespace {

TEST_CASE("numpy's uniform and normal numbers, bit for bit") {
    const std::size_t lines = for_each_line("numpy_draws.jsonl", [](const nlohmann::json& line) {
        NumpyRandom random(line["seed"].get<std::uint32_t>());
        for (std::size_t i = 0; i < line["draws"].size(); ++i) {
            const bool uniform = line["draws"][i][0] == "u";
            double drawn = 0;
            for (int k = 0; k < line["draws"][i][1].get<int>(); ++k) {
                drawn = uniform ? random.uniform() : random.normal();
            }
            INFO("seed " << line["seed"] << ", call " << i);
            CHECK(drawn == line["values"][i].get<double>());
        }
    });
    CHECK(lines == 24);
}

std::vector<std::uint64_t> some_bits(std::uint64_t seed, std::string_view purpose) {
    Stream stream(seed, purpose);
    std::vector<std::uint64_t> bits(100);
    std::ranges::generate(bits, [&] { return stream.bits(); });
    return bits;
}

TEST_CASE("a stream hangs on its seed and purpose alone") {
    CHECK(some_bits(7, "weights") == some_bits(7, "weights"));
    CHECK(some_bits(7, "weights") != some_bits(8, "weights"));
    CHECK(some_bits(7, "weights") != some_bits(7, "batches"));
    CHECK(some_bits(0, "") != some_bits(1, ""));
}

TEST_CASE("the first numbers of a stream never change") {
    // Runs that people have kept hang on them. Worked out by a second implementation, in Python.
    Stream stream(42, "weights");
    CHECK(stream.bits() == 11322322515983624606U);
    CHECK(stream.uniform() == 0.04686795232858576);
    CHECK(stream.normal() == -0.9745927248868188);
}

TEST_CASE("neighbouring seeds give numbers that are spread evenly and do not hang together") {
    double sum = 0;
    double squares = 0;
    double product = 0;
    double before = 0;
    constexpr int count = 20'000;
    for (int seed = 0; seed < count; ++seed) {
        const double drawn = Stream(static_cast<std::uint64_t>(seed), "noise").uniform() - 0.5;
        sum += drawn;
        squares += drawn * drawn;
        product += drawn * before;
        before = drawn;
    }
    CHECK(std::abs(sum / count) < 0.01);
    CHECK(std::abs(squares / count - 1.0 / 12) < 0.002);
    CHECK(std::abs(product / count) < 0.003);
}

TEST_CASE("normal numbers have the moments of the standard normal") {
    Stream stream(1, "noise");
    constexpr int count = 200'000;
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (int i = 0; i < count; ++i) {
        const double x = stream.normal();
        sum += x;
        squares += x * x;
        fourth += x * x * x * x;
    }
    CHECK(std::abs(sum / count) < 0.01);
    CHECK(std::abs(squares / count - 1) < 0.02);
    CHECK(std::abs(fourth / count - 3) < 0.15);
}

TEST_CASE("below gives every number below its bound about equally often") {
    Stream stream(3, "dice");
    std::vector<int> counts(6);
    for (int i = 0; i < 60'000; ++i) ++counts.at(static_cast<std::size_t>(stream.below(6)));
    for (const int count : counts) CHECK(std::abs(count - 10'000) < 500);
    CHECK(stream.below(1) == 0);
    CHECK(stream.below(~std::uint64_t{0}) < ~std::uint64_t{0});
}

TEST_CASE("shuffle keeps every entry and finds every order") {
    std::vector<int> orders(6);
    for (std::uint64_t seed = 0; seed < 6'000; ++seed) {
        std::vector<std::uint32_t> entries{0, 1, 2};
        Stream(seed, "shuffle").shuffle(entries);
        std::vector<std::uint32_t> sorted = entries;
        std::ranges::sort(sorted);
        REQUIRE(sorted == std::vector<std::uint32_t>{0, 1, 2});
        ++orders.at(entries[0] * 2 + (entries[1] > entries[2] ? 1 : 0));
    }
    for (const int count : orders) CHECK(std::abs(count - 1'000) < 150);
}

}  // namespace
}  // namespace lrsched::train
