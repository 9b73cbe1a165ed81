#include "config/number.hpp"

#include <charconv>
#include <cmath>
#include <string>
#include <system_error>

#include "syntax/number.hpp"

namespace lrsched::config {
namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// The reader of the language is given what its grammar has found to be a number; here the grammar is not asked.
bool begins_as_number(std::string_view text) noexcept {
    const std::size_t point = text.starts_with('.') ? 1 : 0;
    if (text.size() <= point || !is_digit(text[point])) return false;
    std::size_t points = 0;
    for (const char c : text.substr(0, text.find_first_not_of("0123456789._"))) points += c == '.' ? 1 : 0;
    return points <= 1;
}

struct Signed {
    double sign = 1;
    std::string_view text;
};
Signed without_sign(std::string_view text) noexcept {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    return {negative ? -1.0 : 1.0, text};
}

std::variant<syntax::Literal, NotANumber> read_literal(std::string_view text) {
    if (!begins_as_number(text)) return NotANumber::other_text;
    const auto read = syntax::read_number(text);
    if (const auto* fault = std::get_if<syntax::NumberFault>(&read)) {
        if (*fault == syntax::NumberFault::overflow) return NotANumber::too_large;
        return *fault == syntax::NumberFault::underflow ? NotANumber::too_small : NotANumber::other_text;
    }
    const auto& literal = std::get<syntax::Literal>(read);
    if (literal.unit != syntax::Unit::none) return NotANumber::has_unit;
    return literal;
}

/// Digits alone are exact whatever their number; a double may not be.
std::variant<std::int64_t, NotANumber> read_digits(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c != '_') digits += c;
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc::result_out_of_range || value > kLargestWhole) return NotANumber::too_large;
    return value;
}

}  // namespace

std::variant<double, NotANumber> read_number(std::string_view text) {
    const auto [sign, digits] = without_sign(text);
    const auto read = read_literal(digits);
    if (const auto* trouble = std::get_if<NotANumber>(&read)) return *trouble;
    return sign * std::get<syntax::Literal>(read).value;
}

std::variant<std::int64_t, NotANumber> read_whole(std::string_view text) {
    const auto [sign, digits] = without_sign(text);
    const auto factor = static_cast<std::int64_t>(sign);
    const auto read = read_literal(digits);
    if (const auto* trouble = std::get_if<NotANumber>(&read)) return *trouble;
    if (digits.find_first_not_of("0123456789_") == std::string_view::npos) {
        const auto whole = read_digits(digits);
        if (const auto* value = std::get_if<std::int64_t>(&whole)) return factor * *value;
        return whole;
    }
    const auto& literal = std::get<syntax::Literal>(read);
    if (literal.exact ? literal.decimals > 0 : std::trunc(literal.value) != literal.value) return NotANumber::fraction;
    if (literal.value > static_cast<double>(kLargestWhole)) return NotANumber::too_large;
    return factor * static_cast<std::int64_t>(literal.value);
}

std::variant<WholeRange, NotANumber> read_range(std::string_view text) {
    const std::size_t dots = text.find("..");
    const auto first = read_whole(text.substr(0, dots));
    const auto last = dots == std::string_view::npos ? first : read_whole(text.substr(dots + 2));
    for (const auto& end : {first, last}) {
        if (const auto* trouble = std::get_if<NotANumber>(&end)) return *trouble;
    }
    return WholeRange{std::get<std::int64_t>(first), std::get<std::int64_t>(last)};
}

}  // namespace lrsched::config
