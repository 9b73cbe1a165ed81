// Reading the tables beside these tests: JSON lines and CSV of numbers.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace lrsched::train {

/// Calls `use` for every line of tables/NAME; how many there were.
std::size_t for_each_line(const std::string& name, const std::function<void(const nlohmann::json&)>& use);

/// The columns of a golden table of the notebook, by name.
std::map<std::string, std::vector<double>> golden_columns(const std::string& name);

/// True where the numbers differ by no more than this share of the larger one.
bool near(double a, double b, double share);

}  // namespace lrsched::train
