// Room `train`: checking what a kind of problem or optimizer is told.
#include "train/kind.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace lrsched::train {
namespace {

constexpr double kLargestWhole = 9007199254740992.0;  // 2^53: below it every whole number is a double

/// Whole numbers in full: 1000000 says more than 1e+06.
std::string text_of(double number) {
    const bool full = std::trunc(number) == number && std::abs(number) < 1e15;
    return full ? fmt::format("{:.0f}", number) : fmt::format("{}", number);
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::string form_text(const Parameter& parameter) {
    const std::string range = describe(parameter.range);
    switch (parameter.form) {
        case Form::number: return "a number" + range;
        case Form::whole: return "a whole number" + range;
        case Form::numbers: return "a number or a list of numbers" + range;
        case Form::wholes: return "a whole number or a list of them" + range;
        case Form::flag: return "true or false";
        case Form::text: return "text";
        case Form::path: return "a path";
        case Form::words: return "a list of words";
        case Form::choice: break;
    }
    return fmt::format("one of `{}`", fmt::join(words_of(parameter.choices), "`, `"));
}

bool is_whole(Form form) { return form == Form::whole || form == Form::wholes; }

// The value in the form that Settings keeps: a list where one is taken.
Value as_list(Form form, Value value) {
    const auto* number = std::get_if<double>(&value);
    if (number != nullptr && (form == Form::numbers || form == Form::wholes)) return std::vector<double>{*number};
    auto* text = std::get_if<std::string>(&value);
    if (text != nullptr && form == Form::words) return std::vector<std::string>{std::move(*text)};
    return value;
}

bool has_form(Form form, const Value& value) {
    switch (form) {
        case Form::number:
        case Form::whole: return std::holds_alternative<double>(value);
        case Form::flag: return std::holds_alternative<bool>(value);
        case Form::choice:
        case Form::path:
        case Form::text: return std::holds_alternative<std::string>(value);
        case Form::numbers:
        case Form::wholes: return std::holds_alternative<std::vector<double>>(value);
        case Form::words: return std::holds_alternative<std::vector<std::string>>(value);
    }
    return false;
}

// What of the value is not accepted, as text; nothing where all is well.
std::optional<std::string> objection(const Parameter& parameter, const Value& value) {
    const auto wrong = [&](double number) {
        const bool fraction = is_whole(parameter.form) && std::trunc(number) != number;
        const bool large = is_whole(parameter.form) && std::abs(number) > kLargestWhole;
        return fraction || large || !parameter.range.contains(number);
    };
    if (const auto* number = std::get_if<double>(&value); number != nullptr && wrong(*number)) {
        return text_of(*number);
    }
    if (const auto* numbers = std::get_if<std::vector<double>>(&value)) {
        if (numbers->empty()) return "an empty list";
        const auto found = std::ranges::find_if(*numbers, wrong);
        if (found != numbers->end()) return text_of(*found);
    }
    if (const auto* words = std::get_if<std::vector<std::string>>(&value); words != nullptr && words->empty()) {
        return "an empty list";
    }
    const auto* text = std::get_if<std::string>(&value);
    const std::vector<std::string_view> choices = words_of(parameter.choices);
    if (parameter.form != Form::choice || std::ranges::find(choices, *text) != choices.end()) return std::nullopt;
    return fmt::format("`{}`", *text);
}

std::string shown(const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) return text_of(*number);
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    if (const auto* text = std::get_if<std::string>(&value)) return fmt::format("`{}`", *text);
    return "a list";
}

std::optional<Fault> fault_of(const Parameter& parameter, const Value& value) {
    const std::optional<std::string> seen =
        has_form(parameter.form, value) ? objection(parameter, value) : std::optional(shown(value));
    if (!seen) return std::nullopt;
    return Fault{std::string(parameter.name),
                 fmt::format("`{}` is {}; {} is accepted", parameter.name, *seen, form_text(parameter))};
}

Fault unknown_parameter(const Kind& kind, const std::string& name) {
    std::vector<std::string_view> known;
    for (const Parameter& parameter : kind.parameters) known.push_back(parameter.name);
    return {name, fmt::format("`{}` has no parameter `{}`; it has `{}`", kind.name, name, fmt::join(known, "`, `"))};
}

std::optional<Value> fallback_of(const Parameter& parameter) {
    if (const auto* number = std::get_if<double>(&parameter.fallback)) return as_list(parameter.form, *number);
    if (const auto* flag = std::get_if<bool>(&parameter.fallback)) return *flag;
    if (const auto* text = std::get_if<std::string_view>(&parameter.fallback)) {
        return as_list(parameter.form, std::string(*text));
    }
    return std::nullopt;
}

}  // namespace

bool Range::contains(double value) const noexcept {
    const bool reaches = without_low ? value > low : value >= low;
    const bool stays = without_high ? value < high : value <= high;
    return std::isfinite(value) && reaches && stays;
}

std::string describe(const Range& range) {
    const bool bounded = std::isfinite(range.high);
    if (!std::isfinite(range.low)) return bounded ? " up to " + text_of(range.high) : std::string{};
    const std::string begin = (range.without_low ? " above " : " from ") + text_of(range.low);
    if (!bounded) return range.without_low ? begin : begin + " on";
    return begin + (range.without_high ? " to below " : " to ") + text_of(range.high);
}

const Parameter* Kind::find(std::string_view parameter) const noexcept {
    const auto found = std::ranges::find(parameters, parameter, &Parameter::name);
    return found != parameters.end() ? &*found : nullptr;
}

bool Settings::has(std::string_view name) const { return values_.contains(name); }
double Settings::number(std::string_view name) const { return std::get<double>(values_.find(name)->second); }
std::size_t Settings::whole(std::string_view name) const { return static_cast<std::size_t>(number(name)); }
bool Settings::flag(std::string_view name) const { return std::get<bool>(values_.find(name)->second); }
const std::string& Settings::text(std::string_view name) const {
    return std::get<std::string>(values_.find(name)->second);
}
const std::vector<double>& Settings::numbers(std::string_view name) const {
    return std::get<std::vector<double>>(values_.find(name)->second);
}
const std::vector<std::string>& Settings::words(std::string_view name) const {
    return std::get<std::vector<std::string>>(values_.find(name)->second);
}
void Settings::set(std::string_view name, Value value) {
    values_.insert_or_assign(std::string(name), std::move(value));
}

std::variant<Settings, std::vector<Fault>> settle(const Kind& kind, const Spec& spec) {
    Settings settings;
    std::vector<Fault> faults;
    for (const auto& [name, value] : spec.values) {
        const Parameter* parameter = kind.find(name);
        if (parameter == nullptr) {
            faults.push_back(unknown_parameter(kind, name));
            continue;
        }
        Value kept = as_list(parameter->form, value);
        if (auto fault = fault_of(*parameter, kept)) faults.push_back(std::move(*fault));
        settings.set(name, std::move(kept));
    }
    for (const Parameter& parameter : kind.parameters) {
        if (settings.has(parameter.name)) continue;
        if (auto value = fallback_of(parameter)) {
            settings.set(parameter.name, std::move(*value));
        } else if (!parameter.scheduled && !std::holds_alternative<Absent>(parameter.fallback)) {
            faults.push_back({std::string(parameter.name),
                              fmt::format("`{}` needs `{}`, {}", kind.name, parameter.name, form_text(parameter))});
        }
    }
    if (!faults.empty()) return faults;
    return settings;
}

Fault unknown_kind(std::string_view what, std::string_view name, std::span<const Kind> kinds) {
    std::vector<std::string_view> known;
    for (const Kind& kind : kinds) known.push_back(kind.name);
    return {{}, fmt::format("`{}` is no kind of {}; there are `{}`", name, what, fmt::join(known, "`, `"))};
}

}  // namespace lrsched::train
