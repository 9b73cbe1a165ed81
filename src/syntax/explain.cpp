#include "syntax/explain.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

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
        while (end < text.size() && is_word(text[end])) ++end;
        return {at, end};
    }
    ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    constexpr std::string_view doubled = "&|=<>!+-:";
    if (doubled.find(text[at]) != std::string_view::npos && end < text.size() && doubled.find(text[end]) != std::string_view::npos) ++end;
    return {at, end};
}

struct Foreign {
    std::string_view spelling;
    std::string_view instead;
};
/// Operators of other languages and characters that word processors put in.
constexpr std::array kForeign{
    Foreign{"&&", "and"}, Foreign{"||", "or"},  Foreign{"!", "not"},      Foreign{"&", "and"},      Foreign{"|", "or"},
    Foreign{"×", "*"},    Foreign{"·", "*"},    Foreign{"÷", "/"},        Foreign{"−", "-"},        Foreign{"–", "-"},
    Foreign{"≤", "<="},   Foreign{"≥", ">="},   Foreign{"≠", "!="},       Foreign{"“", "\""},       Foreign{"”", "\""},
    Foreign{"’", "'"},    Foreign{"‘", "'"},    Foreign{"π", "pi"},       Foreign{"∞", "inf"},      Foreign{"<>", "!="},
    Foreign{"?", "if c then a else b"},         Foreign{"=>", ">="},      Foreign{"=<", "<="},      Foreign{"->", "="},
    Foreign{":=", "="},   Foreign{"===", "=="}, Foreign{"+=", "+"},       Foreign{"\\", "nothing: lines inside brackets go on by themselves"}};

std::optional<Finding> foreign_operator(std::string_view text, Place token) {
    const std::string_view spelling = text.substr(token.span.begin, token.span.end - token.span.begin);
    for (const Foreign& foreign : kForeign) {
        if (foreign.spelling == spelling) return make(Id::foreign_operator, token, spelling, foreign.instead);
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

bool is_number(std::string_view word) { return !word.empty() && std::isdigit(static_cast<unsigned char>(word.front())) != 0; }

/// `10 ep`, `2 t`, `10%3`: a number followed by what cannot follow it.
std::optional<Finding> behind_number(std::string_view text, Place token, std::string_view found) {
    constexpr std::array<std::string_view, 9> units{"it", "ba", "ep", "tok", "ex", "kex", "dur", "epochs", "steps"};
    const std::uint32_t at = token.span.begin;
    if (at > 0 && text[at - 1] == '%') {
        const std::string_view number = word_before(text, at - 1);
        auto finding = make(Id::percent_then_operand, Place{token.source, {at - 1, token.span.end}}, number);
        finding.suggestion = fmt::format("for the remainder write `{} % {}`; `{}%` is a share of the run", number, found, number);
        return finding;
    }
    const std::string_view number = word_before(text, at);
    if (!is_number(number)) return std::nullopt;
    if (std::ranges::find(units, found) != units.end()) {
        const std::string_view unit = found == "epochs" ? "ep" : found == "steps" ? "" : found;
        return make(Id::blank_before_unit, token, number, found, unit);
    }
    if (is_word(found.front()) || found.front() == '(') {
        auto finding = make(Id::missing_operator, token, number, found);
        finding.suggestion = fmt::format("for a product write `{} * {}`", number, found);
        return finding;
    }
    return std::nullopt;
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
    return make(Id::unterminated_string, Place{token.source, {token.span.begin, static_cast<std::uint32_t>(end)}});
}

}  // namespace

Finding explain_syntax_error(std::string_view text, Place at, std::string_view expected, bool second_comparison) {
    if (at.span.begin >= text.size()) return at_end(text, at, expected);
    const Place token{at.source, token_at(text, at.span.begin)};
    const std::string_view found = text.substr(token.span.begin, token.span.end - token.span.begin);
    if (second_comparison) return make(Id::chained_comparison, token);
    if (auto finding = unterminated_string(text, token)) return *finding;
    if (auto finding = behind_number(text, token, found)) return *finding;
    if (auto finding = foreign_operator(text, token)) return *finding;
    if (found == "=") return make(Id::stray_equals, token);
    constexpr std::array<std::string_view, 14> words{"if", "then", "else", "let", "in", "for", "at", "or", "and", "not", "lambda", "true", "false", "none"};
    const bool word = std::ranges::find(words, found) != words.end();
    if (word && expected == "a name") return make(Id::reserved_word, token, found);
    return make(Id::unexpected_token, token, expected, found);
}

}  // namespace lrsched::syntax
