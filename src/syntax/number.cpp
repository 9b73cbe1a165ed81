#include "syntax/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace lrsched::syntax {
namespace {

struct UnitName {
    std::string_view name;
    Unit unit;
};
constexpr std::array kUnits{UnitName{"it", Unit::iterations}, UnitName{"ba", Unit::iterations},
                            UnitName{"ep", Unit::epochs},     UnitName{"tok", Unit::tokens},
                            UnitName{"ex", Unit::examples},   UnitName{"dur", Unit::duration}};

struct Suffix {
    int zeros = 0;  // power of ten of the magnitude letter
    Unit unit = Unit::none;
};

std::optional<Suffix> read_suffix(std::string_view letters) {
    Suffix suffix;
    if (letters.empty()) return suffix;
    for (const bool magnitude : {false, true}) {
        std::string_view rest = letters;
        if (magnitude) {
            constexpr std::string_view marks = "kMB";
            const std::size_t mark = marks.find(rest.front());
            if (mark == std::string_view::npos) return std::nullopt;
            suffix.zeros = 3 * (static_cast<int>(mark) + 1);
            rest.remove_prefix(1);
            if (rest.empty()) return suffix;
        }
        const auto found = std::ranges::find(kUnits, rest, &UnitName::name);
        if (found != kUnits.end()) {
            suffix.unit = found->unit;
            return suffix;
        }
    }
    return std::nullopt;
}

/// Digits and decimals as an integer and a power of ten, so that 29% of 100 is 29 and not 28.999...
void keep_digits(Literal& literal, std::string_view mantissa, int power) {
    std::uint64_t digits = 0;
    int decimals = -power;
    bool fraction = false;
    for (const char c : mantissa) {
        if (c == '.') {
            fraction = true;
            continue;
        }
        if (digits > 900'000'000'000'000U) return;
        digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
        decimals += fraction ? 1 : 0;
    }
    for (; decimals < 0; ++decimals) {
        if (digits > 900'000'000'000'000U) return;
        digits *= 10;
    }
    for (; decimals > 0 && digits % 10 == 0; --decimals) digits /= 10;
    if (decimals > 15) return;
    literal.digits = digits;
    literal.decimals = static_cast<std::uint8_t>(decimals);
    literal.exact = true;
}

}  // namespace

std::variant<Literal, NumberFault> read_number(std::string_view text) {
    const bool percent = text.ends_with('%');
    if (percent) text.remove_suffix(1);
    std::string plain;
    std::size_t i = 0;
    const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    for (; i < text.size() && (is_digit(i) || text[i] == '.' || text[i] == '_'); ++i) {
        if (text[i] != '_') plain += text[i];
    }
    const std::string mantissa = plain;
    int power = 0;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        const std::size_t sign = i + 1 < text.size() && (text[i + 1] == '-' || text[i + 1] == '+') ? 1 : 0;
        std::size_t end = i + 1 + sign;
        if (is_digit(end)) {
            while (is_digit(end)) ++end;
            const std::string_view exponent =
                text.substr(i + 1 + (text[i + 1] == '+' ? 1 : 0), end - i - 1 - (text[i + 1] == '+' ? 1 : 0));
            if (std::from_chars(exponent.data(), exponent.data() + exponent.size(), power).ec != std::errc{})
                power = exponent.front() == '-' ? -9999 : 9999;
            plain += 'e';
            plain += exponent;
            i = end;
        }
    }
    const std::string_view letters = text.substr(i);
    const auto suffix = read_suffix(letters);
    if (!suffix) return letters == "e" || letters == "E" ? NumberFault::no_exponent : NumberFault::name_behind;
    if (percent && suffix->unit != Unit::none) return NumberFault::name_behind;

    Literal literal;
    literal.unit = percent ? Unit::percent : suffix->unit;
    if (suffix->zeros != 0) {
        const std::size_t mark = plain.find('e');
        plain = plain.substr(0, mark) + "e" + std::to_string(power + suffix->zeros);
    }
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), literal.value);
    if (error == std::errc::result_out_of_range) {
        const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
        return static_cast<long>(point) + power > 0 ? NumberFault::overflow : NumberFault::underflow;
    }
    if (std::abs(power) < 40) keep_digits(literal, mantissa, power + suffix->zeros);
    return literal;
}

std::optional<std::string_view> unit_meant(std::string_view word) {
    using Pair = std::pair<std::string_view, std::string_view>;
    constexpr std::array words{
        Pair{"epoch", "ep"},   Pair{"epochs", "ep"}, Pair{"Ep", "ep"},      Pair{"step", ""},
        Pair{"steps", ""},     Pair{"iter", "it"},   Pair{"iters", "it"},   Pair{"iterations", "it"},
        Pair{"batches", "ba"}, Pair{"token", "tok"}, Pair{"tokens", "tok"}, Pair{"examples", "ex"},
        Pair{"samples", "ex"}, Pair{"percent", "%"}, Pair{"K", "k"},        Pair{"m", "M"},
        Pair{"G", "B"},        Pair{"b", "B"},       Pair{"mtok", "Mtok"}};
    const auto* found = std::ranges::find(words, word, &Pair::first);
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

std::string_view spelling(Unit unit) noexcept {
    switch (unit) {
        case Unit::none: return "";
        case Unit::iterations: return "it";
        case Unit::epochs: return "ep";
        case Unit::tokens: return "tok";
        case Unit::examples: return "ex";
        case Unit::duration: return "dur";
        case Unit::percent: return "%";
    }
    return "";
}

}  // namespace lrsched::syntax
