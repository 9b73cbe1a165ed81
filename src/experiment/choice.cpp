#include "experiment/choice.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "config/number.hpp"
#include "diagnostic/did_you_mean.hpp"
#include "train/optimizer.hpp"
#include "train/problem.hpp"

namespace lrsched::experiment {
namespace {

using config::Form;
using config::NodeId;
using config::Pair;
using config::Reader;
using diagnostic::Finding;
using diagnostic::Id;
using diagnostic::make;

constexpr std::string_view kKind = "kind";

config::Range range_of(const train::Range& range) {
    return {range.low, range.high, range.without_low, range.without_high};
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::vector<std::string> names_of(std::span<const train::Kind> kinds) {
    std::vector<std::string> names;
    for (const train::Kind& kind : kinds) names.emplace_back(kind.name);
    return names;
}

std::vector<std::string> names_of(std::span<const train::Parameter> parameters) {
    std::vector<std::string> names;
    for (const train::Parameter& parameter : parameters) names.emplace_back(parameter.name);
    return names;
}

template <class T> T read_as(Reader& reader, NodeId node, const config::Rule& rule) {
    T value{};
    Form<T>::read(reader, node, rule, value);
    return value;
}

std::vector<double> as_numbers(const std::vector<std::int64_t>& wholes) { return {wholes.begin(), wholes.end()}; }

train::Value read_parameter(Reader& reader, NodeId node, const train::Parameter& parameter) {
    const config::Rule rule{.range = range_of(parameter.range), .count = {.least = 1}};
    switch (parameter.form) {
        case train::Form::number: return read_as<double>(reader, node, rule);
        case train::Form::whole: return static_cast<double>(read_as<std::int64_t>(reader, node, rule));
        case train::Form::flag: return read_as<bool>(reader, node, rule);
        case train::Form::text: return read_as<std::string>(reader, node, rule);
        case train::Form::path: return read_as<config::Path>(reader, node, rule).text;
        case train::Form::numbers: return read_as<config::OneOrMany<double>>(reader, node, rule).items;
        case train::Form::wholes: return as_numbers(read_as<config::Wholes>(reader, node, rule).items);
        case train::Form::words: return read_as<config::OneOrMany<std::string>>(reader, node, rule).items;
        case train::Form::choice: break;
    }
    const std::vector<std::string> words = words_in(parameter.choices);
    const auto found = config::read_word(reader, node, words);
    return found ? words[*found] : std::string{};
}

void report_unknown(Reader& reader, const Pair& pair, const train::Kind& kind) {
    const std::string_view name = reader.tree().text(pair.key);
    Finding finding = make(Id::unknown_key, reader.tree().place(pair.key),
                           fmt::format("{} of the kind `{}`", reader.subject(), kind.name), name);
    const std::vector<std::string> known = names_of(kind.parameters);
    finding.suggestion = diagnostic::did_you_mean(name, known);
    if (finding.suggestion.empty()) finding.suggestion = "its keys are " + config::listed(known, "and");
    reader.report(std::move(finding));
}

void report_missing(Reader& reader, NodeId node, const train::Parameter& parameter) {
    Finding finding = make(Id::missing_key, reader.tree().place(node), reader.subject(), parameter.name);
    finding.suggestion = fmt::format("it is {}: {}", words_of(parameter), parameter.meaning);
    reader.report(std::move(finding));
}

bool must_be_given(const train::Parameter& parameter) {
    return std::holds_alternative<std::monostate>(parameter.fallback) && !parameter.scheduled;
}

void read_values(Reader& reader, NodeId node, const train::Kind& kind, Choice& choice) {
    for (const Pair& pair : reader.tree().pairs(node)) {
        const std::string name(reader.tree().text(pair.key));
        if (name == kKind) continue;
        const train::Parameter* parameter = kind.find(name);
        if (parameter == nullptr) {
            report_unknown(reader, pair, kind);
            continue;
        }
        const Reader::Inside inside(reader, pair.key);
        choice.spec.values[name] = read_parameter(reader, pair.value, *parameter);
        choice.values.push_back({name, reader.tree().place(pair.value)});
        if (parameter->form == train::Form::path) choice.paths.push_back(name);
    }
    if (reader.tree()[node].broken) return;
    for (const train::Parameter& parameter : kind.parameters) {
        if (must_be_given(parameter) && !choice.spec.values.contains(parameter.name))
            report_missing(reader, node, parameter);
    }
}

}  // namespace

constinit const Kinds kProblems{"problem", &train::problem_kinds, "training.md#problems"};
constinit const Kinds kOptimizers{"optimizer", &train::optimizer_kinds, "training.md#optimizers"};

text::Place Choice::place_of(std::string_view value) const noexcept {
    const auto found = std::ranges::find(values, value, &config::Located<std::string>::value);
    return found == values.end() ? place : found->place;
}

std::string words_of(const Kinds& kinds) {
    return fmt::format("a map with the key `kind`, or the name of a {}", kinds.what);
}

std::string words_of(const train::Parameter& parameter) {
    const std::string range = train::describe(parameter.range);
    switch (parameter.form) {
        case train::Form::number: return "a number" + range;
        case train::Form::whole: return "a whole number" + range;
        case train::Form::numbers: return "a number or a list of numbers" + range;
        case train::Form::wholes: return "a whole number or a list of them" + range;
        case train::Form::flag: return "`true` or `false`";
        case train::Form::text: return "a text";
        case train::Form::path: return "the path of a file";
        case train::Form::words: return "a word or a list of words";
        case train::Form::choice: break;
    }
    return config::listed(words_in(parameter.choices));
}

void read_choice(Reader& reader, NodeId node, const Kinds& kinds, Choice& choice) {
    choice.place = reader.tree().place(node);
    const std::vector<std::string> names = names_of(kinds.all());
    if (reader.tree()[node].kind != config::NodeKind::map) {
        if (const auto text = reader.text(node, words_of(kinds))) choice.name = *text;
        return;
    }
    const auto pairs = reader.tree().pairs(node);
    const auto kind = std::ranges::find(pairs, kKind, [&](const Pair& pair) { return reader.tree().text(pair.key); });
    if (kind == pairs.end()) {
        if (reader.tree()[node].broken) return;
        Finding finding = make(Id::missing_key, reader.tree().place(node), reader.subject(), kKind);
        finding.suggestion = "the kinds are " + config::listed(names, "and");
        return reader.report(std::move(finding));
    }
    const auto found = [&] {
        const Reader::Inside inside(reader, kind->key);
        return config::read_word(reader, kind->value, names);
    }();
    if (!found) return;
    choice.spec.kind = names[*found];
    read_values(reader, node, kinds.all()[*found], choice);
}

std::variant<train::Value, std::string> read_value(const train::Parameter& parameter, std::string_view text) {
    const auto number = config::read_number(text);
    const auto* value = std::get_if<double>(&number);
    switch (parameter.form) {
        case train::Form::number:
        case train::Form::whole:
            if (value != nullptr) return train::Value(*value);
            break;
        case train::Form::numbers:
        case train::Form::wholes:
            if (value != nullptr) return train::Value(std::vector{*value});
            break;
        case train::Form::flag:
            if (text == "true" || text == "false") return train::Value(text == "true");
            break;
        case train::Form::words: return train::Value(std::vector{std::string(text)});
        case train::Form::choice:
        case train::Form::text:
        case train::Form::path: return train::Value(std::string(text));
    }
    return words_of(parameter);
}

}  // namespace lrsched::experiment
