// Room cli: the text of `check` for people.
#include "cli/check_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "cli/number_text.hpp"
#include "cli/summary_table.hpp"

namespace lrsched::cli {
namespace {

std::string verdict(const std::vector<Diagnostic>& diagnostics) {
    const auto count_of = [&](Severity severity) {
        return static_cast<std::size_t>(std::ranges::count(diagnostics, severity, &Diagnostic::severity));
    };
    constexpr std::array kKinds{std::pair{Severity::error, "error"}, std::pair{Severity::warning, "warning"},
                                std::pair{Severity::note, "note"}};
    std::string text;
    for (const auto& [severity, noun] : kKinds) {
        const std::size_t count = count_of(severity);
        if (count > 0) text += fmt::format("{}{}", text.empty() ? "" : ", ", counted(count, noun));
    }
    return text.empty() ? "fine" : text;
}

std::string segment_rows(const Summary& summary) {
    std::size_t width = 0;
    for (const Segment& segment : summary.segments) width = std::max(width, short_text(segment.begin).size());
    std::string text;
    for (const Segment& segment : summary.segments) {
        text += fmt::format("    from {:>{}}  {}\n", short_text(segment.begin), width,
                            segment.text.empty() ? "(no text)" : segment.text);
    }
    if (summary.segment_count > summary.segments.size()) {
        text += fmt::format("    {}\n", counted(summary.segment_count - summary.segments.size(), "further part"));
    }
    return text;
}

std::string schedule_text(const Summary& summary) {
    std::string text = fmt::format("  {}: {}\n", summary.name, length_text(summary));
    if (!summary.length) text += fmt::format("    looked at {} steps\n", short_text(summary.horizon));
    if (!summary.metrics.empty()) {
        text += fmt::format("    reacts to `{}`: its values come with the run\n", fmt::join(summary.metrics, "`, `"));
        return text + segment_rows(summary);
    }
    text += fmt::format("    first {}, last {}, {} {}\n", short_text(summary.first), short_text(summary.last),
                        summary.length ? "then held at" : "then", short_text(summary.end));
    return text + fmt::format("    {}\n{}", extremes_text(summary), segment_rows(summary));
}

}  // namespace

std::string report_text(const CheckedInput& checked) {
    std::string text = fmt::format("{}: {}\n", checked.name, verdict(checked.diagnostics));
    for (const std::string& remark : checked.remarks) text += fmt::format("  {}\n", remark);
    for (const Summary& summary : checked.schedules) text += schedule_text(summary);
    return text;
}

}  // namespace lrsched::cli
