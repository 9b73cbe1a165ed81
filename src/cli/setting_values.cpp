// Room cli: values of settings, read by the tables of room `train`.
#include "cli/setting_values.hpp"

#include <algorithm>

#include "cli/number_text.hpp"
#include "cli/split.hpp"

namespace lrsched::cli {
namespace {

train::Value number_of(const std::string& text) {
    if (const auto number = parse_number(text)) return *number;
    return text;
}

train::Value numbers_of(const std::string& text) {
    std::vector<double> numbers;
    for (const std::string& part : split(text, ',')) {
        const auto number = parse_number(part);
        if (!number) return text;
        numbers.push_back(*number);
    }
    return numbers;
}

train::Value flag_of(const std::string& text) {
    if (text == "true") return true;
    if (text == "false") return false;
    return text;
}

train::Value value_of(train::Form form, const std::string& text) {
    switch (form) {
        case train::Form::number:
        case train::Form::whole: return number_of(text);
        case train::Form::numbers:
        case train::Form::wholes: return numbers_of(text);
        case train::Form::flag: return flag_of(text);
        case train::Form::words: return split(text, ',');
        case train::Form::choice:
        case train::Form::path:
        case train::Form::text: break;
    }
    return text;
}

}  // namespace

train::Spec spec_of(const train::Kind& kind, std::span<const Setting> settings) {
    train::Spec spec{std::string(kind.name)};
    for (const Setting& setting : settings) {
        const train::Parameter* parameter = kind.find(setting.name);
        const train::Form form = parameter == nullptr ? train::Form::text : parameter->form;
        spec.values.emplace(setting.name, value_of(form, setting.text));
    }
    return spec;
}

const train::Kind& kind_named(std::span<const train::Kind> kinds, std::string_view name) {
    return *std::ranges::find(kinds, name, &train::Kind::name);
}

std::vector<std::string_view> kind_names(std::span<const train::Kind> kinds) {
    std::vector<std::string_view> names;
    for (const train::Kind& kind : kinds) names.push_back(kind.name);
    return names;
}

}  // namespace lrsched::cli
