#include "syntax/explain.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diagnostic/did_you_mean.hpp"
#include "syntax/number.hpp"

namespace lrsched::syntax {
namespace {

using diagnostic::Finding;
using diagnostic::Id;
using diagnostic::make;
using text::Place;
using text::Span;

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// The token at an offset: a word, a number, a run of one operator, or one character (all its bytes).
Span token_at(std::string_view text, std::uint32_t at) {
    std::uint32_t end = at;
    if (is_word(text[at])) {
        const bool number = text[at] >= '0' && text[at] <= '9';
        while (end < text.size() && (is_word(text[end]) || (number && text[end] == '.'))) ++end;
        return {at, end};
    }
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    constexpr std::string_view doubled = "&|=<>!+-:";
    if (doubled.find(text[at]) != std::string_view::npos && end < text.size() &&
        doubled.find(text[end]) != std::string_view::npos)
        ++end;
    return {at, end};
}

struct Foreign {
    std::string_view spelling;
    std::string_view instead;
};
/// Operators of other languages and characters that word processors put in.
// A table, laid out by hand.
// clang-format off
constexpr std::array kForeign{
    Foreign{"&&", "and"}, Foreign{"||", "or"},  Foreign{"!", "not"},      Foreign{"&", "and"},      Foreign{"|", "or"},
    Foreign{"×", "*"},    Foreign{"·", "*"},    Foreign{"÷", "/"},        Foreign{"−", "-"},        Foreign{"–", "-"},
    Foreign{"≤", "<="},   Foreign{"≥", ">="},   Foreign{"≠", "!="},       Foreign{"“", "\""},       Foreign{"”", "\""},
    Foreign{"’", "'"},    Foreign{"‘", "'"},    Foreign{"π", "pi"},       Foreign{"∞", "inf"},      Foreign{"<>", "!="},
    Foreign{"?", "if c then a else b"},         Foreign{"=<", "<="},      Foreign{":=", "="},       Foreign{"===", "=="},
    Foreign{"/*", "#"}};
// clang-format on

/// What these are for elsewhere has no operator here.
constexpr std::array kForeignHints{
    Foreign{"\\", "a line goes on inside brackets, or when the next one is indented"},
    Foreign{"=>", "to compare write `>=`; a function is written `fn f(x) = ...`"},
    Foreign{"->", "a function is written `fn f(x) = ...`"},
    Foreign{"+=", "nothing is ever changed; give the new value a name of its own with `let`"},
    Foreign{"-=", "nothing is ever changed; give the new value a name of its own with `let`"},
    Foreign{"*=", "nothing is ever changed; give the new value a name of its own with `let`"},
    Foreign{"/=", "nothing is ever changed; give the new value a name of its own with `let`"}};

template <std::size_t Size> std::string_view lookup(const std::array<Foreign, Size>& table, std::string_view spelling) {
    const auto* found = std::ranges::find(table, spelling, &Foreign::spelling);
    return found == table.end() ? std::string_view{} : found->instead;
}

std::optional<Finding> foreign_operator(std::string_view text, Place token, std::string_view expected) {
    // the first half may have been read as an operator of ours: `=>`, `+=`
    for (const std::uint32_t back : {1U, 0U}) {
        if (back > token.span.begin) continue;
        const Span span{token.span.begin - back, back == 0 ? token.span.end : token.span.begin + 1};
        const std::string_view spelling = text.substr(span.begin, span.end - span.begin);
        if (const auto instead = lookup(kForeign, spelling); !instead.empty())
            return make(Id::foreign_operator, Place{token.source, span}, spelling, instead);
        if (const auto hint = lookup(kForeignHints, spelling); !hint.empty()) {
            Finding finding = make(Id::unexpected_token, Place{token.source, span}, expected, spelling);
            finding.suggestion = hint;
            return finding;
        }
    }
    return std::nullopt;
}

/// The word or number that ends right before an offset, blanks between them allowed.
std::string_view word_before(std::string_view text, std::uint32_t at) {
    std::size_t end = at;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
    std::size_t begin = end;
    while (begin > 0 && (is_word(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    return text.substr(begin, end - begin);
}

bool is_keyword(std::string_view word) {
    constexpr std::array<std::string_view, 15> words{"if",  "then", "else", "let",    "in",   "for",   "at",  "until",
                                                     "or", "and",  "not",  "lambda", "true", "false", "none"};
    return std::ranges::find(words, word) != words.end();
}

bool is_number(std::string_view word) {
    return !word.empty() && std::isdigit(static_cast<unsigned char>(word.front())) != 0;
}

/// `10%3`: percent, and then what cannot follow it.
std::optional<Finding> behind_percent(std::string_view text, Place token, std::string_view found) {
    const std::uint32_t at = token.span.begin;
    if (at == 0 || text[at - 1] != '%') return std::nullopt;
    const std::string_view number = word_before(text, at - 1);
    auto finding = make(Id::percent_then_operand, Place{token.source, {at - 1, token.span.end}}, number);
    finding.suggestion =
        fmt::format("for the remainder write `{} % {}`; `{}%` is a share of the run", number, found, number);
    return finding;
}

/// `10 ep`, `300 Btok`, `10 epochs`: the unit as it is glued to a number.
std::optional<std::string> unit_behind(std::string_view number, std::string_view found) {
    const std::string glued = std::string(number) + std::string(found);
    const auto read = read_number(glued);
    const bool digits = std::isdigit(static_cast<unsigned char>(found.front())) != 0;
    if (!digits && std::holds_alternative<Literal>(read)) return glued;
    if (const auto meant = unit_meant(found)) return std::string(number) + std::string(*meant);
    return std::nullopt;
}

/// A number followed by what cannot follow it.
std::optional<Finding> behind_number(std::string_view text, Place token, std::string_view found,
                                     std::string_view expected) {
    if (auto finding = behind_percent(text, token, found)) return finding;
    const std::string_view number = word_before(text, token.span.begin);
    if (!is_number(number) || !(is_word(found.front()) || found.front() == '(')) return std::nullopt;
    if (const auto glued = unit_behind(number, found)) return make(Id::blank_before_unit, token, number, found, *glued);
    if (expected == "`then`" || expected == "`else`" || is_keyword(found)) return std::nullopt;
    auto finding = make(Id::missing_operator, token, number, found);
    finding.suggestion = fmt::format("for a product write `{} * {}`", number, found == "(" ? "(...)" : found);
    return finding;
}

/// The innermost bracket that is open at an offset of an item that began with it closed.
std::optional<std::uint32_t> open_bracket(std::string_view text, std::uint32_t at) {
    int depth = 0;
    for (std::uint32_t i = at; i-- > 0;) {
        const char c = text[i];
        if (c == ')' || c == ']' || c == '}') ++depth;
        if (c == '(' || c == '[' || c == '{') {
            if (depth-- == 0) return i;
        }
    }
    return std::nullopt;
}

Finding at_end(std::string_view text, Place at, std::string_view expected) {
    std::uint32_t end = at.span.begin;
    while (end > 0 && is_blank(text[end - 1])) --end;
    const Place place{at.source, {end, end}};
    Finding finding = make(Id::unexpected_end, place, expected);
    if (!expected.starts_with('`')) return finding;
    if (const auto open = open_bracket(text, end)) {
        finding = make(Id::unclosed_bracket, Place{at.source, {*open, *open + 1}}, text.substr(*open, 1));
    }
    return finding;
}

std::optional<Finding> unterminated_string(std::string_view text, Place token) {
    const char c = text[token.span.begin];
    if (c != '"' && c != '\'') return std::nullopt;
    const std::size_t end = std::min(text.find('\n', token.span.begin), text.size());
    if (text.substr(token.span.begin + 1, end - token.span.begin - 1).find(c) != std::string_view::npos)
        return std::nullopt;
    return make(Id::unterminated_string, Place{token.source, {token.span.begin, static_cast<std::uint32_t>(end)}});
}

/// What the first word of a line says about a text that does not go on as an expression does.
std::string hint_of_line(std::string_view text, std::uint32_t at, std::string_view found) {
    const std::string_view word = word_before(text, at);
    const auto begin = static_cast<std::size_t>(word.data() - text.data());
    if (word.empty() || is_number(word) || (begin > 0 && text[begin - 1] != '\n')) return "";
    if (found == ":") return fmt::format("an output is written `schedule {} = ...`", word);
    if (!is_word(found.front())) return "";
    if (word == "def") return "a function is written `fn f(n) = ...`";
    if (word == "from")
        return fmt::format("a module is read by `import {0}`, and its functions are called `{0}.name(...)`", found);
    if (word == "run") return fmt::format("a fact of the run is written `run {}=...`", found);
    const std::vector<std::string> items{"import", "run", "param", "let", "fn", "schedule"};
    return diagnostic::did_you_mean(word, items);
}

/// A guess at what the writer wanted; empty where there is none.
std::string hint(std::string_view text, std::uint32_t at, std::string_view found, std::string_view expected) {
    const bool behind_value = expected == "an operator or the end of the item";
    const char before = at > 0 ? text[at - 1] : ' ';
    const char after = at + 1 < text.size() ? text[at + 1] : ' ';
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (found == "in" && expected.ends_with("or `,`"))
        return "the entries of a list are written one by one; `range(30, 100, 30)` counts";
    if (expected == "`:`") return "braces hold pairs, as in `{30: 0.1}`; to group write `(...)`";
    if (!behind_value) return "";
    if (found == ")" || found == "]" || found == "}") return "no bracket is open here";
    if (found == "," && digit(before) && digit(after)) return "a decimal point is written `.`";
    if (found == "(" && before == ')') return "for a product write `(...) * (...)`";
    const std::size_t line = text.substr(0, at).rfind('\n') + 1;
    if (text.substr(line, at - line).find("//") != std::string_view::npos) return "a comment begins with `#`";
    return hint_of_line(text, at, found);
}

}  // namespace

Finding explain_syntax_error(std::string_view text, Place at, std::string_view expected, bool second_comparison) {
    if (at.span.begin >= text.size()) return at_end(text, at, expected);
    const Place token{at.source, token_at(text, at.span.begin)};
    const std::string_view found = text.substr(token.span.begin, token.span.end - token.span.begin);
    if (second_comparison) return make(Id::chained_comparison, token);
    if (auto finding = unterminated_string(text, token)) return *finding;
    if (auto finding = behind_number(text, token, found, expected)) return *finding;
    if (auto finding = foreign_operator(text, token, expected)) return *finding;
    const bool named = expected.starts_with("a name") || expected.starts_with("`(`");
    if (found == "=" && !named) return make(Id::stray_equals, token);
    if (is_keyword(found) && (expected.starts_with("a name") || expected.starts_with("an expression")))
        return make(Id::reserved_word, token, found);
    const bool comma = found == "," && expected.ends_with("or `,`");
    Finding finding = make(Id::unexpected_token, token, comma ? "an expression" : expected, found);
    finding.suggestion = hint(text, token.span.begin, found, expected);
    return finding;
}

}  // namespace lrsched::syntax
