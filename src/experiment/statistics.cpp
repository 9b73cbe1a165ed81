#include "experiment/statistics.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

namespace lrsched::experiment {

std::optional<Statistics> statistics(std::span<const double> values) {
    if (values.empty()) return std::nullopt;
    const double count = static_cast<double>(values.size());
    Statistics result{.count = values.size(), .mean = std::accumulate(values.begin(), values.end(), 0.0) / count};
    if (values.size() < 2) return result;
    double squares = 0;
    for (const double value : values) squares += (value - result.mean) * (value - result.mean);
    result.deviation = std::sqrt(squares / (count - 1));
    const boost::math::students_t distribution(count - 1);
    result.confidence = boost::math::quantile(distribution, 0.975) * *result.deviation / std::sqrt(count);
    return result;
}

}  // namespace lrsched::experiment
