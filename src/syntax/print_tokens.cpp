#include "syntax/print_tokens.hpp"

#include <algorithm>
#include <array>

namespace lrsched::syntax {
namespace {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

/// Reads single tokens. What is no token of the grammar does not occur: the text has been parsed.
class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    [[nodiscard]] std::size_t end_of_token(std::size_t at) const {
        const char c = text_[at];
        if (is_digit(c) || (c == '.' && is_digit(peek(at + 1)))) return end_of_number(at);
        if (is_word(c)) return end_of_name(at);
        if (c == '"' || c == '\'') return end_of_string(at);
        constexpr std::array<std::string_view, 6> doubles{"**", "//", "==", "!=", "<=", ">="};
        return at + (std::ranges::find(doubles, text_.substr(at, 2)) != doubles.end() ? 2U : 1U);
    }

private:
    [[nodiscard]] char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

    [[nodiscard]] std::size_t skip_digits(std::size_t at) const {
        while (is_digit(peek(at)) || peek(at) == '_') ++at;
        return at;
    }

    [[nodiscard]] std::size_t end_of_number(std::size_t at) const {
        at = skip_digits(at);
        if (peek(at) == '.') at = skip_digits(at + 1);
        if (peek(at) == 'e' || peek(at) == 'E') {
            const std::size_t digits = at + (peek(at + 1) == '+' || peek(at + 1) == '-' ? 2U : 1U);
            if (is_digit(peek(digits))) at = digits;
        }
        while (is_word(peek(at))) ++at;
        return peek(at) == '%' ? at + 1 : at;
    }

    [[nodiscard]] std::size_t end_of_name(std::size_t at) const {
        while (is_word(peek(at)) || (peek(at) == '.' && (is_letter(peek(at + 1)) || peek(at + 1) == '_'))) ++at;
        return at;
    }

    [[nodiscard]] std::size_t end_of_string(std::size_t at) const {
        const char quote = text_[at++];
        while (at < text_.size() && text_[at] != quote) at += text_[at] == '\\' ? 2U : 1U;
        return std::min(at + 1, text_.size());
    }

    std::string_view text_;
};

}  // namespace

std::vector<Lexeme> lex(std::string_view text, Span item, std::span<const Comment> comments) {
    const std::string_view source = text.substr(0, item.end);
    const Scanner scanner(source);
    const auto first =
        std::ranges::lower_bound(comments, item.begin, {}, [](const Comment& comment) { return comment.span.begin; });
    auto comment = static_cast<std::uint32_t>(first - comments.begin());
    std::vector<Lexeme> lexemes;
    std::uint32_t above = comment;
    bool same_line = false;  // as the token before
    for (std::size_t at = item.begin; at < source.size();) {
        if (is_blank(source[at])) {
            if (source[at] == '\n') same_line = false;
            ++at;
        } else if (source[at] == '#') {
            if (same_line) {
                lexemes.back().beside = comment;
                above = comment + 1;
            }
            at = comments[comment++].span.end;
        } else {
            const std::size_t end = scanner.end_of_token(at);
            lexemes.push_back({source.substr(at, end - at), above, comment, std::nullopt});
            above = comment;
            same_line = true;
            at = end;
        }
    }
    return lexemes;
}

}  // namespace lrsched::syntax
