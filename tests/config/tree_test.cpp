// Room config: what a text is read as. A value is its text; what YAML would make of it is not asked.
#include "support.hpp"

using lrsched::config::NodeKind;
using lrsched::config::Style;
using lrsched::test::codes;
using lrsched::test::outline;
using lrsched::test::Reading;

namespace {

/// The text of the file that a node stands for.
std::string slice(const Reading& reading, lrsched::config::NodeId node) {
    return std::string(reading.sources.slice(reading.tree->place(node)));
}

lrsched::config::NodeId value_of(const Reading& reading, std::string_view key) {
    for (const auto& pair : reading.tree->pairs(reading.tree->root())) {
        if (reading.tree->text(pair.key) == key) return pair.value;
    }
    FAIL("no key " << key);
    return 0;
}

}  // namespace

TEST_CASE("maps, lists and texts, in lines and in brackets") {
    CHECK(outline(Reading("a: 1\nb:\n  c: [x, {y: z}, ]\n  d:\n  - e\n  - f: g\n    h: i\n")) ==
          "{a: <1>, b: {c: [<x>, {y: <z>}], d: [<e>, {f: <g>, h: <i>}]}}");
    CHECK(outline(Reading("- a\n- - b\n  - c\n-\n  d: e\n")) == "[<a>, [<b>, <c>], {d: <e>}]");
    CHECK(outline(Reading("{a: {b, c: }, \"d\":1, [x]}")) == "{a: {b: -, c: -}, d: <1>}!");
    CHECK(outline(Reading("[a: 1, b]")) == "[{a: <1>}, <b>]");
    CHECK(outline(Reading("hello")) == "<hello>");
    CHECK(outline(Reading("? a\n: b\n? c\n")) == "{a: <b>, c: -}");
}

TEST_CASE("a value is its text, whatever YAML would make of it") {
    const Reading reading("a: 010\nb: 1e-400\nc: yes\nd: 0x10\ne: 1_000\nf: 2001-01-01\ng: 12:30:45\nh: .inf\ni: =\n");
    CHECK(reading.findings.empty());
    CHECK(outline(reading) ==
          "{a: <010>, b: <1e-400>, c: <yes>, d: <0x10>, e: <1_000>, f: <2001-01-01>, g: <12:30:45>, "
          "h: <.inf>, i: <=>}");
    CHECK(outline(Reading("<<: {a: 1}\n")) == "{<<: {a: <1>}}");
}

TEST_CASE("the words that YAML takes for nothing are texts, and nothing is nothing") {
    CHECK(outline(Reading("a: null\nb: ~\nc: Null\nd: NULL\n")) == "{a: <null>, b: <~>, c: <Null>, d: <NULL>}");
    CHECK(outline(Reading("a:\nnull: x\n")) == "{a: -, null: <x>}");
    CHECK(outline(Reading("x:\n  a:\nnull: ~\nnullable:\n")) == "{x: {a: -}, null: <~>, nullable: -}");
    CHECK(outline(Reading("- null\n-\n- ~\n")) == "[<null>, -, <~>]");
    CHECK(outline(Reading("[, null, ~]")) == "[-, <null>, <~>]");
    CHECK(outline(Reading("a: ''\nb: \"\"\nc:\nd: # nothing\n")) == "{a: <>, b: <>, c: -, d: -}");
}

TEST_CASE("the place of nothing is its key or its dash") {
    const Reading reading("a:   # nothing\nb:\n- x\n-  # nothing\n- y\nc: [1, , 2]\n");
    CHECK(slice(reading, value_of(reading, "a")) == "a");
    const auto b = reading.tree->entries(value_of(reading, "b"));
    REQUIRE(b.size() == 3);
    CHECK(slice(reading, b[1]) == "-");
    CHECK(reading.tree->place(b[1]).span.begin == 22);
    CHECK(slice(reading, reading.tree->entries(value_of(reading, "c"))[1]) == ",");
}

TEST_CASE("every node knows where it is written") {
    const Reading reading(
        "lr:  cosine(90)  # so\nm: {a: 1,\n  b: [2, 3 ] , }\nq: 'it''s'\nt:\n  - u\n  - v: w\nz: |-\n  text\n");
    CHECK(reading.findings.empty());
    CHECK(slice(reading, value_of(reading, "lr")) == "cosine(90)");
    CHECK(slice(reading, value_of(reading, "m")) == "{a: 1,\n  b: [2, 3 ] , }");
    CHECK(slice(reading, value_of(reading, "q")) == "'it''s'");
    CHECK(slice(reading, value_of(reading, "t")) == "- u\n  - v: w");
    CHECK(slice(reading, value_of(reading, "z")) == "|-\n  text");
}

TEST_CASE("how a scalar is written is known") {
    const Reading reading("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\n");
    const auto style = [&](std::string_view key) { return (*reading.tree)[value_of(reading, key)].style; };
    CHECK(style("a") == Style::plain);
    CHECK(style("b") == Style::single_quoted);
    CHECK(style("c") == Style::double_quoted);
    CHECK(style("d") == Style::literal);
    CHECK(style("e") == Style::folded);
}

TEST_CASE("a byte order mark, comments, one document marker and Windows line ends do not matter") {
    const Reading reading("\xEF\xBB\xBF# a\r\n---\r\na: 1 # b\r\nb: |\r\n  x\r\n  y\r\n...\r\n");
    CHECK(reading.findings.empty());
    CHECK(outline(reading) == "{a: <1>, b: <x\ny\n>}");
    CHECK(slice(reading, value_of(reading, "a")) == "1");
    CHECK(codes(Reading("\xEF\xBB\xBF"
                        "a: b: c")) == std::vector<std::string>{"stray-colon 1:5"});
}

TEST_CASE("what was read before and behind a fault is kept, and what holds it is marked as broken") {
    const Reading reading("a: 1\nb:\n  c: 2\n  d: e: f\n  g: 3\nh: [1, 2\ni: 4\nj: \"x\nk: 5\n");
    CHECK(outline(reading) == "{a: <1>, b: {c: <2>, d: <e>}!, h: ?, i: <4>, k: <5>}!");
    CHECK(codes(reading) == std::vector<std::string>{"stray-colon 4:7", "unclosed-bracket 6:4", "open-quote 8:4"});
}

TEST_CASE("reading on behind a fault takes no key of a list or of an indented map for one of the file") {
    CHECK(outline(Reading("- a: b: c\nx: 1\n")) == "[{a: <b>}!]!");
    CHECK(outline(Reading("  a: b: c\nx: 1\n")) == "{a: <b>}!");
    CHECK(outline(Reading("a: b: c\n- x: 1\n# y: 2\n z: 3\nw: 4\n")) == "{a: <b>, w: <4>}!");
    CHECK(outline(Reading("@: 1\na: 1\n")) == "?");
    CHECK(outline(Reading("a: b: c\n\"x\": 1\n'y': 2\n_z: 3\nü: 4\n")) == "{a: <b>, _z: <3>, ü: <4>}!");
}

TEST_CASE("the second of two equal keys is not looked at") {
    CHECK(outline(Reading("a: 1\nb: 2\na: 3\n'b': 4\n")) == "{a: <1>, b: <2>}");
    CHECK(outline(Reading("a: {x: 1, y: 2}\nb: {x: 1}\n")) == "{a: {x: <1>, y: <2>}, b: {x: <1>}}");
}

TEST_CASE("refused constructs leave a mark in the tree, and the rest is read") {
    CHECK(outline(Reading("a: &x 1\nb: *x\nc: !t 2\nd: !t {e: 3}\n&k f: 4\n[g]: 5\n: 6\nh: \"\\0\"\n")) ==
          "{a: ?, b: ?, c: ?, d: {e: <3>}, h: ?}!");
    CHECK(outline(Reading("a: {lr: chain(x, y), m: 1}\nb: 2\n")) == "{a: ?, b: <2>}");
}

TEST_CASE("a text that is no map is read, too") {
    const Reading reading("# only a comment\n");
    CHECK((*reading.tree)[reading.tree->root()].kind == NodeKind::refused);
    CHECK(codes(reading) == std::vector<std::string>{"nothing-to-read 1:1"});
}
