// Room config: errors of the language inside a YAML file are shown at the very characters, however the expression is written.
#include "lab.hpp"
#include "lrsched/lrsched.hpp"
#include "support.hpp"

using lrsched::Diagnostic;
using lrsched::config::Expression;
using lrsched::config::move_into;
using lrsched::test::Reading;

namespace {

constexpr std::string_view kName = "<lr>";

/// What the compiler says of the value of the key `lr`, moved into the file.
std::vector<Diagnostic> moved(const Reading& reading) {
    INFO(reading.sources[0].text << '\n' << reading.rendered());
    REQUIRE(reading.findings.empty());
    for (const auto& pair : reading.tree->pairs(reading.tree->root())) {
        if (reading.tree->text(pair.key) != "lr") continue;
        const Expression expression{std::string(reading.tree->text(pair.value)), reading.tree->place(pair.value)};
        std::vector<Diagnostic> found = lrsched::compile(expression.text, {}, kName).diagnostics;
        for (Diagnostic& diagnostic : found)
            diagnostic = move_into(reading.sources, expression, kName, std::move(diagnostic));
        return found;
    }
    FAIL("no key lr");
    return {};
}

/// All of them as people read them.
std::string shown(const std::string& text) {
    const Reading reading(text);
    return render(moved(reading));
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

TEST_CASE("in a plain text on one line") {
    CHECK(shown("é: 1\nlr: chain(warmup(10), cosine(mni=1)) # é\n") ==
          "lab.yaml:2:30: error: `cosine` has no parameter `mni` [unknown-argument]\n"
          " 2 | lr: chain(warmup(10), cosine(mni=1)) # é\n"
          "   |                              ^~~\n"
          "  help: did you mean `min`?\n"
          "  note: it is called as `cosine(n=rest, min=0, from=start)`\n");
}

TEST_CASE("behind characters of several bytes, in brackets") {
    CHECK(shown("{titel: größer, lr: cosine(90) * bse}\n") ==
          "lab.yaml:1:34: error: `bse` is not known here [unknown-name]\n"
          " 1 | {titel: größer, lr: cosine(90) * bse}\n"
          "   |                                  ^~~\n"
          "  help: did you mean `base`?\n");
}

TEST_CASE("in a plain text over lines") {
    CHECK(shown("lr: chain(warmup(10),\n\n    cosine(90) * bse)\n") ==
          "lab.yaml:3:18: error: `bse` is not known here [unknown-name]\n"
          " 3 |     cosine(90) * bse)\n"
          "   |                  ^~~\n"
          "  help: did you mean `base`?\n");
}

TEST_CASE("in single quotes") {
    CHECK(shown("lr: 'interp(t, lst=''x'', [1, 2]) + bse'\n").find("lab.yaml:1:16: error: ") == 0);
    CHECK(first_line(shown("lr: 'len(''é'') + bse'\n")) ==
          "lab.yaml:1:19: error: `bse` is not known here [unknown-name]");
}

TEST_CASE("in double quotes with escapes") {
    CHECK(shown("lr: \"cosine(90)\\t+ \\x62se\"\n") ==
          "lab.yaml:1:20: error: `bse` is not known here [unknown-name]\n"
          " 1 | lr: \"cosine(90)\\t+ \\x62se\"\n"
          "   |                    ^~~~~~\n"
          "  help: did you mean `base`?\n");
}

TEST_CASE("in a literal block, every error on its line") {
    CHECK(shown("é: 1\nlr: |\n    let a = bse\n    cosine(90) * bas\n") ==
          "lab.yaml:3:13: error: `bse` is not known here [unknown-name]\n"
          " 3 |     let a = bse\n"
          "   |             ^~~\n"
          "  help: did you mean `base`?\n"
          "lab.yaml:4:18: error: `bas` is not known here [unknown-name]\n"
          " 4 |     cosine(90) * bas\n"
          "   |                  ^~~\n"
          "  help: did you mean `base`?\n");
}

TEST_CASE("in a folded block") {
    CHECK(first_line(shown("lr: >-\n  chain(warmup(10),\n  cosine(90) * bse)\n")) ==
          "lab.yaml:3:16: error: `bse` is not known here [unknown-name]");
    CHECK(first_line(shown("lr: >-\n  chain(warmup(10),\n\n  cosine(90) * bse)\n")) ==
          "lab.yaml:4:16: error: `bse` is not known here [unknown-name]");
}

TEST_CASE("notes are moved as well, and so is the end of a text") {
    CHECK(shown("lr: |\n  let a = 1\n  let a = 2\n  cosine(90)\n") ==
          "lab.yaml:3:7: error: `a` is defined twice [duplicate-name]\n"
          " 3 |   let a = 2\n"
          "   |       ^\n"
          "  lab.yaml:2:7: note: it is defined first here\n"
          " 2 |   let a = 1\n"
          "   |       ^\n");
    CHECK(shown("lr: 'cosine(90) + '\n") ==
          "lab.yaml:1:18: error: the text ends where an expression behind the operator was expected [unexpected-end]\n"
          " 1 | lr: 'cosine(90) + '\n"
          "   |                  ^\n");
    CHECK(shown("lr: cosine(90\n") ==
          "lab.yaml:1:11: error: this `(` is never closed [unclosed-bracket]\n"
          " 1 | lr: cosine(90\n"
          "   |           ^\n");
}

TEST_CASE("a place in another text stays, one that is missing is the expression's") {
    const Reading reading("lr: cosine(90)\n");
    const Expression expression{"cosine(90)", {0, {4, 14}}};
    Diagnostic elsewhere{
        "x", lrsched::Severity::error, "of a library", lrsched::Location{"other", 3, 4, 1, 0, 1, "line"}, "", {}};
    CHECK(move_into(reading.sources, expression, kName, elsewhere).location->file == "other");
    elsewhere.location.reset();
    const auto found = move_into(reading.sources, expression, kName, elsewhere);
    REQUIRE(found.location);
    CHECK(found.location->file == "lab.yaml");
    CHECK(found.location->column == 5);
    CHECK(found.location->length == 10);
}

TEST_CASE("the name of an expression may be that of its file, so that imports begin in its folder") {
    const Reading reading("a: 1\nlr: bse\n");
    const Expression expression{"bse", {0, {9, 12}}};
    const auto compiled = lrsched::compile(expression.text, {}, "lab.yaml");
    REQUIRE(compiled.diagnostics.size() == 1);
    const auto found = move_into(reading.sources, expression, "lab.yaml", compiled.diagnostics[0]);
    CHECK(found.location->line == 2);
    CHECK(found.location->column == 5);
}

TEST_CASE("findings of the file and of its expressions come out in one order, once each") {
    Reading reading("a: 1\nlr: bse\na: 2\n");
    std::vector<Diagnostic> more;
    for (int i = 0; i < 2; ++i) {
        for (const auto& found : lrsched::compile("bse", {}, kName).diagnostics)
            more.push_back(move_into(reading.sources, {"bse", {0, {9, 12}}}, kName, found));
    }
    const auto all = lrsched::config::publish(reading.sources, 0, reading.findings, more, 50);
    REQUIRE(all.size() == 2);
    CHECK(all[0].code == "unknown-name");
    CHECK(all[1].code == "duplicate-key");
    const auto cut = lrsched::config::publish(reading.sources, 0, reading.findings, more, 1);
    REQUIRE(cut.size() == 2);
    CHECK(cut[1].code == "more-findings");
    CHECK(cut[1].message == "1 further findings are not shown");
}
