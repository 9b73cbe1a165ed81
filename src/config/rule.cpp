#include "config/rule.hpp"

#include <fmt/format.h>

#include <cmath>

namespace lrsched::config {

std::string words_of(const Range& range) {
    const bool low = std::isfinite(range.least);
    const bool high = std::isfinite(range.most);
    const std::string_view end = range.below ? "below " : "";
    if (low && high) return fmt::format(" {} {} to {}{}", range.above ? "above" : "from", range.least, end, range.most);
    if (low) return range.above ? fmt::format(" above {}", range.least) : fmt::format(" from {} up", range.least);
    if (high) return range.below ? fmt::format(" below {}", range.most) : fmt::format(" up to {}", range.most);
    return "";
}

std::string words_of(const Count& count) {
    const bool open = count.most == std::numeric_limits<std::size_t>::max();
    if (open) return fmt::format("at least {}", count.least);
    if (count.least == count.most) return fmt::format("{}", count.least);
    return count.least == 0 ? fmt::format("at most {}", count.most) : fmt::format("{} to {}", count.least, count.most);
}

}  // namespace lrsched::config
