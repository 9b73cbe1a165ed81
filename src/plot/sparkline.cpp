// Room `plot`: a curve in one line of text.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

#include "plot/terminal.hpp"

namespace lrsched::plot {
namespace {

using Bars = std::array<std::string_view, 8>;
constexpr Bars kBlocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr Bars kAsciiBars{"_", ".", ":", "-", "=", "+", "*", "#"};
constexpr std::size_t kMiddle = 3;  // of a constant
constexpr double kHighest = 7;

// The mean of the finite values, NaN without any. Divided first: the sum of large numbers may be infinite.
double mean(std::span<const double> values) {
    const auto finite = [](double value) { return std::isfinite(value); };
    const auto count = static_cast<double>(std::count_if(values.begin(), values.end(), finite));
    if (count == 0) return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    for (const double value : values) sum += finite(value) ? value / count : 0;
    return sum;
}

std::vector<double> means(std::span<const double> values, std::size_t cells) {
    std::vector<double> result(cells, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < cells && !values.empty(); ++i) {
        const std::size_t begin = i * values.size() / cells;
        const std::size_t end = std::max((i + 1) * values.size() / cells, begin + 1);
        result[i] = mean(values.subspan(begin, end - begin));
    }
    return result;
}

}  // namespace

std::string sparkline(std::span<const double> values, int width, bool unicode) {
    const std::vector<double> heights = means(values, static_cast<std::size_t>(std::max(width, 0)));
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double height : heights) {
        if (!std::isfinite(height)) continue;
        low = std::min(low, height);
        high = std::max(high, height);
    }
    const Bars& bars = unicode ? kBlocks : kAsciiBars;
    const double half = high / 2 - low / 2;
    // Rounding noise of a constant is no curve.
    const bool flat = !(half > 1e-12 * std::max(std::abs(low), std::abs(high)));
    std::string line;
    for (const double height : heights) {
        if (!std::isfinite(height)) {
            line += ' ';
            continue;
        }
        const double share = flat ? 0 : (height / 2 - low / 2) / half;
        line += bars[flat ? kMiddle : static_cast<std::size_t>(std::lround(share * kHighest))];
    }
    return line;
}

}  // namespace lrsched::plot
