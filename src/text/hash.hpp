// Room text: a hash that tells values apart from run to run and machine to machine. It keeps no secret.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace lrsched::text {

/// FNV-1a over 64 bits.
class Hash {
public:
    constexpr void add(std::uint64_t value) noexcept {
        for (int shift = 0; shift < 64; shift += 8) add_byte(static_cast<unsigned char>((value >> shift) & 0xFFU));
    }
    constexpr void add(double value) noexcept { add(std::bit_cast<std::uint64_t>(value)); }
    constexpr void add(std::string_view text) noexcept {
        add(std::uint64_t{text.size()});
        for (const char c : text) add(std::uint64_t{static_cast<unsigned char>(c)});
    }
    /// The characters alone, eight times as fast; for long texts.
    constexpr void add_bytes(std::string_view text) noexcept {
        for (const char c : text) add_byte(static_cast<unsigned char>(c));
    }
    [[nodiscard]] constexpr std::uint64_t value() const noexcept { return value_; }

private:
    constexpr void add_byte(unsigned char byte) noexcept { value_ = (value_ ^ byte) * 0x100000001B3U; }

    std::uint64_t value_ = 0xCBF29CE484222325U;
};

}  // namespace lrsched::text
