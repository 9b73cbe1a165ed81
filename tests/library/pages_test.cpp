// Every function of the library has a page, and what the page shows works.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <set>
#include <sstream>
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

/// A function under a peer's name.
bool is_dialect(const lrsched::LibraryFunction& function) { return function.module != "core"; }

std::vector<lrsched::LibraryFunction> dialect_pages() {
    std::vector<lrsched::LibraryFunction> functions = pages();
    std::erase_if(functions, std::not_fn(is_dialect));
    return functions;
}

/// The program of an expression that has to compile.
lrsched::Program program_of(const std::string& text, const std::vector<lrsched::Setting>& run) {
    const auto compiled = lrsched::compile(text, {.run = run});
    INFO(text << "\n" << lrsched::render(compiled.diagnostics));
    REQUIRE(compiled.program.has_value());
    return *compiled.program;
}

bool close(double a, double b) { return std::fabs(a - b) <= 1e-12 * std::max(std::fabs(a), std::fabs(b)) + 1e-300; }

}  // namespace

TEST_CASE("every function of the library tells what it does, and each of its parameters") {
    for (const auto& function : pages()) {
        INFO(function.module << "." << function.name);
        CHECK_FALSE(function.summary.empty());
        CHECK(function.summary.ends_with('.'));
        CHECK_FALSE(function.formula.empty());
        CHECK(function.when.empty() == is_dialect(function));
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

TEST_CASE("a dialect's function tells its ends and what says the same with the core library") {
    constexpr std::array ways{"holds its last value", "jumps to another value", "is zero",
                              "comes round again",    "goes on",                "has no end"};
    for (const auto& function : dialect_pages()) {
        INFO(function.module << "." << function.name);
        CHECK_FALSE(function.source.empty());
        CHECK_FALSE(function.first.empty());
        CHECK_FALSE(function.last.empty());
        CHECK_FALSE(function.differs.empty());
        const std::string way = function.past_end.substr(0, function.past_end.find(':'));
        INFO("end: " << way);
        CHECK(std::ranges::find(ways, way) != ways.end());
        CHECK_FALSE(function.equivalent.empty());
    }
}

TEST_CASE("what says the same with the core library does, where it differs in nothing") {
    for (const auto& function : dialect_pages()) {
        if (function.equivalent.starts_with("none:")) continue;
        const lrsched::Program core = program_of(function.equivalent, function.example_run);
        if (function.differs != "in nothing") continue;
        const lrsched::Program peer = program_of(function.example, function.example_run);
        INFO(function.module << "." << function.name << ": " << function.example << " and " << function.equivalent);
        if (!peer.metrics().empty()) continue;
        for (double t = 0; t < *peer.outputs()[0].length; t += 1) {
            INFO("step " << t << ": " << *peer.at(t) << " and " << *core.at(t));
            REQUIRE(close(*peer.at(t), *core.at(t)));
        }
    }
}

TEST_CASE("the values that a page states are those of its example") {
    for (const auto& function : dialect_pages()) {
        if (function.values.empty()) continue;
        const lrsched::Program program = program_of(function.example, function.example_run);
        std::istringstream values(function.values);
        std::size_t count = 0;
        for (double step = 0, value = 0; values >> step >> value; ++count) {
            INFO(function.module << "." << function.name << " at " << step << ": " << *program.at(step));
            CHECK(close(*program.at(step), value));
            if (values.peek() == ',') values.get();
        }
        CHECK(count >= 3);
        CHECK(values.eof());
    }
}
