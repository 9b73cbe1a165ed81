// Texts that are nearly programs: random ones with pieces dropped, doubled, swapped or put in. Each is answered with a program that
// can be asked for values, or with a located error.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "harness/catch.hpp"
#include "lrsched/lrsched.hpp"
#include "lrsched/tools.hpp"
#include "random/generator.hpp"

namespace {

using lrsched::random::Dice;
using lrsched::random::Generator;

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.'; }

std::vector<std::string> pieces_of(const std::string& text) {
    std::vector<std::string> pieces;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (is_word(text[i]) && end < text.size() && is_word(text[end])) ++end;
        pieces.push_back(text.substr(i, end - i));
        i = end;
    }
    return pieces;
}

constexpr std::array<std::string_view, 44> kStrangers{
    "(",   ")",    "[",     "]",     "{",     "}",   ",",    ";",   ":",     "=",         "==",
    "<",   "+",    "-",     "*",     "/",     "//",  "%",    "^",   "**",    "\n",        "\n  ",
    "#",   "\"",   "if",    "then",  "else",  "let", "in",   "for", "at",    "lambda e:", "none",
    "inf", "rest", "total", "start", "cycle", "t",   "10ep", "5%",  "1e400", "chain(",    "repeat("};

std::string mutilate(Dice& dice, const std::string& text) {
    std::vector<std::string> pieces = pieces_of(text);
    for (std::size_t i = 0; i <= dice.below(3); ++i) {
        const std::size_t at = dice.below(pieces.size());
        switch (dice.below(4)) {
            case 0: pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(at)); break;
            case 1: pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(at), pieces[at]); break;
            case 2: std::swap(pieces[at], pieces[dice.below(pieces.size())]); break;
            default: pieces[at] = " " + std::string(kStrangers[dice.below(kStrangers.size())]) + " "; break;
        }
        if (pieces.empty()) pieces.emplace_back("t");
    }
    std::string mutilated;
    for (const std::string& piece : pieces) mutilated += piece;
    return mutilated;
}

}  // namespace

TEST_CASE("a text that is nearly a program is answered") {
    std::size_t programs = 0;
    for (std::size_t seed = 0; seed < 1200; ++seed) {
        Dice dice(seed + 1'000'000);
        const auto sample = Generator(seed, false).program();
        const std::string text = mutilate(dice, sample.text);
        lrsched::Options options;
        options.run = sample.run;
        options.limits.passes = 500;
        INFO("seed " << seed << '\n' << text);
        const auto result = lrsched::compile(text, options);
        const auto is_located = [](const lrsched::Diagnostic& d) {
            return d.severity == lrsched::Severity::error && d.location;
        };
        CHECK(result.program.has_value() != std::ranges::any_of(result.diagnostics, is_located));
        CHECK(result.program.has_value() != lrsched::has_error(result.diagnostics));
        if (!result.program) continue;
        ++programs;
        for (std::size_t output = 0; output < result.program->outputs().size(); ++output)
            static_cast<void>(result.program->at(7.5, output));
        if (seed % 4 != 0) continue;
        std::vector<lrsched::Diagnostic> found;
        CHECK(lrsched::summarize(*result.program, found).size() == result.program->outputs().size());
    }
    CHECK(programs > 50);
}
