// Room experiment: what a few numbers come to.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace lrsched::experiment {

struct Statistics {
    std::size_t count = 0;
    double mean = 0;

    /// Of the sample, with n - 1 below; nothing for a single number.
    std::optional<double> deviation{};

    /// The true mean is within this of `mean` with 95 % confidence, if the numbers are drawn from a normal distribution
    /// (Student's t). Nothing for a single number.
    std::optional<double> confidence{};
};

/// Nothing where there are no numbers. They are finite.
[[nodiscard]] std::optional<Statistics> statistics(std::span<const double> values);

}  // namespace lrsched::experiment
