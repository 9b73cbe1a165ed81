// Room cli: a summary for people; no fact is worked out here.
#include "cli/summary_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "cli/number_text.hpp"
#include "plot/terminal.hpp"

namespace lrsched::cli {
namespace {

constexpr std::size_t kMostSegments = 20;  // a person reads no more; `check` tells them all
constexpr int kBars = 60;
constexpr int kValueWidth = 12;

/// What there is to say about a step, in the order of steps. Several findings about one step share its row.
using Events = std::map<double, std::string>;

void add(Events& events, double step, std::string_view what) {
    std::string& text = events[step];
    text += fmt::format("{}{}", text.empty() ? "" : "; ", what);
}

Events events_of(const Summary& summary) {
    Events events;
    const bool one_part = summary.segments.size() <= 1;
    if (one_part) add(events, 0, "start");
    for (std::size_t i = 0; i < std::min(kMostSegments, summary.segments.size()) && !one_part; ++i) {
        const Segment& segment = summary.segments[i];
        add(events, segment.begin, segment.text.empty() ? "next part" : segment.text);
    }
    if (summary.minimum.value < summary.maximum.value) {
        add(events, summary.minimum.step, "minimum");
        add(events, summary.maximum.step, "maximum");
    }
    const double last = std::ceil(summary.horizon) - 1;
    if (last > 0) add(events, last, "last step");
    if (summary.length) add(events, summary.horizon, "end, held from here on");
    return events;
}

/// Bars over [0, horizon): one whole step a bar where there are fewer steps than bars.
std::string bars(const Program& program, std::size_t output, const Summary& summary) {
    const auto count =
        static_cast<std::size_t>(std::clamp(std::ceil(summary.horizon), 1.0, static_cast<double>(kBars)));
    std::vector<double> values(count);
    const double stride = std::max(1.0, summary.horizon / static_cast<double>(count));
    if (program.fill(0, stride, values, output)) return {};
    return plot::sparkline(values, static_cast<int>(count), true);
}

std::string row(const Program& program, std::size_t output, double step, std::size_t step_width,
                const std::string& what) {
    const auto value = program.at(step, output);
    const std::string shown = value ? short_text(*value) : "none";
    return fmt::format("  {:>{}}  {:<{}}  {}\n", short_text(step), step_width, shown, kValueWidth, what);
}

}  // namespace

std::string length_text(const Summary& summary) {
    if (!summary.length) return "endless";
    return fmt::format("{} step{}", short_text(*summary.length), *summary.length == 1 ? "" : "s");
}

std::string extremes_text(const Summary& summary) {
    const auto& [minimum, maximum] = std::tie(summary.minimum, summary.maximum);
    if (minimum.value == maximum.value) return fmt::format("always {}", short_text(minimum.value));
    return fmt::format("minimum {} at step {}, maximum {} at step {}", short_text(minimum.value),
                       short_text(minimum.step), short_text(maximum.value), short_text(maximum.step));
}

std::string summary_table(const Program& program, std::size_t output, const Summary& summary) {
    const bool endless = !summary.length;
    std::string text =
        fmt::format("{}: {}{}\n\n", summary.name, length_text(summary),
                    endless ? fmt::format("; the first {} steps are looked at", short_text(summary.horizon)) : "");
    const Events events = events_of(summary);
    std::size_t step_width = std::string_view("step").size();
    for (const auto& [step, what] : events) step_width = std::max(step_width, short_text(step).size());
    text += fmt::format("  {:>{}}  {:<{}}  what\n", "step", step_width, "value", kValueWidth);
    for (const auto& [step, what] : events) text += row(program, output, step, step_width, what);
    if (summary.segment_count > kMostSegments) {
        text += fmt::format("  {} further parts; `lrsched check` tells where they begin\n",
                            summary.segment_count - kMostSegments);
    }
    return text + fmt::format("\n  {}\n  {}\n", bars(program, output, summary), extremes_text(summary));
}

}  // namespace lrsched::cli
