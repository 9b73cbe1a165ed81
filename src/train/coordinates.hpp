// Room `train`: points of few coordinates, as metrics and as parameters.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "train/kind.hpp"

namespace lrsched::train {

/// The names under which coordinates are told: `x`, or `x1`, `x2`, ...; none for points of more than ten.
[[nodiscard]] std::vector<std::string> coordinate_names(std::size_t dimension);

/// Fills one metric for each coordinate name.
void tell_coordinates(std::span<const double> point, std::span<std::optional<double>> metrics);

/// The numbers of a parameter for each coordinate: as many as those, or one for all.
[[nodiscard]] std::variant<std::vector<double>, Fault> for_each_coordinate(const Settings& settings,
                                                                           std::string_view parameter,
                                                                           std::size_t dimension);

}  // namespace lrsched::train
