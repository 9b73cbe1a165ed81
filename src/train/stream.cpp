// Room `train`: independent streams of random numbers: SplitMix64 (Steele, Lea, Flood 2014) from a point of its cycle that
// a hash of seed and purpose picks. Its cycle has 2^64 points: two streams of a billion numbers meet once in 10^10 pairs.
#include "train/stream.hpp"

#include <utility>

namespace lrsched::train {
namespace {

constexpr std::uint64_t kStride = 0x9E3779B97F4A7C15U;

constexpr std::uint64_t mix(std::uint64_t x) noexcept {
    x ^= x >> 30U;
    x *= 0xBF58476D1CE4E5B9U;
    x ^= x >> 27U;
    x *= 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

// FNV-1a.
constexpr std::uint64_t hash(std::string_view text) noexcept {
    std::uint64_t value = 0xCBF29CE484222325U;
    for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return value;
}

}  // namespace

Stream::Stream(std::uint64_t seed, std::string_view purpose) noexcept
    : state_(mix(mix(seed + kStride) ^ hash(purpose))) {}

std::uint64_t Stream::bits() noexcept {
    state_ += kStride;
    return mix(state_);
}

double Stream::uniform() noexcept { return static_cast<double>(bits() >> 11U) * 0x1p-53; }

double Stream::normal() {
    return polar_([this] { return uniform(); });
}

std::uint64_t Stream::below(std::uint64_t count) noexcept {
    // 2^64 modulo count: as many of the lowest numbers are drawn anew, so that the rest is a multiple of count.
    const std::uint64_t uneven = (0 - count) % count;
    std::uint64_t drawn = bits();
    while (drawn < uneven) drawn = bits();
    return drawn % count;
}

void Stream::shuffle(std::span<std::uint32_t> entries) noexcept {
    for (std::size_t left = entries.size(); left > 1; --left) {
        std::swap(entries[left - 1], entries[static_cast<std::size_t>(below(left))]);
    }
}

}  // namespace lrsched::train
