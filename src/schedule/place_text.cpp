// Placing what takes texts apart, and what counts: a peer's argument may pack several values into one.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "schedule/placer.hpp"

namespace lrsched::schedule {

using diagnostic::Id;

namespace {

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

}  // namespace

/// The pieces of a text between separators; what is no text stays as it is.
Value Placer::place_split(Value value, Value separator, Place at) {
    if (value.type == Type::poison || separator.type == Type::poison) return join(value, separator);
    if (separator.type != Type::text || project_.symbols[separator.id].empty())
        return error(Id::wrong_type, at, "the separator of `split`", "a text of at least one character",
                     separator.type == Type::text ? "an empty one" : type_name(separator));
    if (value.type != Type::text) return value;
    const std::string mark = project_.symbols[separator.id];
    const std::string text = project_.symbols[value.id];
    std::vector<Value> pieces;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(mark, begin), text.size());
        const std::string_view piece = without_blanks(std::string_view(text).substr(begin, end - begin));
        pieces.push_back({Type::text, Measure::free, project_.symbols.intern(piece)});
        begin = end + mark.size();
        if (end == text.size()) break;
    }
    return make_list(std::move(pieces), at);
}

/// "10ep" as [10, "ep"], the unit known or not; a number has no unit, and a list stays as it is.
Value Placer::place_quantity(Value value, Place at) {
    if (value.type == Type::poison || value.type == Type::list) return value;
    const auto pair = [&](Value number, std::string_view unit) {
        return make_list({number, {Type::text, Measure::free, project_.symbols.intern(unit)}}, at);
    };
    if (value.type == Type::number) return pair(value, "");
    if (value.type != Type::text)
        return error(Id::wrong_type, at, "a quantity", "a number or a text such as \"10ep\"", type_name(value));
    const std::string text = project_.symbols[value.id];
    std::string_view rest = without_blanks(text);
    double amount = 0;
    const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), amount);
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const bool good =
        fault == std::errc{} && !is_letter(without_blanks(text)[0]) && std::ranges::all_of(rest, is_letter);
    return good ? pair(number(graph_.constant(amount)), rest) : error(Id::bad_duration, at, text);
}

/// Whole numbers as Python counts them: `range(n)`, `range(first, end)`, `range(first, end, step)`.
// NOLINTNEXTLINE(performance-unnecessary-value-param): the caller gives them away
Value Placer::place_range(std::vector<Value> values, Place at) {
    values.resize(3);
    std::array<double, 3> known{0, 0, 1};
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].type == Type::none && i > 0) continue;
        const auto constant = values[i].type == Type::number ? constant_of(values[i]) : std::nullopt;
        const bool whole = constant && std::isfinite(*constant) && *constant == std::floor(*constant);
        if (!whole || (i == 2 && *constant == 0))
            return error(Id::wrong_type, at, i == 2 ? "the step of `range`" : "an argument of `range`",
                         i == 2 ? "a whole number but 0" : "a whole number, known before the run",
                         constant ? fmt::format("{}", *constant) : std::string(type_name(values[i])));
        known[i] = *constant;
    }
    if (values[1].type == Type::none) std::swap(known[0], known[1]);
    const double count = std::max(0.0, std::ceil((known[1] - known[0]) / known[2]));
    if (count > static_cast<double>(limits_.list_elements))
        return error(Id::list_too_long, at, count, limits_.list_elements);
    std::vector<Value> entries;
    for (double i = 0; i < count; i += 1) entries.push_back(number(graph_.constant(known[0] + i * known[2])));
    return make_list(std::move(entries), at);
}

}  // namespace lrsched::schedule
