// Room experiment: numbers in JSON, which has none for what is not finite; those are the texts "nan", "inf" and "-inf".
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

namespace lrsched::experiment {

[[nodiscard]] inline nlohmann::ordered_json json_number(double value) {
    if (std::isnan(value)) return "nan";
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    return value;
}

/// `null` for nothing.
[[nodiscard]] inline nlohmann::ordered_json json_number(const std::optional<double>& value) {
    return value ? json_number(*value) : nlohmann::ordered_json();
}

}  // namespace lrsched::experiment
