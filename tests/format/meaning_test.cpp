// Tests of the check that stands between the formatter and people's files: it must notice every change of meaning.
#include <string>

#include "harness/catch.hpp"
#include "syntax/parse.hpp"
#include "syntax/print.hpp"

using namespace lrsched;

namespace {

bool same(const std::string& a, const std::string& b) {
    text::Sources sources;
    syntax::Tree tree;
    syntax::Symbols symbols;
    std::vector<diagnostic::Finding> findings;
    const syntax::File left = parse(sources, sources.add({"a", a}), tree, symbols, {}, findings);
    const syntax::File right = parse(sources, sources.add({"b", b}), tree, symbols, {}, findings);
    REQUIRE(findings.empty());
    return same_meaning(tree, {a, left}, {b, right});
}

}  // namespace

TEST_CASE("spelling and doubled parentheses are no difference") {
    CHECK(same("a**2 + ((b))", "a ^ 2+(b)"));
    CHECK(same("f(a, b,)", "f(a,b)"));
    CHECK(same("if True then None else 1_000", "if true then none else 1000"));
    CHECK(same("fn f(x) =\n    x  # c   \n", "fn f(x) = x # c"));
}

TEST_CASE("every other difference is seen") {
    CHECK_FALSE(same("a + b", "a - b"));
    CHECK_FALSE(same("(a + b) + c", "a + b + c"));
    CHECK_FALSE(same("(-a)^2", "-a^2"));
    CHECK_FALSE(same("a + b", "b + a"));
    CHECK_FALSE(same("1", "1.0000001"));
    CHECK_FALSE(same("5%", "5"));
    CHECK_FALSE(same("\"a\"", "\"b\""));
    CHECK_FALSE(same("f(a=1)", "f(b=1)"));
    CHECK_FALSE(same("f(a)", "g(a)"));
    CHECK_FALSE(same("(a,)", "(a)"));
    CHECK_FALSE(same("a if c else b", "if c then a else b"));
    CHECK_FALSE(same("let x = 1", "param x = 1"));
    CHECK_FALSE(same("let x = 1", "let y = 1"));
    CHECK_FALSE(same("let x = 1", "let x = 1\nx"));
    CHECK_FALSE(same("fn f(x) = 1", "fn f(x: schedule) = 1"));
    CHECK_FALSE(same("fn f(x=1) = 1", "fn f(x=2) = 1"));
    CHECK_FALSE(same("fn f(x=1) = 1", "fn f(x) = 1"));
    CHECK_FALSE(same("run a=1", "run a=2"));
    CHECK_FALSE(same("run a=1", "run b=1"));
    CHECK_FALSE(same("import \"a\"", "import \"b\""));
    CHECK_FALSE(same("import torch", "import \"torch\""));
    CHECK_FALSE(same("## a\nx", "## a\n\nx"));
    CHECK_FALSE(same("# a\n# b\nx", "# b\n# a\nx"));
    CHECK_FALSE(same("# a\nx", "x"));
}

TEST_CASE("a ## line documents only the item right below it") {
    CHECK(same("fn f(x) =\n## inside\n    x\nfn g(x) = x", "fn f(x) =\n    ## inside\n    x\nfn g(x) = x"));
    CHECK(same("\xEF\xBB\xBF## doc\nfn f(x) = x", "## doc\nfn f(x) = x"));
}
