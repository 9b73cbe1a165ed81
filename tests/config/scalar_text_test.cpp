// Room config: where the characters of a scalar stand in the file, for every way to write it.
#include "config/scalar_text.hpp"
#include "support.hpp"

using lrsched::config::agrees;
using lrsched::config::origin;
using lrsched::config::Scalar;
using lrsched::test::Reading;
using lrsched::text::Span;

namespace {

/// What stands in the file for the first occurrence of `piece` in the value of the key `x`.
std::string source_of(const std::string& text, std::string_view piece) {
    const Reading reading(text);
    INFO("text:\n" << text << "\npiece: " << piece << '\n' << reading.rendered());
    REQUIRE(reading.findings.empty());
    for (const auto& pair : reading.tree->pairs(reading.tree->root())) {
        if (reading.tree->text(pair.key) != "x") continue;
        const std::string_view source = reading.sources[0].text;
        const Scalar scalar{source, (*reading.tree)[pair.value].span.begin, reading.tree->text(pair.value)};
        CHECK(agrees(scalar));
        const std::size_t at = scalar.text.find(piece);
        REQUIRE(at != std::string_view::npos);
        const auto begin = static_cast<std::uint32_t>(at);
        const Span found = origin(scalar, {begin, begin + static_cast<std::uint32_t>(piece.size())});
        return std::string(source.substr(found.begin, found.end - found.begin));
    }
    FAIL("no key x");
    return {};
}

}  // namespace

TEST_CASE("a plain text stands as it is") {
    CHECK(source_of("é: 1\nx: a + bb * c # d\n", "bb") == "bb");
    CHECK(source_of("{é: 1, x: a + bb}\n", "bb") == "bb");
    CHECK(source_of("x: chain(é, bb)", "bb") == "bb");
}

TEST_CASE("a plain text over lines") {
    const std::string text = "x: chain(\n    aa,\n\n    bb) # c\ny: 1\n";
    CHECK(source_of(text, "aa") == "aa");
    CHECK(source_of(text, "bb") == "bb");
    CHECK(source_of(text, "aa,\nbb") == "aa,\n\n    bb");
    CHECK(source_of(text, "bb)") == "bb)");
}

TEST_CASE("single quotes, and the two that stand for one") {
    CHECK(source_of("x: 'a + bb'", "bb") == "bb");
    CHECK(source_of("x: 'say(''é'', bb)'", "bb") == "bb");
    CHECK(source_of("x: 'say(''é'', bb)'", "'é'") == "''é''");
    CHECK(source_of("x: 'aa +\n  bb'", "bb") == "bb");
    CHECK(source_of("x: 'aa +\n\n  bb'", "aa +\nbb") == "aa +\n\n  bb");
}

TEST_CASE("double quotes and escapes") {
    CHECK(source_of("x: \"a + bb\"", "bb") == "bb");
    CHECK(source_of(R"-(x: "say(\"é\", bb)")-", "bb") == "bb");
    CHECK(source_of(R"-(x: "say(\"é\", bb)")-", "\"é\"") == R"-(\"é\")-");
    CHECK(source_of(R"-(x: "a\tb\n\x20bb\u0020\\")-", "bb") == "bb");
    CHECK(source_of(R"-(x: "a\x41\u00e9\U0001F600 bb")-", "bb") == "bb");
    CHECK(source_of(R"-(x: "a\x41\u00e9\U0001F600 bb")-", "é") == R"-(\u00e9)-");
    CHECK(source_of(R"-(x: "a\x41\u00e9\U0001F600 bb")-", "\U0001F600") == R"-(\U0001F600)-");
    CHECK(source_of("x: \"aa \\\n   bb\"", "bb") == "bb");
    CHECK(source_of("x: \"aa\\\r\n   bb\"\r\n", "bb") == "bb");
    CHECK(source_of("x: \"\\  aa\\\n  \\ bb\\t\"", "bb") == "bb");
    CHECK(source_of(R"-(x: "\La\P\/bb")-", "/bb") == R"-(\/bb)-");
}

TEST_CASE("a literal block") {
    const std::string text = "é: 1\nx: |- # comment\n    aa\n      + bb\n\n    + cc\ny: 2\n";
    CHECK(source_of(text, "aa") == "aa");
    CHECK(source_of(text, "bb") == "bb");
    CHECK(source_of(text, "cc") == "cc");
    CHECK(source_of(text, "aa\n  + bb") == "aa\n      + bb");
    CHECK(source_of("x: |2+\n    aa\n  bb\n\n", "bb") == "bb");
    CHECK(source_of("x: |\r\n  aa\r\n  bb\r\n", "bb") == "bb");
}

TEST_CASE("a folded block") {
    const std::string text = "x: >\n  aa +\n  bb +\n\n  cc\n    + dd\n  ee\ny: 1\n";
    CHECK(source_of(text, "bb") == "bb");
    CHECK(source_of(text, "aa + bb") == "aa +\n  bb");
    CHECK(source_of(text, "cc") == "cc");
    CHECK(source_of(text, "dd") == "dd");
    CHECK(source_of(text, "ee") == "ee");
}

TEST_CASE("a place between characters is behind the one before") {
    const std::string source = "x: 'aa '\n";
    const Scalar scalar{source, 3, "aa "};
    CHECK(origin(scalar, {0, 0}) == Span{4, 4});
    CHECK(origin(scalar, {1, 1}) == Span{5, 5});
    CHECK(origin(scalar, {2, 2}) == Span{6, 6});
    CHECK(origin(scalar, {3, 3}) == Span{6, 6});
    CHECK(origin(scalar, {2, 3}) == Span{6, 6});
    CHECK(origin(scalar, {0, 3}) == Span{4, 6});
}

TEST_CASE("source and text that do not belong together do not agree") {
    CHECK_FALSE(agrees({"x: ab", 3, "ac"}));
    CHECK_FALSE(agrees({"x: ab", 3, "abc"}));
    CHECK(agrees({"x: a b", 3, "a  b"}));
}
