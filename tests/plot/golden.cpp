// Tests of the room `plot`: expected drawings in golden/*.txt.
#include "golden.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace lrsched::test {

void check_golden(std::string_view name, const std::string& text) {
    const auto path = std::filesystem::path(LRSCHED_GOLDEN_DIR) / (std::string(name) + ".txt");
    const char* const update = std::getenv("LRSCHED_UPDATE_GOLDEN");
    if (update != nullptr && std::string_view(update) == "1") {
        std::ofstream stream(path, std::ios::binary);
        stream << text;
        REQUIRE(stream.flush());
    }
    std::ifstream stream(path, std::ios::binary);
    INFO("golden file " << path << "; LRSCHED_UPDATE_GOLDEN=1 writes it anew");
    REQUIRE(stream);
    std::ostringstream expected;
    expected << stream.rdbuf();
    CHECK(text == expected.str());
}

}  // namespace lrsched::test
