// Room config: what a row of a schema demands of a value beyond its type, and the words for it.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

namespace lrsched::config {

/// Numbers between two ends, which belong to it unless they are left open.
struct Range {
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    bool above = false;  ///< `least` itself is too small
    bool below = false;  ///< `most` itself is too large

    [[nodiscard]] constexpr bool holds(double value) const noexcept {
        return (above ? value > least : value >= least) && (below ? value < most : value <= most);
    }
};

[[nodiscard]] constexpr Range at_least(double least) noexcept { return {.least = least}; }
[[nodiscard]] constexpr Range more_than(double least) noexcept { return {.least = least, .above = true}; }
[[nodiscard]] constexpr Range at_most(double most) noexcept { return {.most = most}; }
[[nodiscard]] constexpr Range between(double least, double most) noexcept { return {.least = least, .most = most}; }
/// From `least` on, but not `most` itself.
[[nodiscard]] constexpr Range below(double least, double most) noexcept {
    return {.least = least, .most = most, .below = true};
}

/// How many entries a list or a map has.
struct Count {
    std::size_t least = 0;
    std::size_t most = std::numeric_limits<std::size_t>::max();
};

struct Rule {
    Range range{};  ///< of a number, or of each number of a list
    Count count{};  ///< of a list or a map
    std::string_view
        fallback{};  ///< what the reference says of a key left out, where the member's own value does not say it
};

/// ` from 0 to 1`, ` above 0`, or nothing for a range without ends.
[[nodiscard]] std::string words_of(const Range& range);

/// `3`, `at least 1`, `1 to 4`, `at most 4`.
[[nodiscard]] std::string words_of(const Count& count);

}  // namespace lrsched::config
