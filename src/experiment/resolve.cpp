#include "experiment/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "diagnostic/did_you_mean.hpp"
#include "file/read.hpp"
#include "text/hash.hpp"

namespace lrsched::experiment {
namespace {

using diagnostic::Id;
using nlohmann::ordered_json;

constexpr std::size_t kLargestFile = 256U << 20U;

template <class T> std::vector<Named<Choice>> as_choices(const std::vector<Named<T>>& entries) {
    std::vector<Named<Choice>> choices;
    for (const Named<T>& entry : entries) choices.push_back({entry.name, entry.name_place, entry.value});
    return choices;
}

const train::Kind* find_kind(const Kinds& kinds, std::string_view name) {
    const auto all = kinds.all();
    const auto found = std::ranges::find(all, name, &train::Kind::name);
    return found == all.end() ? nullptr : &*found;
}

/// A path without a text is the folder itself: an external trainer runs there.
std::string seen_from(const std::string& folder, const std::string& path) {
    if (folder.empty()) return path;
    return (std::filesystem::path(folder) / path).lexically_normal().string();
}

}  // namespace

text::Place PlacedSpec::place_of(std::string_view parameter) const {
    const auto found = places.find(parameter);
    return found == places.end() ? place : found->second;
}

Resolver::Resolver(Trouble& trouble, const ConfigText& text, const Config& config)
    : trouble_(trouble),
      folder_(std::filesystem::path(text.name).parent_path().string()),
      problems_(as_choices(config.problems)),
      optimizers_(as_choices(config.optimizers)) {}

void Resolver::check_entries() const {
    check_entries(kProblems, problems_);
    check_entries(kOptimizers, optimizers_);
}

void Resolver::check_entries(const Kinds& kinds, const std::vector<Named<Choice>>& library) const {
    std::vector<std::string> known;
    for (const train::Kind& kind : kinds.all()) known.emplace_back(kind.name);
    for (const Named<Choice>& entry : library) {
        if (!entry.value.spec.kind.empty() || find_kind(kinds, entry.value.name) != nullptr) continue;
        trouble_.add(Id::unknown_choice, entry.value.place, fmt::format("kind of {}", kinds.what), entry.value.name);
        trouble_.suggest_one_of(entry.value.name, known);
    }
}

std::optional<PlacedSpec> Resolver::problem(const Choice& choice) const {
    return resolve(choice, kProblems, problems_);
}
std::optional<PlacedSpec> Resolver::optimizer(const Choice& choice) const {
    return resolve(choice, kOptimizers, optimizers_);
}

std::optional<PlacedSpec> Resolver::resolve(const Choice& choice, const Kinds& kinds,
                                            const std::vector<Named<Choice>>& library) const {
    const Choice* meant = &choice;
    const auto entry = std::ranges::find(library, choice.name, &Named<Choice>::name);
    if (!choice.name.empty() && entry != library.end()) meant = &entry->value;
    if (meant->spec.kind.empty() && find_kind(kinds, meant->name) == nullptr) {
        if (meant != &choice) return std::nullopt;  // told by check_entries()
        std::vector<std::string> known;
        for (const auto& named : library) known.push_back(named.name);
        for (const train::Kind& kind : kinds.all()) known.emplace_back(kind.name);
        trouble_.add(Id::unknown_choice, meant->place, kinds.what, meant->name);
        trouble_.suggest_one_of(meant->name, known);
        return std::nullopt;
    }
    PlacedSpec spec{.spec = meant->spec, .place = meant->place};
    if (spec.spec.kind.empty()) spec.spec.kind = meant->name;
    for (const auto& value : meant->values) spec.places[value.value] = value.place;
    for (const train::Parameter& parameter : find_kind(kinds, spec.spec.kind)->parameters) {
        if (parameter.form != train::Form::path) continue;
        const auto given = spec.spec.values.find(parameter.name);
        if (given != spec.spec.values.end())
            given->second = seen_from(folder_, std::get<std::string>(given->second));
        else if (const auto* fallback = std::get_if<std::string_view>(&parameter.fallback))
            spec.spec.values[std::string(parameter.name)] = seen_from(folder_, std::string(*fallback));
    }
    return spec;
}

bool Resolver::set(PlacedSpec& spec, const Kinds& kinds, std::string_view parameter, const Setting& swept) const {
    const train::Kind& kind = *find_kind(kinds, spec.spec.kind);
    const train::Parameter* known = kind.find(parameter);
    if (known == nullptr) {
        std::vector<std::string> names;
        for (const train::Parameter& named : kind.parameters) names.emplace_back(named.name);
        trouble_.add(Id::unknown_key, swept.name_place, fmt::format("the {} `{}`", kinds.what, kind.name), parameter);
        trouble_.suggest_one_of(parameter, names);
        return false;
    }
    const Expression& value = swept.text;
    auto read = read_value(*known, value.text);
    if (const auto* expected = std::get_if<std::string>(&read)) {
        trouble_.add(Id::wrong_value, value.place, fmt::format("`{}`", parameter), *expected,
                     config::in_backticks(value.text));
        return false;
    }
    auto& taken = std::get<train::Value>(read);
    if (known->form == train::Form::path) taken = seen_from(folder_, std::get<std::string>(taken));
    spec.spec.values[std::string(parameter)] = std::move(taken);
    spec.places[std::string(parameter)] = value.place;
    return true;
}

void Resolver::report(const PlacedSpec& spec, const std::vector<train::Fault>& faults) const {
    for (const train::Fault& fault : faults)
        trouble_.add(Id::from_training, spec.place_of(fault.parameter), fault.message);
}

/// As the config writes it, so that it is the same wherever the config is called from.
std::string Resolver::relative(const std::string& path) const {
    const std::string seen = std::filesystem::path(path).lexically_relative(folder_).string();
    return seen.empty() ? path : seen;
}

const std::string& Resolver::contents_of(const std::string& path) {
    const auto known = contents_.find(path);
    if (known != contents_.end()) return known->second;
    const auto content = file::read(path, kLargestFile);
    const auto* text = std::get_if<std::string>(&content);
    if (text == nullptr) return contents_[path] = relative(path);  // a folder, or what will be told when it is read
    text::Hash hash;
    hash.add_bytes(*text);
    return contents_[path] = fmt::format("{:016x}", hash.value());
}

ordered_json Resolver::identity(const train::Spec& spec, const Kinds& kinds) {
    ordered_json values = ordered_json::object();
    const train::Kind* kind = find_kind(kinds, spec.kind);
    for (const auto& [name, value] : spec.values) {
        const train::Parameter* parameter = kind == nullptr ? nullptr : kind->find(name);
        if (parameter != nullptr && parameter->form == train::Form::path)
            values[name] = contents_of(std::get<std::string>(value));
        else
            std::visit([&, &name = name](const auto& held) { values[name] = held; }, value);
    }
    return {{"kind", spec.kind}, {"values", std::move(values)}};
}

std::shared_ptr<const train::Problem> Resolver::prepare_problem(const PlacedSpec& spec) {
    const std::string key = identity(spec.spec, kProblems).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    const auto known = prepared_.find(key);
    if (known != prepared_.end()) return known->second;
    auto prepared = train::prepare_problem(spec.spec);
    if (const auto* faults = std::get_if<std::vector<train::Fault>>(&prepared)) {
        report(spec, *faults);
        return nullptr;
    }
    return prepared_[key] = std::get<std::shared_ptr<const train::Problem>>(std::move(prepared));
}

std::optional<train::OptimizerChoice> Resolver::prepare_optimizer(const PlacedSpec& spec) const {
    auto prepared = train::prepare_optimizer(spec.spec);
    if (const auto* faults = std::get_if<std::vector<train::Fault>>(&prepared)) {
        report(spec, *faults);
        return std::nullopt;
    }
    return std::get<train::OptimizerChoice>(std::move(prepared));
}

}  // namespace lrsched::experiment
