// For each limit of lrsched/limits.hpp: what stands at the limit goes, what stands just past it is a located error.
#include <string>

#include "limits/answer.hpp"

using lrsched::Limits;
using lrsched::limits::answer;
using lrsched::limits::repeated;

namespace {

/// The smallest value of a limit with which the text is a program.
std::size_t least(const std::string& text, std::size_t Limits::*limit, std::size_t most) {
    std::size_t low = 0;
    while (low < most) {
        const std::size_t middle = low + (most - low) / 2;
        Limits limits;
        limits.*limit = middle;
        if (answer(text, limits).empty())
            most = middle;
        else
            low = middle + 1;
    }
    return most;
}

std::string just_past(const std::string& text, std::size_t Limits::*limit) {
    Limits limits;
    limits.*limit = least(text, limit, 1'000'000) - 1;
    return answer(text, limits);
}

}  // namespace

TEST_CASE("bytes of a text") {
    Limits limits;
    limits.source_bytes = 100'000;  // the library's own files are texts, too
    const std::string text = "1 #" + repeated("x", limits.source_bytes - 3);
    CHECK(answer(text, limits).empty());
    CHECK(answer(text + "x", limits) == "source-too-large");
}

TEST_CASE("nodes of the trees") {
    const std::string text = "1" + repeated("+t/1it", 50);
    CHECK(just_past(text, &Limits::syntax_nodes) == "too-many-nodes-in-text");
    // one term more is a quotient and its two operands
    CHECK(least(text + "+t/1it", &Limits::syntax_nodes, 1'000'000) ==
          least(text, &Limits::syntax_nodes, 1'000'000) + 3);
}

TEST_CASE("nesting in a text") {
    const Limits limits;
    const std::size_t most = limits.nesting - 1;  // the innermost expression counts as well
    CHECK(answer(repeated("(", most) + "1" + repeated(")", most)).empty());
    CHECK(answer(repeated("(", most + 1) + "1" + repeated(")", most + 1)) == "nested-too-deep");
    CHECK(answer(repeated("[", most) + "1" + repeated("]", most) + "[0]") == "output-is-list");
    CHECK(answer(repeated("max(", most) + "1" + repeated(")", most)).empty());
    CHECK(answer(repeated("max(", most + 1) + "1" + repeated(")", most + 1)) == "nested-too-deep");
}

TEST_CASE("names and calls inside one another") {
    const auto ladder = [](std::size_t rungs) {
        std::string text = "let a0 = t/9\n";
        for (std::size_t i = 1; i <= rungs; ++i)
            text += "let a" + std::to_string(i) + " = a" + std::to_string(i - 1) + " + 1\n";
        return text + "a" + std::to_string(rungs);
    };
    Limits limits;
    limits.expansion_depth = least(ladder(20), &Limits::expansion_depth, 600);
    CHECK(answer(ladder(20), limits).empty());
    CHECK(answer(ladder(21), limits) == "expansion-too-deep");
    CHECK(limits.expansion_depth >= 20);
    CHECK(limits.expansion_depth <= 60);
}

TEST_CASE("nodes of the schedule") {
    std::string text = "0";
    for (int i = 1; i <= 100; ++i) text += "+t^" + std::to_string(i);
    const std::size_t needed = least(text, &Limits::schedule_nodes, 1'000'000);
    CHECK(needed > 200);
    CHECK(needed < 1000);
    CHECK(just_past(text, &Limits::schedule_nodes) == "too-many-nodes");
}

TEST_CASE("entries of a list") {
    Limits limits;
    limits.list_elements = 40;
    const auto list = [](std::size_t entries) { return "[1" + repeated(",1", entries - 1) + "]"; };
    CHECK(answer("sum = len(" + list(40) + ")\nsum", limits).empty());
    CHECK(answer("last(concat(" + list(40) + "))", limits).empty());
    CHECK(answer("max(" + list(41) + ")", limits) == "list-too-long");
    CHECK(answer("last(concat(" + list(40) + ", 1))", limits) == "list-too-long");
}

TEST_CASE("passes of a repeat whose lengths differ") {
    Limits limits;
    limits.passes = 10;
    lrsched::Options options;
    options.limits = limits;
    // ten passes of 1 to 10 steps: 55 steps
    const auto compiled = lrsched::compile("repeat(cycle for 1 + cycle)", options);
    REQUIRE(compiled.program);
    CHECK(*compiled.program->at(54.5) == 9);
    const auto behind = compiled.program->at(55);  // no number, although no value in the pass hangs on the clock
    REQUIRE_FALSE(behind);
    CHECK(behind.error().code == "not-finite");
    CHECK(answer("repeat(cycle for 1 + cycle, times=10)", limits).empty());
}

TEST_CASE("steps of a scan") {
    lrsched::Options options;
    options.limits.scan_steps = 3000;
    const auto compiled = lrsched::compile("scan(0, prev + 1)", options);
    REQUIRE(compiled.program);
    CHECK(*compiled.program->at(3000) == 3000);
    const auto past = compiled.program->at(3001);
    REQUIRE_FALSE(past);
    CHECK(past.error().code == "scan-too-long");
}

TEST_CASE("steps of scans inside scans count together") {
    lrsched::Options options;
    options.limits.scan_steps = 100'000;
    const std::string nested = "scan(0, prev/2 + scan(prev, prev/2 + scan(prev, prev/2 + scan(prev, prev/2 + t/9))))";
    const auto compiled = lrsched::compile(nested, options);
    REQUIRE(compiled.program);
    CHECK(compiled.program->at(10));
    const auto past = compiled.program->at(5000);
    REQUIRE_FALSE(past);
    CHECK(past.error().code == "scan-too-long");
    CHECK(answer("chain(" + nested + " for 5000, hold(3))", options.limits).empty());
}

TEST_CASE("diagnostics of one text") {
    std::string text;
    for (int i = 0; i < 80; ++i) text += "let a" + std::to_string(i) + " = unknown" + std::to_string(i) + "\n";
    for (const std::size_t errors : {std::size_t{10}, Limits{}.errors}) {
        lrsched::Options options;
        options.limits.errors = errors;
        const auto result = lrsched::compile(text + "1", options);
        REQUIRE(result.diagnostics.size() == errors + 1);
        CHECK(result.diagnostics.back().code == "more-findings");
    }
}

TEST_CASE("files that import one another") {
    lrsched::Options options;
    options.limits.import_depth = 5;
    options.importer = [](std::string_view path, std::string_view) -> std::optional<lrsched::Imported> {
        const int number = std::stoi(std::string(path));
        return lrsched::Imported{std::string(path), "import \"" + std::to_string(number - 1) +
                                                        "\" as next\nlet a = " + (number > 1 ? "next.a" : "1")};
    };
    const auto ends = [&](std::string_view path, std::string_view from) {
        if (path == "0") return std::optional(lrsched::Imported{"0", "let a = 1"});
        return options.importer(path, from);
    };
    lrsched::Options ending = options;
    ending.importer = ends;
    CHECK(answer("import \"4\" as first\nfirst.a", ending).empty());  // 4, 3, 2, 1, 0
    CHECK(answer("import \"5\" as first\nfirst.a", ending) == "import-too-deep");
}
