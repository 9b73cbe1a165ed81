// Room experiment: the points of a sweep: combinations of a grid, of points that are written out, and of random draws.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/compile_arm.hpp"

namespace lrsched::experiment {

/// How many points a sweep may have.
constexpr std::size_t kMostPoints = 100'000;

struct Sweep {
    std::vector<std::string> names;            ///< in the order of the file
    std::vector<text::Place> places;           ///< of the names
    std::vector<std::vector<Setting>> points;  ///< at least one; without a sweep it is empty
};

/// Every combination, the grid's last name changing fastest. Findings where a name stands twice or there are too many.
[[nodiscard]] Sweep expand(Trouble& trouble, const SweepConfig& config);

/// The number that the whole text is, or nothing.
[[nodiscard]] std::optional<double> number_of(std::string_view text) noexcept;

}  // namespace lrsched::experiment
