// Every function of the library has a page, and what the page shows works.
#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "harness/catch.hpp"
#include "lrsched/tools.hpp"

namespace {

std::vector<lrsched::LibraryFunction> pages() {
    std::vector<lrsched::LibraryFunction> functions = lrsched::library_functions();
    std::erase_if(functions, [](const lrsched::LibraryFunction& function) { return function.module == "language"; });
    return functions;
}

}  // namespace

TEST_CASE("every function of the library tells what it does, and each of its parameters") {
    for (const auto& function : pages()) {
        INFO(function.module << "." << function.name);
        CHECK_FALSE(function.summary.empty());
        CHECK(function.summary.ends_with('.'));
        CHECK_FALSE(function.formula.empty());
        CHECK_FALSE(function.when.empty());
        for (const auto& parameter : function.parameters) {
            INFO(parameter.name);
            CHECK_FALSE(parameter.meaning.empty());
        }
    }
}

TEST_CASE("every example of the library compiles, has an end and is finite") {
    for (const auto& function : pages()) {
        INFO(function.module << "." << function.name << ": " << function.example);
        const auto compiled = lrsched::compile(function.example, {.run = function.example_run});
        INFO(lrsched::render(compiled.diagnostics));
        REQUIRE(compiled.program.has_value());
        CHECK(compiled.diagnostics.empty());
        CHECK(compiled.program->outputs()[0].length.has_value());
        std::vector<lrsched::Diagnostic> found;
        static_cast<void>(lrsched::summarize(*compiled.program, found));
        CHECK(found.empty());
    }
}

TEST_CASE("what a page points to exists") {
    std::set<std::string> names;
    for (const auto& function : lrsched::library_functions()) names.insert(function.name);
    for (const auto& function : pages()) {
        for (const std::string& other : function.see) {
            INFO(function.name << " see " << other);
            CHECK(names.contains(other));
        }
    }
}

TEST_CASE("parameters without a default come first") {
    for (const auto& function : pages()) {
        INFO(function.signature);
        const auto has_default = [](const lrsched::LibraryParameter& parameter) { return !parameter.fallback.empty(); };
        CHECK(std::ranges::is_partitioned(function.parameters, std::not_fn(has_default)));
    }
}
