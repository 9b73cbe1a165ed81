// Room config: numbers as the language writes them (`1e-3`, `2_000`, `1.5M`), and whole numbers and ranges of them. Nothing is
// a number that the language would not take for one: `0x10` is none, `010` is ten.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

namespace lrsched::config {

enum class NotANumber : std::uint8_t { other_text, has_unit, too_large, too_small, fraction };

[[nodiscard]] std::variant<double, NotANumber> read_number(std::string_view text);

/// Up to 2^53, beyond which a number of the language need not be exact.
inline constexpr std::int64_t kLargestWhole = std::int64_t{1} << 53U;
[[nodiscard]] std::variant<std::int64_t, NotANumber> read_whole(std::string_view text);

/// `first..last`, both of them in it; a number alone is a range of one.
struct WholeRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
};
[[nodiscard]] std::variant<WholeRange, NotANumber> read_range(std::string_view text);

}  // namespace lrsched::config
