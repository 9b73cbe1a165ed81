// Tests of `lrsched fmt`: expected texts in corpus/NAME.in.sched and corpus/NAME.out.sched, and the plain rules.
#include <cstdlib>
#include <fstream>

#include "harness/catch.hpp"
#include "lrsched/tools.hpp"
#include "texts.hpp"

using namespace lrsched;
using namespace lrsched::test;

namespace {

bool update_asked() {
    const char* const update = std::getenv("LRSCHED_UPDATE_GOLDEN");
    return update != nullptr && std::string_view(update) == "1";
}

}  // namespace

TEST_CASE("every text of the corpus becomes the expected one, which stays as it is") {
    std::size_t count = 0;
    for (const auto& path : sched_files("tests/format/corpus")) {
        const std::string name = path.filename().string();
        if (!name.ends_with(".in.sched")) continue;
        ++count;
        const auto expected = path.parent_path() / (name.substr(0, name.size() - 9) + ".out.sched");
        const std::string text = read_text(path);
        const std::string canonical = formatted(text);
        if (update_asked()) {
            std::ofstream stream(expected, std::ios::binary);
            stream << canonical;
            REQUIRE(stream.flush());
        }
        INFO("corpus " << name << "; LRSCHED_UPDATE_GOLDEN=1 writes the expected text anew");
        CHECK(canonical == read_text(expected));
        CHECK(formatted(canonical) == canonical);
    }
    CHECK(count >= 10);
}

TEST_CASE("the standard library and the examples are canonical") {
    for (const std::string folder : {"src/library", "examples"}) {
        for (const auto& path : sched_files(folder)) {
            INFO("lrsched fmt " << path.string());
            CHECK(formatted(read_text(path)) == read_text(path));
        }
    }
}

TEST_CASE("golden expressions keep their tree") {
    for (const std::string& expression : golden_expressions())
        check_fixpoint_and_tree(expression, formatted(expression));
}

TEST_CASE("what has no items becomes empty, and what has no line feed gets one") {
    CHECK(formatted("").empty());
    CHECK(formatted(" \n\t\n\r\n").empty());
    CHECK(formatted(";;\n").empty());
    CHECK(formatted("1") == "1\n");
    CHECK(formatted("# only a comment") == "# only a comment\n");
}

TEST_CASE("line ends become line feeds and a byte order mark goes") {
    CHECK(formatted("\xEF\xBB\xBF## doc\r\nfn f(x) = x \r\n\r\n\r\nf(1)\r\n") == "## doc\nfn f(x) = x\n\nf(1)\n");
}

TEST_CASE("a text with a syntax error is not touched") {
    const Formatted result = format("let a = 1\nlet b = (2\nlet c = )\n", "bad.sched");
    CHECK_FALSE(result.text);
    REQUIRE(result.diagnostics.size() == 2);
    CHECK(result.diagnostics[0].location->file == "bad.sched");
    CHECK(result.diagnostics[0].code == "unclosed-bracket");
}

TEST_CASE("a name that is unknown is no matter of form") { CHECK(formatted("nowhere( 1 )+x") == "nowhere(1) + x\n"); }

TEST_CASE("a canonical text that would be longer than a text may be is refused") {
    Limits limits;
    limits.source_bytes = 8;
    CHECK(format("1+2+3", "<expression>", limits).diagnostics.at(0).code == "source-too-large");
    limits.source_bytes = 10;  // 1 + 2 + 3 and its line feed
    CHECK(format("1+2+3", "<expression>", limits).text == "1 + 2 + 3\n");
}

TEST_CASE("both texts count against the limit on their own") {
    Limits limits;
    limits.syntax_nodes = 5;
    CHECK(format("1+2+3", "<expression>", limits).text == "1 + 2 + 3\n");
    CHECK(format("1+2+3+4", "<expression>", limits).diagnostics.at(0).code == "too-many-nodes-in-text");
}

TEST_CASE("a line of exactly 100 columns stays, one more breaks it") {
    const std::string fits = "schedule lr = chain(warmup(" + std::string(63, '1') + "), hold())";
    CHECK(fits.size() == 100);
    CHECK(formatted(fits) == fits + "\n");
    CHECK(formatted("schedule lr = chain(warmup(" + std::string(64, '1') + "), hold())") != fits + "\n");
}

TEST_CASE("columns are characters, not bytes") {
    std::string text = "f(\"";
    for (int i = 0; i < 50; ++i) text += "\xC3\xA4";
    text += "\", " + std::string(40, 'x') + ", 1)";
    CHECK(formatted(text) == text + "\n");
}

TEST_CASE("a sum of a million bytes is formatted, and its lines are full") {
    std::string text = "1";
    while (text.size() < 1'000'000) text += "+1";
    const std::string canonical = formatted(text);
    CHECK(canonical.size() < 2'200'000);
    CHECK(canonical.starts_with("1 + 1 + 1"));
    CHECK(formatted(canonical) == canonical);
}

TEST_CASE("what is nested as deep as may be is formatted without growing with the square of its depth") {
    std::string text = "x";
    for (int i = 0; i < 120; ++i) text = "f(" + text + ", # c\n" + "1)";
    const std::string canonical = formatted(text);
    CHECK(canonical.size() < 120U * 3U * (40U + 12U));
    check_fixpoint_and_tree(text, canonical);
}
