// The noise: the same bits everywhere, a standard normal, and each draw by itself.
#include <array>
#include <cmath>
#include <vector>

#include "harness/catch.hpp"
#include "schedule/operation.hpp"

using lrsched::schedule::standard_normal;

namespace {

struct Draw {
    double seed;
    double step;
    double bits;         // what this implementation must give for ever
    double independent;  // SplitMix64's finaliser and the inverse normal of Python's statistics module
};

constexpr std::array kDraws{Draw{0, 0, -0x1.27bd70e1fd098p-1, -0.577617194735029},
                            Draw{0, 1, -0x1.0c02965a525cep-2, -0.26172861982612694},
                            Draw{0, 2, -0x1.03f7a55b96004p+0, -1.015497526988839},
                            Draw{0, 1000, 0x1.bdbac70726024p+0, 1.7411312477543186},
                            Draw{0, 1099511627776, -0x1.12696bf68848p-2, -0.2679802769872097},
                            Draw{1, 0, 0x1.1a66b36b59818p-1, 0.5515647953550369},
                            Draw{1, 1, 0x1.25db4169fd0fp+0, 1.147876823783971},
                            Draw{1, 2, -0x1.cb98e0572f4b1p-1, -0.8976507288386043},
                            Draw{1, 1000, -0x1.e1ad007c4df01p-1, -0.9407730247248481},
                            Draw{1, 1099511627776, -0x1.83eb46efef46p-1, -0.7576543968094818},
                            Draw{7, 0, -0x1.64f5817b1fc9ap+0, -1.3943711209865683},
                            Draw{7, 1, -0x1.8379b81fa3a2cp-3, -0.18919700476222212},
                            Draw{7, 2, -0x1.0ee365ec88ff2p-5, -0.03306741625809185},
                            Draw{7, 1000, -0x1.08f48046d2e9p+0, -1.034980790415748},
                            Draw{7, 1099511627776, 0x1.a091ab21f7315p-1, 0.8136113623582754},
                            Draw{-3.5, 0, 0x1.4c1c9a3456ce2p-2, 0.32432785934879693},
                            Draw{-3.5, 1, -0x1.0088e7833f0afp-7, -0.007828820269871832},
                            Draw{-3.5, 2, -0x1.6335e0dab5b76p-2, -0.34688521704577313},
                            Draw{-3.5, 1000, -0x1.40173c0ce0118p-2, -0.3125886328562202},
                            Draw{-3.5, 1099511627776, -0x1.aaafd49689be4p-2, -0.4166863648301258}};

}  // namespace

TEST_CASE("draws are the same for ever, and those of the published algorithms") {
    for (const Draw& draw : kDraws) {
        INFO("seed " << draw.seed << ", step " << draw.step);
        CHECK(standard_normal(draw.seed, draw.step) == draw.bits);
        CHECK(std::fabs(draw.bits - draw.independent) <= 1e-14 * std::max(1.0, std::fabs(draw.independent)));
    }
}

TEST_CASE("a zero has no sign") {
    CHECK(standard_normal(-0.0, 5) == standard_normal(0.0, 5));
    CHECK(standard_normal(3, -0.0) == standard_normal(3, 0.0));
}

TEST_CASE("draws are standard normal") {
    constexpr int draws = 100'000;
    for (const double seed : {0.0, 1.0, 42.0, 0.5}) {
        std::array<double, 5> moments{};
        double neighbours = 0;
        int tails = 0;
        double before = 0;
        for (int k = 0; k < draws; ++k) {
            const double x = standard_normal(seed, k);
            for (int power = 1; power <= 4; ++power)
                moments[static_cast<std::size_t>(power)] += std::pow(x, power) / draws;
            neighbours += x * before / draws;
            tails += std::fabs(x) > 3 ? 1 : 0;
            before = x;
        }
        // six standard errors of each
        const double error = 6 / std::sqrt(static_cast<double>(draws));
        INFO("seed " << seed);
        CHECK(std::fabs(moments[1]) < error);
        CHECK(std::fabs(moments[2] - 1) < error * std::sqrt(2.0));
        CHECK(std::fabs(moments[3]) < error * std::sqrt(15.0));
        CHECK(std::fabs(moments[4] - 3) < error * std::sqrt(96.0));
        CHECK(std::fabs(neighbours) < error);
        CHECK(std::fabs(tails - 270.0) < 6 * std::sqrt(270.0));
    }
}

TEST_CASE("streams of neighbouring seeds are not alike") {
    double product = 0;
    for (int k = 0; k < 100'000; ++k) product += standard_normal(1, k) * standard_normal(2, k) / 100'000;
    CHECK(std::fabs(product) < 0.02);
}

TEST_CASE("a draw does not hang on those before it") {
    std::vector<double> forwards;
    for (int k = 0; k < 1000; ++k) forwards.push_back(standard_normal(9, k));
    for (int k = 999; k >= 0; --k) CHECK(standard_normal(9, k) == forwards[static_cast<std::size_t>(k)]);
}
