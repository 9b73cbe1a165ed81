// Reading the tables beside these tests.
#include "train/tables.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace lrsched::train {
namespace {

std::ifstream opened(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot read " + path);
    return file;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
    return cells;
}

}  // namespace

std::size_t for_each_line(const std::string& name, const std::function<void(const nlohmann::json&)>& use) {
    std::ifstream file = opened(std::string(LRSCHED_TRAIN_TABLES) + "/" + name);
    std::size_t count = 0;
    for (std::string line; std::getline(file, line); ++count) use(nlohmann::json::parse(line));
    return count;
}

std::map<std::string, std::vector<double>> golden_columns(const std::string& name) {
    std::ifstream file = opened(std::string(LRSCHED_SEED_TABLES) + "/" + name + ".csv");
    std::string line;
    std::getline(file, line);
    const std::vector<std::string> names = cells_of(line);
    std::map<std::string, std::vector<double>> columns;
    while (std::getline(file, line)) {
        const std::vector<std::string> cells = cells_of(line);
        for (std::size_t i = 0; i < names.size(); ++i) {
            columns[names[i]].push_back(std::strtod(cells.at(i).c_str(), nullptr));
        }
    }
    return columns;
}

bool near(double a, double b, double share) { return std::abs(a - b) <= share * std::max(std::abs(a), std::abs(b)); }

}  // namespace lrsched::train
