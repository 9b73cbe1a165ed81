// Random choices that are the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace lrsched::fuzz {

/// SplitMix64.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }

    /// Below `count`, which is not 0.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

    bool one_in(std::size_t count) { return below(count) == 0; }

    template <class T, std::size_t Size> T& of(std::span<T, Size> choices) { return choices[below(choices.size())]; }
    template <class Container> auto& of(Container& choices) { return choices[below(choices.size())]; }

private:
    std::uint64_t state_;
};

}  // namespace lrsched::fuzz
