// Room `train`: the random numbers of numpy's `np.random.seed`, bit for bit, for runs that are to equal a notebook's.
#pragma once

#include <cstdint>
#include <random>

#include "train/polar.hpp"

namespace lrsched::train {

/// What follows `np.random.seed(seed)`. Numpy promises never to change these numbers (its legacy generator): MT19937
/// seeded as by its authors' `init_genrand`, which is also how the C++ standard seeds it.
class NumpyRandom {
public:
    explicit NumpyRandom(std::uint32_t seed) : words_(seed) {}

    /// `np.random.random_sample()`: 53 random bits in [0, 1).
    double uniform() {
        const auto high = static_cast<double>(words_() >> 5U);
        const auto low = static_cast<double>(words_() >> 6U);
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /// `np.random.randn()`.
    double normal() {
        return polar_([this] { return uniform(); });
    }

private:
    std::mt19937 words_;
    Polar polar_;
};

}  // namespace lrsched::train
