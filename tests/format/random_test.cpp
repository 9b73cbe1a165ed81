// Tests of `lrsched fmt` on texts that nobody would write: random tokens, and real files with things put in between.
#include <array>
#include <random>
#include <string>

#include "harness/catch.hpp"
#include "lrsched/tools.hpp"
#include "texts.hpp"

using namespace lrsched;
using namespace lrsched::test;

namespace {

using Random = std::mt19937;

template <class Range> const auto& pick(Random& random, const Range& range) {
    return range[random() % std::size(range)];
}

constexpr std::array<std::string_view, 64> kTokens{
    "x",           "t",        "lr",   "f(",       "g(",       "(",           "(",       "((",
    ")",           ")",        ")",    "))",       "[",        "]",           "{",       "}",
    ",",           ",",        ",",    "1",        "2_000",    "5%",          "300Btok", "1e-3",
    "\"s\"",       "'#'",      "+",    "-",        "*",        "/",           "//",      "%",
    "^",           "**",       "==",   "<",        "and",      "or",          "not",     "for",
    "at",          "if",       "then", "else",     "let",      "in",          "=",       "x=",
    "lambda",      ":",        "True", "none",     "a.b",      "\n",          "\n    ",  "\n  # own\n  ",
    "# beside\n ", "## doc\n", ";",    "fn f(a)=", "param p=", "schedule s=", "run a=1", "\r\n"};

std::string soup(Random& random, std::size_t tokens) {
    std::string text;
    for (std::size_t i = 0; i < tokens; ++i) {
        text += pick(random, kTokens);
        text += random() % 3 == 0 ? "" : " ";
    }
    return text;
}

/// A nested expression that is mostly right, with comments and line ends wherever a blank may stand.
class Grower {
public:
    explicit Grower(Random& random) : random_(random) {}

    std::string expression(int depth) {
        if (depth == 0) return gap() + std::string(pick(random_, kAtoms)) + gap();
        const auto e = [&] { return expression(depth - 1 - static_cast<int>(random_() % 2) * (depth > 1 ? 1 : 0)); };
        switch (random_() % 16) {
            case 0: return "(" + e() + ")";
            case 1: return "((" + e() + ")" + gap() + ")";
            case 2: return "f(" + e() + "," + gap() + "n=" + e() + "," + gap() + ")";
            case 3: return "[" + e() + "," + e() + "," + e() + "]";
            case 4: return "(" + e() + ",)";
            case 5: return "{" + e() + ":" + e() + "}";
            case 6: return "(" + e() + " if" + gap() + " " + e() + " else " + e() + ")";
            case 7: return "(if " + e() + " then " + e() + " else if " + e() + " then " + e() + " else " + e() + ")";
            case 8: return "(let a =" + e() + " in let [b, c] =" + e() + " in " + e() + ")";
            case 9: return "(" + e() + " for " + e() + " at" + gap() + " " + e() + ")";
            case 10: return "(lambda x:" + e() + ")";
            case 11: return "(not " + e() + " == " + e() + " and -" + gap() + "-" + e() + ")";
            default:
                return "(" + e() + std::string(pick(random_, kOperators)) + e() +
                       std::string(pick(random_, kOperators)) + e() + ")";
        }
    }

private:
    std::string gap() {
        switch (random_() % 24) {
            case 0: return " # beside " + std::to_string(++comments_) + "\n ";
            case 1: return "\n    # own " + std::to_string(++comments_) + "\n    ";
            case 2: return "\n# first column " + std::to_string(++comments_) + "\n ";
            case 3: return "\n\n  ";
            default: return "";
        }
    }

    static constexpr std::array<std::string_view, 8> kAtoms{"x", "t", "1", "2k", "5%", "True", "\"a # b\"", "a.b"};
    static constexpr std::array<std::string_view, 9> kOperators{"+", "-", "*", "/", "//", " % ", "^", "**-", " / "};
    Random& random_;
    int comments_ = 0;
};

/// Either nothing and a syntax error, or a text that formatting leaves alone.
bool check_text(const std::string& text) {
    const Formatted result = format(text);
    INFO("text:\n" << text << "\n" << render(result.diagnostics));
    for (const Diagnostic& diagnostic : result.diagnostics) REQUIRE(diagnostic.code != "format-unsafe");
    REQUIRE(result.text.has_value() == result.diagnostics.empty());
    if (!result.text) return false;
    const Formatted again = format(*result.text);
    INFO("canonical:\n" << *result.text << "\n" << render(again.diagnostics));
    REQUIRE(again.text == result.text);
    return true;
}

}  // namespace

TEST_CASE("a soup of tokens is an error or has a canonical form") {
    Random random(1);
    std::size_t good = 0;
    for (int i = 0; i < 60'000; ++i) good += check_text(soup(random, 1 + random() % 9)) ? 1U : 0U;
    CHECK(good > 3'000);
}

TEST_CASE("expressions with comments in every gap have a canonical form") {
    Random random(2);
    std::size_t good = 0;
    for (int i = 0; i < 4'000; ++i) {
        const std::string head = i % 2 == 0 ? "" : "schedule s =";
        good += check_text(head + " " + Grower(random).expression(1 + i % 5)) ? 1U : 0U;
    }
    CHECK(good > 3'000);
}

TEST_CASE(
    "the library's files with blanks, comments and characters put in or taken out are errors or have a canonical "
    "form") {
    Random random(3);
    constexpr std::array<std::string_view, 8> additions{
        " # c\n    ", "\n    ", "\n    # own\n    ", "\n", "\n## doc\n", "(", ";", "\n\n\n"};
    std::size_t good = 0;
    for (int i = 0; i < 600; ++i) {
        for (const std::string folder : {"examples", "src/library"}) {
            const auto files = sched_files(folder);
            std::string text = read_text(files[random() % files.size()]);
            for (std::size_t k = 1 + random() % 3; k > 0; --k) {
                const std::size_t at = text.find_first_of(" ,(", random() % text.size());
                if (at == std::string::npos) continue;
                text.replace(at + 1, random() % 5 == 0 ? 1 : 0, pick(random, additions));
            }
            good += check_text(text) ? 1U : 0U;
        }
    }
    CHECK(good > 150);
}
