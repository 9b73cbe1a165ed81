// Room api: the state of a session as JSON. Numbers are written in the shortest form that reads back to the same bits; what JSON has
// no number for is a text.
#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "api/json_text.hpp"
#include "api/line_difference.hpp"
#include "api/session_state.hpp"
#include "api/session_texts.hpp"
#include "diagnostic/finding.hpp"
#include "lrsched/version.hpp"

namespace lrsched::detail {
namespace {

using diagnostic::Id;
using nlohmann::json;

constexpr std::string_view kFormat = "lrsched-session";
constexpr int kVersion = 2;  // 1 had no texts
constexpr double kLastStep = 9007199254740992.0;  // 2^53: behind it not every whole number is one

std::string number(double value) {
    if (std::isnan(value)) return "\"nan\"";
    if (std::isinf(value)) return value > 0 ? "\"inf\"" : "\"-inf\"";
    return fmt::format("{}", value);
}

std::string numbers(const std::vector<double>& values) {
    std::string text = "[";
    for (const double value : values) text += (text.size() > 1 ? "," : "") + number(value);
    return text + "]";
}

std::string series_text(const program::Series& series) {
    std::string text = fmt::format("{{\"from\":{},\"reports\":[", number(series.forgotten()));
    bool first = true;
    for (const auto& [step, value] : series.all()) {
        text += fmt::format("{}[{},{}]", first ? "" : ",", number(step), number(value));
        first = false;
    }
    return text + "]}";
}

std::string state_text(const program::TrackedState& state) {
    if (!state.known) return "null";
    return fmt::format("{{\"step\":{},\"origin\":{},\"values\":{}}}", number(state.step), number(state.origin),
                       numbers(state.values));
}

std::string texts_text(const std::vector<SavedText>& texts) {
    std::string all = "[";
    for (const SavedText& text : texts) {
        all +=
            fmt::format("{}{{\"name\":{},\"digest\":\"{}\"", all.size() > 1 ? "," : "", quoted(text.name), text.digest);
        all += text.text ? fmt::format(",\"text\":{}}}", quoted(*text.text)) : "}";
    }
    return all + "]";
}

/// What is wrong with a saved state, in words.
struct Unreadable {
    std::string why;
};

double read_number(const json& value) {
    if (value.is_number()) return value.get<double>();
    if (value == "nan") return std::numeric_limits<double>::quiet_NaN();
    if (value == "inf") return std::numeric_limits<double>::infinity();
    if (value == "-inf") return -std::numeric_limits<double>::infinity();
    throw Unreadable{"a number is missing"};
}

double read_step(const json& value) {
    const double step = read_number(value);
    if (!(step >= 0) || step > kLastStep) throw Unreadable{fmt::format("{} is no step", value.dump())};
    return step;
}

double read_whole_step(const json& value) {
    const double step = read_step(value);
    if (step != std::floor(step)) throw Unreadable{fmt::format("{} is no whole step", value.dump())};
    return step;
}

const json& member(const json& object, const char* name) {
    if (!object.is_object() || !object.contains(name)) throw Unreadable{fmt::format("it has no `{}`", name)};
    return object[name];
}

/// A value as text. A list or an object may be nested deeper than a recursive writer has stack for.
std::string shown(const json& value) {
    return value.is_structured() ? value.type_name() : value.dump(-1, ' ', false, json::error_handler_t::replace);
}

const json& array(const json& object, const char* name, std::size_t size) {
    const json& list = member(object, name);
    if (!list.is_array() || list.size() != size) throw Unreadable{fmt::format("`{}` must be a list of {}", name, size)};
    return list;
}

program::Series read_series(const json& saved) {
    program::Series series;
    series.set_forgotten(read_step(member(saved, "from")));
    const json& reports = member(saved, "reports");
    if (!reports.is_array()) throw Unreadable{"`reports` must be a list"};
    for (const json& report : reports) {
        if (!report.is_array() || report.size() != 2) throw Unreadable{"a report is a step and a value"};
        if (!series.add(read_whole_step(report[0]), read_number(report[1])))
            throw Unreadable{"a step is reported twice"};
    }
    return series;
}

program::TrackedState read_tracked(const json& saved, std::size_t size) {
    program::TrackedState state;
    state.values.assign(size, 0);
    if (saved.is_null()) return state;
    state.known = true;
    state.step = read_whole_step(member(saved, "step"));
    state.origin = read_number(member(saved, "origin"));
    const json& values = array(saved, "values", size);
    for (std::size_t i = 0; i < size; ++i) state.values[i] = read_number(values[i]);
    return state;
}

/// The texts as far as they can be read: they only explain.
std::vector<SavedText> read_texts(const json& saved) {
    std::vector<SavedText> texts;
    const auto list = saved.find("texts");
    if (list == saved.end()) return texts;
    for (const json& entry : *list) {
        if (!entry.is_object() || !entry.contains("name") || !entry["name"].is_string()) continue;
        SavedText text{entry["name"], std::nullopt, {}};
        if (entry.contains("digest") && entry["digest"].is_string()) text.digest = entry["digest"];
        if (entry.contains("text") && entry["text"].is_string()) text.text = entry["text"];
        texts.push_back(std::move(text));
    }
    return texts;
}

/// Whose state it is instead, and how the two differ.
Diagnostic of_another(const Compiled& compiled, const json& saved) {
    const json& fingerprint = saved["fingerprint"];
    if (!fingerprint.is_string()) throw Unreadable{"`fingerprint` must be a text"};
    Diagnostic refused =
        publish(compiled.sources, diagnostic::make(Id::session_of_another, std::nullopt,
                                                   on_a_line(fingerprint.get<std::string>()), compiled.fingerprint));
    const std::vector<SavedText> texts = read_texts(saved);
    if (texts.empty()) return refused;
    refused.notes = differences(texts, texts_of(compiled));
    if (!refused.notes.empty()) return refused;
    const auto by = saved.find("lrsched");
    const std::string version =
        by != saved.end() && by->is_string() ? on_a_line(by->get<std::string>()) : "of another version";
    refused.notes.push_back({fmt::format("the texts are the same: lrsched {} saved the state, this is lrsched {}",
                                         version, lrsched::version()),
                             std::nullopt});
    return refused;
}

SessionState read_members(const Compiled& compiled, const json& saved) {
    SessionState state = fresh_state(compiled);
    const json& now = member(saved, "step");
    state.now = now == -1 ? -1 : read_whole_step(now);  // -1: before the first step
    const json& metrics = member(saved, "metrics");
    for (std::size_t i = 0; i < state.series.size(); ++i)
        state.series[i] = read_series(member(metrics, compiled.placed.metrics[i].c_str()));
    const json& unreported = array(saved, "unreported", state.series.size());
    for (std::size_t i = 0; i < state.series.size(); ++i) state.live.read_as_unreported[i] = read_step(unreported[i]);
    const json& states = array(saved, "states", state.live.states.size());
    for (std::size_t i = 0; i < state.live.states.size(); ++i)
        state.live.states[i] = read_tracked(states[i], state.live.states[i].values.size());
    return state;
}

}  // namespace

std::string write_state(const Compiled& compiled, const SessionState& state) {
    std::string text = fmt::format(
        "{{\"format\":\"{}\",\"version\":{},\"lrsched\":\"{}\",\"fingerprint\":\"{}\",\"step\":{},\"metrics\":{{",
        kFormat, kVersion, lrsched::version(), compiled.fingerprint, number(state.now));
    for (std::size_t i = 0; i < state.series.size(); ++i)
        text += fmt::format("{}{}:{}", i == 0 ? "" : ",", json(compiled.placed.metrics[i]).dump(),
                            series_text(state.series[i]));
    text += fmt::format("}},\"unreported\":{},\"states\":[", numbers(state.live.read_as_unreported));
    for (std::size_t i = 0; i < state.live.states.size(); ++i)
        text += (i == 0 ? "" : ",") + state_text(state.live.states[i]);
    return text + "],\"texts\":" + texts_text(texts_of(compiled)) + "}\n";
}

Result<SessionState> read_state(const Compiled& compiled, std::string_view text) {
    const auto fail = [&](const std::string& why) {
        return publish(compiled.sources, diagnostic::make(Id::session_unreadable, std::nullopt, why));
    };
    const json saved = json::parse(text, nullptr, false);
    if (saved.is_discarded()) return fail("it is no JSON");
    try {
        if (member(saved, "format") != kFormat) return fail("it is no state of a session");
        const json& version = member(saved, "version");
        if (version != 1 && version != kVersion)
            return fail(fmt::format("its version is {}, this program reads 1 to {}", shown(version), kVersion));
        if (member(saved, "fingerprint") != compiled.fingerprint) return of_another(compiled, saved);
        return read_members(compiled, saved);
    } catch (const Unreadable& unreadable) {
        return fail(unreadable.why);
    }
}

}  // namespace lrsched::detail
