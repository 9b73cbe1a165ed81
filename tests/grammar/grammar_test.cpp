// Tests of grammar/grammar.hpp as a grammar: it cannot loop, it reads a text in time linear in its length and its depth,
// and the parser above it stops at the limits.
#include <array>
#include <string>
#include <tao/pegtl/contrib/analyze.hpp>

#include "grammar.hpp"
#include "harness/catch.hpp"
#include "syntax/parse.hpp"

using namespace lrsched;

namespace {

/// Counts how often a rule is tried.
template <class Rule> struct Counting : tao::pegtl::normal<Rule> {
    template <class Input> static void start(const Input&, std::size_t& tried) { ++tried; }
};

std::size_t rules_tried(const std::string& text) {
    tao::pegtl::memory_input in(text, "");
    std::size_t tried = 0;
    INFO("text " << text);
    const bool matched = tao::pegtl::parse<grammar::item, tao::pegtl::nothing, Counting>(in, tried);
    REQUIRE(matched);
    return tried;
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

struct Shape {
    std::string before;
    std::string middle;
    std::string behind;
};

std::string first_code(const std::string& text, const Limits& limits) {
    text::Sources sources;
    syntax::Tree tree;
    syntax::Symbols symbols;
    std::vector<diagnostic::Finding> findings;
    const syntax::File file = parse(sources, sources.add({"test", text}), tree, symbols, limits, findings);
    CHECK(file.items.size() + findings.size() == 1);
    return findings.empty() ? "" : std::string(entry(findings[0].id).code);
}

}  // namespace

TEST_CASE("PEGTL finds no rule that could loop without reading") { CHECK(tao::pegtl::analyze<grammar::item>() == 0); }

TEST_CASE("twice the depth or the length takes at most twice the rules") {
    const std::array shapes{Shape{"(", "x", ")"},
                            Shape{"f(", "x", ")"},
                            Shape{"f(n=", "x", ")"},
                            Shape{"f(1,", "x", ",)"},
                            Shape{"[", "x", "]"},
                            Shape{"[1,", "x", ",]"},
                            Shape{"{1:", "x", "}"},
                            Shape{"(", "x", ",)"},
                            Shape{"x[", "1", "]"},
                            Shape{"-(", "x", ")^2"},
                            Shape{"(1 + 2 * ", "x", " < 3)"},
                            Shape{"(", "x", " if c else 1)"},
                            Shape{"(a if c else ", "x", ")"},
                            Shape{"if c then ", "x", " else 1"},
                            Shape{"if ", "x", " then 1 else 2"},
                            Shape{"if c then 1 else ", "x", ""},
                            Shape{"let a = 1 in ", "x", ""},
                            Shape{"let a = (", "x", ") in 2"},
                            Shape{"lambda e: ", "x", ""},
                            Shape{"(not ", "x", " and 1 or 2)"},
                            Shape{"(", "x", " for 1 at 2)"},
                            Shape{"1 + ", "x", ""},
                            Shape{"2 * ", "x", ""},
                            Shape{"", "x", " for 3"},
                            Shape{"2^", "x", ""},
                            Shape{"", "x", "[0]"},
                            Shape{"- ", "x", ""},
                            Shape{"not ", "x", ""},
                            Shape{"", "x", " # comment\n"}};
    for (const Shape& shape : shapes) {
        const auto tried = [&](std::size_t n) {
            return rules_tried(repeated(shape.before, n) + shape.middle + repeated(shape.behind, n));
        };
        INFO("shape " << shape.before << shape.middle << shape.behind);
        CHECK(tried(40) <= 2 * tried(20));
        CHECK(tried(20) > tried(10));
    }
}

TEST_CASE("brackets nest up to the limit and no further") {
    Limits limits;
    limits.nesting = 8;  // what stands innermost is the eighth level
    for (const Shape& shape :
         {Shape{"(", "x", ")"}, Shape{"[", "x", "]"}, Shape{"f(", "x", ")"}, Shape{"if c then ", "x", " else 1"}}) {
        const auto text = [&](std::size_t n) {
            return repeated(shape.before, n) + shape.middle + repeated(shape.behind, n);
        };
        INFO("shape " << shape.before);
        CHECK(first_code(text(7), limits).empty());
        CHECK(first_code(text(8), limits) == "nested-too-deep");
    }
}

TEST_CASE("a text far deeper than any limit is an error, not a crash") {
    CHECK(first_code(repeated("(", 500'000), {}) == "nested-too-deep");
    CHECK(first_code(repeated("if ", 500'000), {}) == "nested-too-deep");
}

TEST_CASE("a sum of a million bytes parses") {
    CHECK(first_code("1" + repeated("+1", 500'000), {}).empty());
    CHECK(first_code(repeated("-", 1'000'000) + "1", {}).empty());
}
