// Room `train`: points of few coordinates.
#include "train/coordinates.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lrsched::train {
namespace {

constexpr std::size_t kMostTold = 10;

}  // namespace

std::vector<std::string> coordinate_names(std::size_t dimension) {
    if (dimension == 1) return {"x"};
    std::vector<std::string> names;
    for (std::size_t i = 1; dimension <= kMostTold && i <= dimension; ++i) names.push_back(fmt::format("x{}", i));
    return names;
}

void tell_coordinates(std::span<const double> point, std::span<std::optional<double>> metrics) {
    if (point.size() <= kMostTold) std::ranges::copy(point, metrics.begin());
}

std::variant<std::vector<double>, Fault> for_each_coordinate(const Settings& settings, std::string_view parameter,
                                                             std::size_t dimension) {
    const std::vector<double>& numbers = settings.numbers(parameter);
    if (numbers.size() == dimension) return numbers;
    if (numbers.size() == 1) return std::vector<double>(dimension, numbers[0]);
    return Fault{std::string(parameter),
                 fmt::format("`{}` has {} numbers; one, or one for each of the {} coordinates, is accepted", parameter,
                             numbers.size(), dimension)};
}

}  // namespace lrsched::train
