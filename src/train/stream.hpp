// Room `train`: independent streams of random numbers.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "train/polar.hpp"

namespace lrsched::train {

/// The random numbers of one purpose of one run: they hang on (seed, purpose) alone, and on nothing that other streams,
/// runs or threads do.
class Stream {
public:
    Stream(std::uint64_t seed, std::string_view purpose) noexcept;

    /// 64 random bits.
    std::uint64_t bits() noexcept;

    /// 53 random bits in [0, 1).
    double uniform() noexcept;

    /// A standard normal.
    double normal();

    /// One of 0 ... count - 1, each as likely as any other; `count` is at least 1.
    std::uint64_t below(std::uint64_t count) noexcept;

    /// Puts the entries into random order.
    void shuffle(std::span<std::uint32_t> entries) noexcept;

private:
    std::uint64_t state_;
    Polar polar_;
};

}  // namespace lrsched::train
