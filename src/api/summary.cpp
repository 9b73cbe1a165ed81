#include <algorithm>
#include <cmath>

#include "analysis/facts.hpp"
#include "api/compiled.hpp"
#include "lrsched/tools.hpp"

namespace lrsched {
namespace {

/// The whole steps at which a schedule is looked at: all of them, or of a very long one an even choice and every join.
std::vector<double> steps_to_look_at(double horizon, const std::vector<Segment>& segments) {
    constexpr double most = 2e6;
    constexpr double sample = 2e5;
    std::vector<double> steps;
    const double count = std::max(1.0, std::ceil(horizon));
    const double stride = count <= most ? 1 : std::ceil(count / sample);
    for (double t = 0; t < count; t += stride) steps.push_back(t);
    if (stride == 1) return steps;
    for (const Segment& segment : segments) {
        for (const double t : {std::ceil(segment.begin) - 1, std::ceil(segment.begin)}) {
            if (t >= 0 && t < count) steps.push_back(t);
        }
    }
    steps.push_back(count - 1);
    std::ranges::sort(steps);
    return steps;
}

Summary summarize_output(const detail::Compiled& compiled, std::size_t output, std::vector<Diagnostic>& diagnostics) {
    Summary summary;
    summary.name = compiled.outputs[output].name;
    summary.length = compiled.outputs[output].length;
    summary.horizon = summary.length.value_or(0);
    if (!summary.length)
        summary.horizon = compiled.placed.total.value_or(analysis::natural_horizon(compiled.placed, output));
    summary.segments = analysis::make_segments(compiled.sources, compiled.placed, output, summary.horizon,
                                               !summary.length, summary.segment_count);
    summary.metrics = compiled.placed.metrics;
    if (!summary.metrics.empty()) return summary;
    detail::Registers registers(compiled.program);
    const auto at = [&](double t) { return program::run(compiled.program, output, t, registers.all()); };
    bool first = true;
    for (const double t : steps_to_look_at(summary.horizon, summary.segments)) {
        const double value = at(t);
        if (!std::isfinite(value)) {
            diagnostics.push_back(detail::not_finite(compiled, output, value, t));
            break;
        }
        if (first) {
            summary.first = value;
            summary.minimum = summary.maximum = {value, t};
            first = false;
        }
        if (value < summary.minimum.value) summary.minimum = {value, t};
        if (value > summary.maximum.value) summary.maximum = {value, t};
        summary.last = value;
    }
    summary.end = at(summary.horizon);
    return summary;
}

}  // namespace

std::vector<Summary> summarize(const Program& program, std::vector<Diagnostic>& diagnostics) {
    std::vector<Summary> summaries;
    for (std::size_t i = 0; i < program.outputs().size(); ++i)
        summaries.push_back(summarize_output(program.compiled(), i, diagnostics));
    return summaries;
}

}  // namespace lrsched
