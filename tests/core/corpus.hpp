// Reads files of one JSON object a line, and turns their `run` and `params` into options.
#pragma once

#include <cstddef>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "lrsched/lrsched.hpp"

namespace lrsched::corpus {

using nlohmann::json;

inline void for_each_line(const std::string& file, const std::function<void(std::size_t, const json&)>& visit) {
    std::ifstream stream(file);
    std::string line;
    for (std::size_t number = 1; std::getline(stream, line); ++number) visit(number, json::parse(line));
}

inline std::vector<Setting> settings(const json& entry, const char* key) {
    std::vector<Setting> all;
    if (!entry.contains(key)) return all;
    for (const auto& [name, text] : entry[key].items()) all.push_back({name, text.get<std::string>()});
    return all;
}

inline Options options(const json& entry) {
    Options options;
    options.run = settings(entry, "run");
    options.params = settings(entry, "params");
    return options;
}

}  // namespace lrsched::corpus
