#include "texts.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "harness/catch.hpp"
#include "lrsched/tools.hpp"

namespace lrsched::test {

std::string read_text(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    INFO("file " << path);
    REQUIRE(stream);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

std::vector<std::filesystem::path> sched_files(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(LRSCHED_ROOT) / folder)) {
        if (entry.path().extension() == ".sched") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    REQUIRE_FALSE(files.empty());
    return files;
}

std::vector<std::string> golden_expressions() {
    std::string all;
    const auto folder = std::filesystem::path(LRSCHED_ROOT) / "tests/golden/expressions";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) all += read_text(entry.path());
    std::istringstream lines(all);
    std::vector<std::string> expressions;
    for (std::string line; std::getline(lines, line);) {
        const std::string key = "\"expr\": \"";
        const std::size_t begin = line.find(key);
        if (begin == std::string::npos) continue;
        std::string expression;
        for (std::size_t i = begin + key.size(); i < line.size() && line[i] != '"'; ++i) {
            const bool escaped = line[i] == '\\';  // of JSON's escapes only \" and \n occur
            if (escaped) ++i;
            expression += escaped && line[i] == 'n' ? '\n' : line[i];
        }
        expressions.push_back(expression);
    }
    REQUIRE_FALSE(expressions.empty());
    return expressions;
}

std::string formatted(const std::string& text) {
    const Formatted result = format(text);
    INFO("text:\n" << text << "\n" << render(result.diagnostics));
    REQUIRE(result.text);
    CHECK(result.diagnostics.empty());
    return *result.text;
}

void check_fixpoint_and_tree(const std::string& text, const std::string& canonical) {
    INFO("text:\n" << text << "\ncanonical:\n" << canonical);
    CHECK(formatted(canonical) == canonical);
    CHECK(show(Stage::tree, canonical).text == show(Stage::tree, text).text);
}

}  // namespace lrsched::test
