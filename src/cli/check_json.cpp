// Room cli: the JSON of `check`; the only file of the commands that builds JSON as a tree.
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "cli/check_report.hpp"

namespace lrsched::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Whole numbers without `.0`, as `eval` writes them; what JSON has no word for (infinity) is null.
Json number(double value) {
    constexpr double kExact = 9007199254740992.0;  // 2^53
    if (!std::isfinite(value)) return nullptr;
    if (std::trunc(value) == value && std::abs(value) <= kExact) return static_cast<std::int64_t>(value);
    return value;
}

Json optional_number(const std::optional<double>& value) { return value ? number(*value) : Json(nullptr); }

Json extreme(const Extreme& found) { return {{"value", number(found.value)}, {"step", number(found.step)}}; }

Json schedule(const Summary& summary) {
    Json segments = Json::array();
    for (const Segment& part : summary.segments) {
        segments.push_back({{"begin", number(part.begin)}, {"end", number(part.end)}, {"text", part.text}});
    }
    // what reacts to metrics has its values only while it runs
    const bool known = summary.metrics.empty();
    const auto value = [&](double x) { return known ? number(x) : Json(nullptr); };
    const auto extreme_value = [&](const Extreme& x) { return known ? extreme(x) : Json(nullptr); };
    return {{"name", summary.name},
            {"length", optional_number(summary.length)},
            {"horizon", number(summary.horizon)},
            {"metrics", summary.metrics},
            {"first", value(summary.first)},
            {"last", value(summary.last)},
            {"end", value(summary.end)},
            {"minimum", extreme_value(summary.minimum)},
            {"maximum", extreme_value(summary.maximum)},
            {"segments", std::move(segments)},
            {"segment_count", summary.segment_count}};
}

}  // namespace

std::string json_text(const CheckedInput& checked) {
    Json diagnostics = Json::parse(json_of(checked.diagnostics));
    Json schedules = Json::array();
    for (const Summary& summary : checked.schedules) schedules.push_back(schedule(summary));
    const Json object{
        {"name", checked.name}, {"diagnostics", std::move(diagnostics)}, {"schedules", std::move(schedules)}};
    // A text need not be valid UTF-8, JSON must be.
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace lrsched::cli
