// Room config: each limit of a YAML file, at it and just past it; and that twice the text is twice the work.
#include "config/yaml_events.hpp"
#include "support.hpp"

using lrsched::Limits;
using lrsched::test::codes;
using lrsched::test::outline;
using lrsched::test::Reading;

namespace {

using Codes = std::vector<std::string>;

std::string repeated(const std::string& piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

std::string numbered(const std::string& before, std::size_t times, const std::string& behind) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text.append(before).append(std::to_string(100'000 + i)).append(behind);
    return text;
}

}  // namespace

TEST_CASE("bytes of a file") {
    Limits limits;
    const std::string text = "a: 1 #" + std::string(limits.yaml_bytes - 6, 'x');
    CHECK(codes(Reading(text, limits)).empty());
    const Reading past(text + "x", limits);
    CHECK(codes(past) == Codes{"source-too-large 1:1"});
    CHECK(outline(past) == "?");
    CHECK(past.rendered().starts_with("lab.yaml:1:1: error: the text has 1048577 bytes; at most 1048576 are read"));
}

TEST_CASE("lists and maps inside one another") {
    const std::size_t most = Limits{}.yaml_depth;
    for (const auto& [open, close] :
         {std::pair{"[", "]"}, std::pair{"{a: ", "}"}, std::pair{"- ", ""}, std::pair{"? ", ""}}) {
        INFO(open);
        const auto nested = [&, o = open, c = close](std::size_t depth) {
            return codes(Reading(repeated(o, depth) + "x" + repeated(c, depth) + "\n"));
        };
        const bool complex_key = open[0] == '?';
        if (!complex_key) CHECK(nested(most).empty());
        const std::size_t column = 1 + most * std::string(open).size();
        CHECK(nested(most + 1)[0] == "nested-too-deep 1:" + std::to_string(column));
        CHECK(nested(100'000)[0] == "nested-too-deep 1:" + std::to_string(column));
    }
}

TEST_CASE("keys and values of a file") {
    Limits limits;
    limits.yaml_values = 21;  // the map, ten keys, ten values
    CHECK(codes(Reading(numbered("a", 10, ": 1\n"), limits)).empty());
    CHECK(Reading(numbered("a", 10, ": 1\n") + "b: 1\n", limits).rendered() ==
          "lab.yaml:11:1: error: the file has more than 21 keys and values [too-many-values]\n"
          " 11 | b: 1\n"
          "    | ^\n");
    // what stands behind a fault counts as well
    CHECK(codes(Reading("x: y: z\n" + numbered("a", 9, ": 1\n"), limits)) == Codes{"stray-colon 1:5"});
    CHECK(codes(Reading("x: y: z\n" + numbered("a", 10, ": 1\n"), limits)) ==
          Codes{"stray-colon 1:5", "too-many-values 11:1"});
}

TEST_CASE("the largest file that is allowed is read") {
    const std::string list = "[" + repeated("1,", Limits{}.yaml_values - 1) + "]";
    CHECK(codes(Reading(list)).empty());
    CHECK(codes(Reading("[1," + list.substr(1))) == Codes{"too-many-values 1:200000"});
    CHECK(codes(Reading(numbered("a", Limits{}.yaml_values / 2 - 1, ":\n"))).empty());
}

TEST_CASE("errors of a file are cut") {
    const Reading reading(numbered("a", 70, ": b: c\n"));
    const auto found = codes(reading);
    REQUIRE(found.size() == 51);
    CHECK(found[49] == "stray-colon 50:11");
    CHECK(found[50] == "more-findings");
}

TEST_CASE("twice the text is twice the events, twice the nodes and twice the texts") {
    for (const std::string piece :
         {"k: [a, {b: c}, 'd', \"e\\n\"]\n", "k:\n  - |\n    a\n    b\n  - c: d\n    e: f\n"}) {
        const auto text = [&](std::size_t times) {
            std::string all;
            for (std::size_t i = 0; i < times; ++i) all += "a" + std::to_string(i) + piece;
            return all;
        };
        const lrsched::config::Cap cap{1'000'000, 16};
        const auto events = [&](std::size_t times) { return lrsched::config::read_events(text(times), 0, cap); };
        const std::size_t once = events(1).row.size() - 2;  // the map around all has a beginning and an end
        CHECK(events(500).row.size() - 2 == 500 * once);
        CHECK(events(1000).row.size() - 2 == 1000 * once);
        CHECK(events(1000).texts.size() == 2 * events(500).texts.size());
        CHECK(Reading(text(1000)).tree->size() - 1 == 2 * (Reading(text(500)).tree->size() - 1));
    }
}

TEST_CASE("a long text with a fault on every line is not read again and again") {
    const Reading reading(numbered("a", 40'000, ": b: c\n"));
    CHECK(reading.findings.size() == Limits{}.errors + 1);
    CHECK(reading.tree->size() < 200);
    const Reading brackets("x: {\n" + numbered("a", 40'000, ": [],\n"));
    CHECK(codes(brackets)[0] == "unclosed-bracket 1:4");
    CHECK(brackets.findings.size() == Limits{}.errors + 1);
}

TEST_CASE("as many findings as a text has words are told in time, and what they tell is short") {
    const Reading keys("a: 1\n" + repeated("a: 2\n", 49'000));
    CHECK(keys.findings.size() == 49'000);
    CHECK(codes(keys).back() == "more-findings");
    CHECK(keys.rendered().find("note: 48950 further findings are not shown [more-findings]\n") != std::string::npos);
    const Reading line("[" + repeated(": a, ", 30'000) + "]");
    CHECK(line.findings.size() == 30'000);
    CHECK(line.rendered().size() < 20'000);
    const std::string word(500'000, 'w');
    const Reading cut("{x: f(" + word + ", y)}");
    CHECK(codes(cut) == Codes{"cut-text 1:5"});
    CHECK(cut.rendered().size() < 1000);
    const Reading twice("? \"" + word + "\"\n: 1\n? \"" + word + "\"\n: 2\n");
    CHECK(codes(twice) == Codes{"duplicate-key 3:3"});
    CHECK(twice.rendered().size() < 2000);
}
