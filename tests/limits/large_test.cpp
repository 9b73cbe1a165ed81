// Large and strange texts: each is answered with a program or a located error. What would take for ever is stopped by the limits,
// and a test that does not end by the runner.
#include <algorithm>
#include <string>

#include "limits/answer.hpp"
#include "random/generator.hpp"

using lrsched::limits::answer;
using lrsched::limits::repeated;

namespace {

std::string rungs(const std::string& first, std::size_t count, const std::string& before, const std::string& between,
                  const std::string& behind) {
    std::string text = "let a0 = " + first + "\n";
    for (std::size_t i = 1; i <= count; ++i) {
        const std::string below = "a" + std::to_string(i - 1);
        text += "let a" + std::to_string(i) + " = " + before + below + (between.empty() ? "" : between + below) +
                behind + "\n";
    }
    return text + "a" + std::to_string(count);
}

std::string functions(std::size_t count, const std::string& before, const std::string& between,
                      const std::string& behind) {
    std::string text = "fn a0(x) = x\n";
    for (std::size_t i = 1; i <= count; ++i) {
        const std::string below = "a" + std::to_string(i - 1) + "(x)";
        text += "fn a" + std::to_string(i) + "(x) = " + before + below + (between.empty() ? "" : between + below) +
                behind + "\n";
    }
    return text + "a" + std::to_string(count) + "(t/9)";
}

struct Expected {
    std::string name;
    std::string text;
    std::string code;  // empty: a program
};

void check(const Expected& expected) {
    INFO(expected.name);
    CHECK(answer(expected.text) == expected.code);
}

std::string list_of(std::size_t entries) {
    std::string list = "[0";
    for (std::size_t i = 1; i < entries; ++i) list += "," + std::to_string(i);
    return list + "]";
}

std::string parts(std::size_t count, const std::string& odd, const std::string& even) {
    std::string text = "chain(";
    for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? ", " : "") + (i % 2 == 0 ? odd : even);
    return text + ")";
}

}  // namespace

TEST_CASE("doublings") {
    check({"of a value", rungs("1", 60, "", " + ", ""), ""});
    check({"of a formula", rungs("t/9", 60, "", " + ", ""), ""});
    check({"of a product", rungs("0.5^t", 60, "", " * ", ""), ""});
    check({"by a list", rungs("[t/9]", 60, "[max(", ") + max(", ")]") + "[0]", ""});
    check({"by a choice", rungs("t/9", 60, "if t < 5 then ", " else 1 + ", ""), ""});
    check({"by functions", functions(60, "", " + ", ""), ""});
    check({"by functions in time", functions(60, "(", " + ", " for 9)"), ""});
    check({"of the length of a chain", rungs("linear(1)", 60, "chain(", ", ", ")"), "too-many-nodes"});
    check({"of passes", rungs("linear(1)", 60, "repeat(", "", ", times=2)"), ""});
    check({"of a bounded sum", rungs("linear(5)", 60, "(", " + ", " for 9)"), ""});
    check({"by time", rungs("t/9", 30, "(", "", " at 2*t)"), ""});
}

TEST_CASE("long texts") {
    check({"a sum of a megabyte", "1" + repeated("+1", 500'000), ""});
    check({"a sum of steps", "1" + repeated("+t/9", 100'000), ""});
    check({"a comparison of sums", "if 1" + repeated("+t/9", 50'000) + " < 5 then 1 else 2", ""});
    check({"a condition of many", "if t < 1" + repeated(" or t < 2 and t > 1", 20'000) + " then 1 else 2", ""});
    check({"a chain of lines", parts(10'000, "hold(3)", "linear(2, to=0.5)"), ""});
    check({"a chain of curves", parts(2'000, "cosine(3, min=0.5)", "warmup(2)"), ""});
    check({"a chain of values", parts(10'000, "1 for 2", "2 for 1"), ""});
    check({"a chain of formulas", parts(10'000, "floor(t/2) for 3", "start/2 for 1"), ""});
    check({"many functions", functions(3'000, "", "", " + 1"), "expansion-too-deep"});
    check({"names of names", rungs("1", 10'000, "", "", ""), "expansion-too-deep"});
    check({"sums of names", rungs("t/9", 10'000, "", "", " + 1"), "expansion-too-deep"});
    check({"a list", "lookup(t, " + list_of(100'000) + ", concat(0, " + list_of(100'000) + "))", ""});
    check({"a list in a scan", "scan(" + list_of(1'000) + ", prev * 0.5 + t/9)[7]", ""});
    check({"a list of 100,000, folded at once", "max(cumsum(" + list_of(100'000) + "))", ""});
    check({"a fold", "fold(" + list_of(10'000) + ", 0, acc + it*t/9)", ""});
    check({"an interpolation", "interp(t, " + list_of(50'000) + ", " + list_of(50'000) + ")", ""});
    check({"lines of comments", repeated("# nothing\n", 200'000) + "1", ""});
    check({"empty lines", repeated("\n", 1'000'000) + "1", ""});
}

TEST_CASE("deep texts") {
    for (const std::string bracket :
         {"(", "[", "{", "f(", "1+(", "-(", "if (", "let x = (", "lambda e: (", "1 if (", "x["}) {
        INFO(bracket);
        CHECK_FALSE(answer(repeated(bracket, 100'000)).empty());
    }
    check({"parentheses", repeated("(", 100'000) + "1" + repeated(")", 100'000), "nested-too-deep"});
    check({"else if", repeated("if t < 1 then 1 else ", 10'000) + "2", ""});
    check({"Python's else", repeated("1 if t < 1 else ", 10'000) + "2", "nested-too-deep"});
    check({"let in let", repeated("let x = t/9 in ", 10'000) + "x", ""});
    check({"lambda in lambda", repeated("lambda e: ", 10'000) + "1", "nested-too-deep"});
    check({"minus signs", repeated("-", 100'000) + "1", ""});
    check({"not", "if " + repeated("not ", 100'000) + "t < 1 then 1 else 2", ""});
    check({"powers", "1" + repeated("^1", 10'000), "nested-too-deep"});
    check({"for behind for", "1" + repeated(" for 2", 10'000), "nested-too-deep"});
    check({"index behind index", "x" + repeated("[0]", 10'000), "nested-too-deep"});
}

TEST_CASE("each way to stand inside one another stops at the limit, not at the end of the stack") {
    const auto deep = [](const std::string& first, const std::string& before, const std::string& behind,
                         const std::string& use = "") {
        INFO(before << "..." << behind);
        const std::string code = answer(rungs(first, 2'000, before, "", behind) + use);
        CHECK(code == "expansion-too-deep");
    };
    deep("t/9", "", " + 1");
    deep("t/9", "-", "");
    deep("linear(10)", "chain(", ", 1 for 1)");
    deep("linear(10)", "chain(1 for 1, ", ")");
    deep("[linear(10)]", "[chain(", ")]", "[0]");
    deep("linear(10)", "chain([", ", 1], at=[3])");
    deep("t/9", "(", " for 5)");
    deep("5", "", " + 1 for 5");
    deep("t/9", "if t < 3 then ", " else 2");
    deep("t/9", "if ", " < 3 then 1 else 2");
    deep("t/9", "(", " at t/2)");
    deep("t/9", "(t/3 at ", ")");
    deep("linear(10)", "repeat(", ", times=1)");
    deep("linear(3 + cycle)", "repeat(", ", times=2)");
    deep("linear(10)", "rebase(", ", 2)");
    deep("0", "cosine(10, min=", ")");
    deep("linear(3)", "factor(warmup(3, to=", "))");
    deep("linear(3)", "reverse(3, ", ")");
    deep("t/9", "min(", ", 1)");
    deep("t/9", "exp(", ")");
    deep("t/9", "lerp(", ", 1, t/9)");
    deep("t/9", "fold([1, 2], ", ", acc + it)");
    deep("[1]", "[fold(", ", 1, acc + it)]", "[0]");
    deep("t/9", "scan(0, prev + ", ")");
    deep("t/9", "scan(", ", prev + 1)");
    deep("t/9", "[", ", 1][0]");
    deep("[t/9, 1]", "(let [x, y] = ", " in [y, x])", "[0]");
    deep("t/9", "(lambda e: ", ")");
    deep("t/9", "lookup(t, [1], [", ", 2])");
    deep("t/9", "interp(t, [1, 2], [", ", 2])");
    deep("[1]", "concat(", ", 1)", "[0]");
    CHECK(answer(functions(2'000, "", "", "")) == "expansion-too-deep");
    CHECK(answer(functions(2'000, "chain(1 for 1, ", "", ")")) == "expansion-too-deep");
}

TEST_CASE("huge and tiny numbers of passes and steps") {
    check({"passes without end", "repeat(t/9 for 1e-300)", ""});
    check({"of a value", "repeat(1 for 1e-300)", ""});
    check({"a billion passes", "repeat(linear(10), times=1e9)", ""});
    check({"more passes than doubles count", "repeat(linear(10), times=1e300)", ""});
    check({"long passes", "repeat(linear(1e300))", ""});
    check({"passes that grow for ever", "repeat(linear(2^cycle))", ""});
    check({"passes that grow slowly", "repeat(linear(10 + cycle))", ""});
    check({"passes that grow slowly, a billion", "repeat(linear(10 + cycle), times=1e9)", ""});
    check({"a billion percent", "linear(100000000000%) for 10", ""});
    const auto compiled = lrsched::compile("repeat(1 for 1e-300)");
    REQUIRE(compiled.program);
    CHECK(*compiled.program->at(0) == 1);
    CHECK(*compiled.program->at(1e300) == 1);
}

TEST_CASE("bytes that are no text") {
    check({"nothing", "", "no-schedule"});
    check({"blanks", " \t\n", "no-schedule"});
    check({"a comment", "# nothing", "no-schedule"});
    check({"a byte order mark alone", "\xEF\xBB\xBF", "no-schedule"});
    check({"a byte order mark",
           "\xEF\xBB\xBF"
           "1",
           ""});
    check({"NUL", std::string("1\0+1", 4), "nul-byte"});
    check({"UTF-16",
           std::string("\xFF\xFE"
                       "1\0",
                       4),
           "not-utf8"});
    check({"a lone continuation", "1 # \x80", "not-utf8"});
    check({"a sequence cut off", "1 # \xE2\x82", "not-utf8"});
    check({"an overlong slash", "1 # \xC0\xAF", "not-utf8"});
    check({"a surrogate", "1 # \xED\xA0\x80", "not-utf8"});
    check({"behind Unicode", "1 # \xF4\x90\x80\x80", "not-utf8"});
    check({"an emoji", "1 # \xF0\x9F\x98\x80", ""});
    check({"line ends of Windows", "let a = 1\r\nlet b = a +\r\n  1\r\nb\r\n", ""});
    check({"a lone carriage return", "1\r", ""});
}

TEST_CASE("random bytes and random words are answered") {
    lrsched::random::Dice dice(7);
    constexpr std::string_view words[] = {
        "(",      ")",        "[",       "]",     "{",     "}",      ",",    ";",     ":",      "=",   "==",
        "!=",     "<",        "<=",      ">",     "+",     "-",      "*",    "/",     "//",     "%",   "^",
        "**",     "\n",       "#",       "\"",    "'",     "\\",     "if",   "then",  "else",   "let", "in",
        "for",    "at",       "and",     "or",    "not",   "lambda", "true", "none",  "import", "run", "param",
        "fn",     "schedule", "as",      "t",     "base",  "start",  "rest", "total", "cycle",  "x",   "f(",
        "chain(", "repeat(",  "cosine(", "scan(", "fold(", "prev",   "acc",  "1",     "0",      "1e9", "10ep",
        "5%",     "1e400",    "2t",      ".",     "..",    "a.b",    "_",    "!",     "&",      "|",   "@",
        "$",      "?",        "~",       "`"};
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        const std::size_t length = dice.below(40);
        for (std::size_t k = 0; k < length; ++k) {
            if (i % 3 == 0)
                text += static_cast<char>(dice.below(256));
            else if (i % 3 == 1)
                text += static_cast<char>(32 + dice.below(95));
            else
                text += std::string(words[dice.below(std::size(words))]) + (dice.chance(70) ? " " : "");
        }
        const auto result = lrsched::compile(text);
        INFO(text);
        CHECK(result.program.has_value() != lrsched::has_error(result.diagnostics));
        const auto is_located = [](const lrsched::Diagnostic& d) {
            return d.severity == lrsched::Severity::error && d.location;
        };
        CHECK(result.program.has_value() != std::ranges::any_of(result.diagnostics, is_located));
        CHECK(lrsched::render(result.diagnostics).empty() == result.diagnostics.empty());
        if (result.program) static_cast<void>(result.program->at(3));
    }
}
