// Room config: cases/*.case, a file for each behaviour: a config of the laboratory of lab.hpp, and what is found in it.
//
//     # What it shows.
//     --- yaml
//     title: 1
//     --- findings
//     lab.yaml:1:1: error: ...
//
// LRSCHED_UPDATE_GOLDEN=1 in the environment writes what is found into the files; then read the diff.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "config/reference.hpp"
#include "lab.hpp"
#include "support.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kYaml = "--- yaml\n";
constexpr std::string_view kFindings = "--- findings\n";

bool updates() { return std::getenv("LRSCHED_UPDATE_GOLDEN") != nullptr; }  // NOLINT(concurrency-mt-unsafe)

std::string content(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

struct Case {
    std::string head;  // up to the text
    std::string yaml;
    std::string findings;
};

Case split(const fs::path& path) {
    const std::string text = content(path);
    const std::size_t yaml = text.find(kYaml);
    const std::size_t findings = text.find(kFindings);
    INFO(path);
    REQUIRE(text.starts_with("# "));
    REQUIRE(yaml != std::string::npos);
    REQUIRE(findings != std::string::npos);
    const std::size_t begin = yaml + kYaml.size();
    return {text.substr(0, begin), text.substr(begin, findings - begin), text.substr(findings + kFindings.size())};
}

std::string findings_of(const std::string& yaml) {
    lrsched::test::Reading reading(yaml);
    const auto read = lrsched::config::read_as<lrsched::test::Lab>(*reading.tree, reading.limits, reading.findings);
    CHECK(read.has_value() == reading.findings.empty());
    return reading.rendered();
}

}  // namespace

TEST_CASE("what is found in the cases") {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(fs::path(LRSCHED_CONFIG_TESTS) / "cases")) {
        if (entry.path().extension() == ".case") paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    CHECK(paths.size() > 40);
    for (const fs::path& path : paths) {
        Case given = split(path);
        const std::string found = findings_of(given.yaml);
        if (updates() && found != given.findings)
            write(path, given.head + given.yaml + std::string(kFindings) + found);
        else {
            INFO(path.filename());
            CHECK(found == given.findings);
        }
    }
}

TEST_CASE("the reference of a schema") {
    const fs::path path = fs::path(LRSCHED_CONFIG_TESTS) / "reference.md";
    const std::string text = lrsched::config::reference_of<lrsched::test::Lab>();
    if (updates()) write(path, text);
    CHECK(text == content(path));
}
