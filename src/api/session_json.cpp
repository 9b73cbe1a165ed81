// Room api: the state of a session as JSON. Numbers are written in the shortest form that reads back to the same bits; what JSON has
// no number for is a text.
#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "api/json_text.hpp"
#include "api/json_value.hpp"
#include "api/line_difference.hpp"
#include "api/session_state.hpp"
#include "api/session_texts.hpp"
#include "diagnostic/finding.hpp"
#include "lrsched/version.hpp"

namespace lrsched::detail {
namespace {

using diagnostic::Id;

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

double read_number(const JsonValue& value) {
    if (const double* number = value.number()) return *number;
    const std::string* text = value.text();
    if (text != nullptr && *text == "nan") return std::numeric_limits<double>::quiet_NaN();
    if (text != nullptr && *text == "inf") return std::numeric_limits<double>::infinity();
    if (text != nullptr && *text == "-inf") return -std::numeric_limits<double>::infinity();
    throw Unreadable{"a number is missing"};
}

double read_step(const JsonValue& value) {
    const double step = read_number(value);
    if (!(step >= 0) || step > kLastStep) throw Unreadable{fmt::format("{} is no step", step)};
    return step;
}

double read_whole_step(const JsonValue& value) {
    const double step = read_step(value);
    if (step != std::floor(step)) throw Unreadable{fmt::format("{} is no whole step", step)};
    return step;
}

const JsonValue& member(const JsonValue& object, const std::string& name) {
    if (const JsonValue* found = object.find(name)) return *found;
    throw Unreadable{fmt::format("it has no `{}`", name)};
}

const std::string& text_member(const JsonValue& object, const std::string& name) {
    if (const std::string* text = member(object, name).text()) return *text;
    throw Unreadable{fmt::format("`{}` must be a text", name)};
}

const JsonValue::List& list_member(const JsonValue& object, const std::string& name) {
    if (const JsonValue::List* list = member(object, name).list()) return *list;
    throw Unreadable{fmt::format("`{}` must be a list", name)};
}

const JsonValue::List& list_member(const JsonValue& object, const std::string& name, std::size_t size) {
    const JsonValue::List& list = list_member(object, name);
    if (list.size() != size) throw Unreadable{fmt::format("`{}` must be a list of {}", name, size)};
    return list;
}

program::Series read_series(const JsonValue& saved) {
    program::Series series;
    series.set_forgotten(read_step(member(saved, "from")));
    for (const JsonValue& report : list_member(saved, "reports")) {
        const JsonValue::List* pair = report.list();
        if (pair == nullptr || pair->size() != 2) throw Unreadable{"a report is a step and a value"};
        if (!series.add(read_whole_step((*pair)[0]), read_number((*pair)[1])))
            throw Unreadable{"a step is reported twice"};
    }
    return series;
}

program::TrackedState read_tracked(const JsonValue& saved, std::size_t size) {
    program::TrackedState state;
    state.values.assign(size, 0);
    if (saved.is_null()) return state;
    state.known = true;
    state.step = read_whole_step(member(saved, "step"));
    state.origin = read_number(member(saved, "origin"));
    const JsonValue::List& values = list_member(saved, "values", size);
    for (std::size_t i = 0; i < size; ++i) state.values[i] = read_number(values[i]);
    return state;
}

/// The texts as far as they can be read: they only explain.
std::vector<SavedText> read_texts(const JsonValue& saved) {
    std::vector<SavedText> texts;
    const JsonValue* found = saved.find("texts");
    if (found == nullptr || found->list() == nullptr) return texts;
    const auto text_of = [](const JsonValue& entry, std::string_view name) -> std::optional<std::string> {
        const JsonValue* value = entry.find(name);
        return value != nullptr && value->text() != nullptr ? std::optional(*value->text()) : std::nullopt;
    };
    for (const JsonValue& entry : *found->list()) {
        if (auto name = text_of(entry, "name"))
            texts.push_back({std::move(*name), text_of(entry, "text"), text_of(entry, "digest").value_or("")});
    }
    return texts;
}

/// Whose state it is instead, and how the two differ.
Diagnostic of_another(const Compiled& compiled, const JsonValue& saved) {
    Diagnostic refused =
        publish(compiled.sources, diagnostic::make(Id::session_of_another, std::nullopt,
                                                   on_a_line(text_member(saved, "fingerprint")), compiled.fingerprint));
    const std::vector<SavedText> texts = read_texts(saved);
    if (texts.empty()) return refused;
    refused.notes = differences(texts, texts_of(compiled));
    if (!refused.notes.empty()) return refused;
    refused.notes.push_back({fmt::format("the texts are the same: lrsched {} saved the state, this is lrsched {}",
                                         on_a_line(text_member(saved, "lrsched")), lrsched::version()),
                             std::nullopt});
    return refused;
}

SessionState read_members(const Compiled& compiled, const JsonValue& saved) {
    SessionState state = fresh_state(compiled);
    const JsonValue& now = member(saved, "step");
    state.now = read_number(now) == -1 ? -1 : read_whole_step(now);  // -1: before the first step
    const JsonValue& metrics = member(saved, "metrics");
    for (std::size_t i = 0; i < state.series.size(); ++i)
        state.series[i] = read_series(member(metrics, compiled.placed.metrics[i]));
    const JsonValue::List& unreported = list_member(saved, "unreported", state.series.size());
    for (std::size_t i = 0; i < state.series.size(); ++i) state.live.read_as_unreported[i] = read_step(unreported[i]);
    const JsonValue::List& states = list_member(saved, "states", state.live.states.size());
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
        text +=
            fmt::format("{}{}:{}", i == 0 ? "" : ",", quoted(compiled.placed.metrics[i]), series_text(state.series[i]));
    text += fmt::format("}},\"unreported\":{},\"states\":[", numbers(state.live.read_as_unreported));
    for (std::size_t i = 0; i < state.live.states.size(); ++i)
        text += (i == 0 ? "" : ",") + state_text(state.live.states[i]);
    return text + "],\"texts\":" + texts_text(texts_of(compiled)) + "}\n";
}

Result<SessionState> read_state(const Compiled& compiled, std::string_view text) {
    const auto fail = [&](const std::string& why) {
        return publish(compiled.sources, diagnostic::make(Id::session_unreadable, std::nullopt, why));
    };
    const std::optional<JsonValue> saved = read_json(text);
    if (!saved) return fail("it is no JSON");
    try {
        const JsonValue* format = saved->find("format");
        if (format == nullptr || format->text() == nullptr || *format->text() != kFormat)
            return fail("it is no state of a session");
        const double version = read_number(member(*saved, "version"));
        if (version != 1 && version != kVersion)
            return fail(fmt::format("its version is {}, this program reads 1 to {}", version, kVersion));
        if (text_member(*saved, "fingerprint") != compiled.fingerprint) return of_another(compiled, *saved);
        return read_members(compiled, *saved);
    } catch (const Unreadable& unreadable) {
        return fail(unreadable.why);
    }
}

}  // namespace lrsched::detail
