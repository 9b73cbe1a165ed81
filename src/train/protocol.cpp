// Room `train`: the lines that go to and come from an external trainer; the only file that includes nlohmann-json.
#include "train/protocol.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "train/shown.hpp"

namespace lrsched::train::protocol {
namespace {

using nlohmann::json;
using Ordered = nlohmann::ordered_json;

constexpr std::array<std::string_view, 8> kReserved{"end",  "error", "hyperparameters", "lrsched", "metrics",
                                                    "step", "seed",  "validate"};

/// JSON is UTF-8; a name that is none still makes a line.
template <class Json> std::string text_of(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Python writes numbers that are not finite in a way that is no JSON. Those words, outside of strings, become null, so
/// that a loss that diverges is taken for that and not for garbage.
std::string without_python_words(std::string_view line) {
    std::string text;
    bool quoted = false;
    while (!line.empty()) {
        const bool escape = quoted && line[0] == '\\' && line.size() > 1;
        if (line[0] == '"') quoted = !quoted;
        std::size_t word = 0;
        for (const std::string_view candidate : {"NaN", "Infinity", "-Infinity"}) {
            if (!quoted && line.starts_with(candidate)) word = candidate.size();
        }
        const std::size_t taken = escape ? 2 : std::max<std::size_t>(word, 1);
        text += word > 0 ? "null" : line.substr(0, taken);
        line.remove_prefix(taken);
    }
    return text;
}

Failure unfit(std::string_view line, std::string_view wanted) {
    return {fmt::format("it answered {}; {} is expected", shown(line), wanted)};
}

/// The object that a line holds, unless it is none or tells of an error.
Outcome<json> object_of(std::string_view line, std::string_view wanted) {
    json object = json::parse(without_python_words(line), nullptr, false);
    if (!object.is_object()) return unfit(line, wanted);
    const auto error = object.find("error");
    if (error == object.end()) return object;
    return Failure{"it says: " + printable(error->is_string() ? error->get<std::string>() : text_of(*error))};
}

Outcome<std::vector<std::string>> metrics_of(const json& list, std::string_view line) {
    std::vector<std::string> names;
    for (const json& entry : list) {
        if (!entry.is_string()) return unfit(line, "a list of names");
        names.push_back(entry.get<std::string>());
        const std::string& name = names.back();
        if (name.empty() || is_reserved(name)) return Failure{fmt::format("{} is no name for a metric", shown(name))};
        if (std::ranges::count(names, name) > 1)
            return Failure{fmt::format("it names the metric {} twice", shown(name))};
        if (names.size() > kMostMetrics) return Failure{fmt::format("it names more than {} metrics", kMostMetrics)};
    }
    const auto loss = std::ranges::find(names, "loss");
    if (loss == names.end()) return Failure{"it names no metric `loss`, which every trainer has to tell"};
    std::rotate(names.begin(), loss, loss + 1);
    return names;
}

}  // namespace

bool is_reserved(std::string_view name) noexcept { return std::ranges::find(kReserved, name) != kReserved.end(); }

std::string hello(std::uint32_t seed, std::uint64_t steps, std::span<const std::string> hyperparameters) {
    Ordered line{{"lrsched", kVersion}, {"seed", seed}, {"steps", steps}, {"hyperparameters", Ordered::array()}};
    for (const std::string& name : hyperparameters) line["hyperparameters"].push_back(name);
    return text_of(line);
}

std::string step(Step step, std::span<const std::string> hyperparameters, std::span<const double> values) {
    Ordered line{{"step", step.number}};
    if (step.validate) line["validate"] = true;
    for (std::size_t i = 0; i < values.size(); ++i) line[hyperparameters[i]] = values[i];
    return text_of(line);
}

std::string end() { return R"({"end":true})"; }

Outcome<std::vector<std::string>> read_welcome(std::string_view line) {
    constexpr std::string_view wanted = R"(`{"lrsched":1,"metrics":["loss", ...]}`)";
    auto outcome = object_of(line, wanted);
    if (auto* failure = std::get_if<Failure>(&outcome)) return std::move(*failure);
    const json& object = std::get<json>(outcome);
    const auto version = object.find("lrsched");
    const auto metrics = object.find("metrics");
    if (version == object.end() || metrics == object.end() || !metrics->is_array()) return unfit(line, wanted);
    if (*version != kVersion) {
        return Failure{
            fmt::format("it speaks version {} of the protocol; {} is spoken here", shown(text_of(*version)), kVersion)};
    }
    return metrics_of(*metrics, line);
}

std::optional<Failure> read_answer(std::string_view line, std::uint64_t step, std::span<const std::string> names,
                                   std::span<std::optional<double>> metrics) {
    const std::string wanted = fmt::format(R"(`{{"step":{},"loss":...}}`)", step);
    auto outcome = object_of(line, wanted);
    if (auto* failure = std::get_if<Failure>(&outcome)) return std::move(*failure);
    const json& object = std::get<json>(outcome);
    const auto number = object.find("step");
    if (number == object.end() || !number->is_number_integer() || *number != step) return unfit(line, wanted);
    for (const auto& [name, value] : object.items()) {
        if (name == "step") continue;
        const auto place = std::ranges::find(names, name);
        if (place == names.end()) {
            return Failure{fmt::format("it tells {}, which it did not announce; it announced `{}`", shown(name),
                                       printable(fmt::format("{}", fmt::join(names, "`, `"))))};
        }
        if (!value.is_number() && !value.is_null()) {
            return Failure{
                fmt::format("it tells {} for `{}`; a number is expected", shown(text_of(value)), printable(name))};
        }
        metrics[static_cast<std::size_t>(place - names.begin())] =
            value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
    }
    if (!metrics[0]) return Failure{fmt::format("it tells no `loss`: {}", shown(line))};
    return std::nullopt;
}

}  // namespace lrsched::train::protocol
