#include "identity/requests.hpp"

#include <bit>
#include <cinttypes>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

namespace lrsched::identity {
namespace {

using nlohmann::json;

Request read(const std::string& line) {
    const json object = json::parse(line);
    Request request{object.at("text"), object.at("run"), object.at("steps"), {}};
    for (const auto& [name, values] : object.at("metrics").items()) {
        for (const json& value : values)
            request.metrics[name].push_back(value.is_null() ? std::nullopt
                                                            : std::optional(std::stod(value.get<std::string>())));
    }
    return request;
}

void print(const std::vector<Column>& columns) {
    for (const Column& column : columns) {
        std::printf("%s%s", &column == columns.data() ? "" : " ", column.name.c_str());
        for (const double value : column.values) std::printf(" %016" PRIx64, std::bit_cast<std::uint64_t>(value));
    }
    std::printf("\n");
}

}  // namespace

int answer_all(const std::function<std::vector<Column>(const Request&)>& answer) {
    for (std::string line; std::getline(std::cin, line);) {
        try {
            print(answer(read(line)));
        } catch (const Refused& refused) {
            std::printf("error %s\n", refused.code.c_str());
        }
    }
    return 0;
}

}  // namespace lrsched::identity
