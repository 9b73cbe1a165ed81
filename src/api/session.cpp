// Room api: a program that runs with metrics, step by step.
#include "lrsched/session.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/needed_metrics.hpp"
#include "api/session_state.hpp"
#include "diagnostic/finding.hpp"

namespace lrsched {
namespace {

using detail::Compiled;
using detail::SessionState;
using diagnostic::Id;
using diagnostic::make;

template <class... Arguments> Diagnostic say(const Compiled& compiled, Id id, const Arguments&... arguments) {
    return publish(compiled.sources, make(id, std::nullopt, arguments...));
}

std::string_view kind_of(double value) { return std::isnan(value) ? "not a number" : "infinite"; }

std::string quoted_names(std::span<const std::string> names) { return fmt::format("`{}`", fmt::join(names, "`, `")); }

std::optional<std::size_t> number_of(const Compiled& compiled, std::string_view name) {
    const auto& names = compiled.placed.metrics;
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

/// Why one number that was measured cannot be taken; a warning where it can.
std::optional<Diagnostic> judge(const Compiled& compiled, const SessionState& state, std::size_t metric, double step,
                                double value) {
    const std::string& name = compiled.placed.metrics[metric];
    if (step < state.now || step < state.live.read_as_unreported[metric])
        return say(compiled, Id::metric_too_late, name, step, state.now);
    if (state.series[metric].find(step) != nullptr) return say(compiled, Id::metric_twice, name, step);
    if (!std::isfinite(value)) return say(compiled, Id::metric_not_finite, name, step, kind_of(value));
    return std::nullopt;
}

Diagnostic missing(const Compiled& compiled, const program::Missing& metric, double t) {
    const std::string& name = compiled.placed.metrics[metric.metric];
    return metric.forgotten ? say(compiled, Id::metric_forgotten, t, name, metric.step)
                            : say(compiled, Id::metric_missing, name, metric.step, t);
}

using Values = Result<std::vector<double>>;

/// All outputs at a step, from the flat code.
Values run_code(const Program& program, double t) {
    std::vector<double> values;
    for (std::size_t output = 0; output < program.outputs().size(); ++output) {
        const auto value = program.at(t, output);
        if (!value) return value.error();
        values.push_back(*value);
    }
    return values;
}

/// All outputs at a step; what is remembered goes on.
Values walk_step(const Compiled& compiled, program::Walker& walker, double t) {
    std::vector<double> values;
    for (std::size_t output = 0; output < compiled.outputs.size(); ++output) {
        const schedule::PlacedOutput& placed = compiled.placed.outputs[output];
        values.push_back(walker.at(placed.node, t));
        if (walker.missing()) return missing(compiled, *walker.missing(), t);
        if (walker.exhausted())
            return publish(compiled.sources, make(Id::scan_too_long, placed.place, t, compiled.live.scan_steps));
        if (!std::isfinite(values.back())) return detail::not_finite(compiled, output, values.back(), t);
    }
    return values;
}

/// The steps from `first` on up to `t`, which need not be a whole one.
Values walk_to(const Compiled& compiled, program::Walker& walker, double first, double t) {
    if (t - first > compiled.live.scan_steps)
        return publish(compiled.sources,
                       make(Id::scan_too_long, compiled.placed.outputs[0].place, t - first, compiled.live.scan_steps));
    for (double step = first; step < t; step += 1) {
        if (auto values = walk_step(compiled, walker, step); !values) return values;
    }
    return walk_step(compiled, walker, t);
}

}  // namespace

SessionState detail::fresh_state(const Compiled& compiled) {
    SessionState state;
    state.series.resize(compiled.placed.metrics.size());
    state.live.read_as_unreported.assign(compiled.placed.metrics.size(), 0);
    for (const program::Tracker& tracker : compiled.live.trackers) {
        state.live.states.emplace_back();
        state.live.states.back().values.assign(compiled.placed.graph.scan(tracker.scan).init.size(), 0);
    }
    return state;
}

void detail::forget(const Compiled& compiled, SessionState& state) {
    const auto from =
        analysis::needed_from(compiled.placed, compiled.live, state.live.states, std::max(state.now, 0.0));
    for (std::size_t metric = 0; metric < from.size(); ++metric)
        state.series[metric].forget_before(std::min(from[metric], std::max(state.now, 0.0)));
}

Session::Session(Program program)
    : program_(std::move(program)), state_(std::make_unique<SessionState>(detail::fresh_state(program_.compiled()))) {}
Session::Session(const Session& other)
    : program_(other.program_), state_(std::make_unique<SessionState>(*other.state_)) {}
Session::Session(Session&& other) noexcept = default;
Session& Session::operator=(Session other) noexcept {
    std::swap(program_, other.program_);
    std::swap(state_, other.state_);
    return *this;
}
Session::~Session() = default;

std::optional<double> Session::step() const noexcept {
    return state_->now < 0 ? std::nullopt : std::optional(state_->now);
}

std::vector<Diagnostic> Session::report(double step, std::span<const Metric> metrics) {
    const Compiled& compiled = program_.compiled();
    if (!(step >= 0) || !std::isfinite(step) || step != std::floor(step))
        return {say(compiled, Id::bad_report_step, step)};
    std::vector<Diagnostic> found;
    std::vector<std::pair<std::size_t, double>> taken;
    for (const Metric& metric : metrics) {
        const auto number = number_of(compiled, metric.name);
        if (!number) continue;
        if (std::ranges::find(taken, *number, &std::pair<std::size_t, double>::first) != taken.end())
            found.push_back(say(compiled, Id::metric_twice, std::string(metric.name), step));
        else if (auto judged = judge(compiled, *state_, *number, step, metric.value))
            found.push_back(std::move(*judged));
        taken.emplace_back(*number, metric.value);
    }
    const bool none = taken.empty() && !metrics.empty() && !compiled.placed.metrics.empty();
    if (none) found.push_back(say(compiled, Id::metric_unused, quoted_names(compiled.placed.metrics)));
    if (has_error(found)) return found;
    for (const auto& [metric, value] : taken) state_->series[metric].add(step, value);
    return found;
}

Result<std::vector<double>> Session::at(double step) {
    const Compiled& compiled = program_.compiled();
    if (!(step >= 0) || !std::isfinite(step)) return say(compiled, Id::bad_step, step);
    const double whole = std::floor(step);
    if (whole < state_->now) return say(compiled, Id::session_backwards, step, state_->now);
    if (compiled.placed.metrics.empty()) {
        state_->now = whole;
        return run_code(program_, step);
    }
    // what is worked out on the way is kept only if all of it can be
    program::Live live = state_->live;
    program::Walker walker(compiled.placed.graph, compiled.live, state_->series, live);
    auto values = walk_to(compiled, walker, std::min(state_->now + 1, step), step);
    if (!values) return values;
    state_->live = std::move(live);
    state_->now = whole;
    constexpr double often = 1024;
    if (std::fmod(whole, often) == 0) detail::forget(compiled, *state_);
    return values;
}

Result<std::vector<double>> Session::advance(double step, std::span<const Metric> metrics) {
    const auto found = report(step, metrics);
    const auto error = std::ranges::find(found, Severity::error, &Diagnostic::severity);
    if (error != found.end()) return *error;
    return at(step);
}

std::string Session::save() const {
    SessionState kept = *state_;
    detail::forget(program_.compiled(), kept);
    return detail::write_state(program_.compiled(), kept);
}

Result<Session> Session::load(Program program, std::string_view json) {
    auto state = detail::read_state(program.compiled(), json);
    if (!state) return state.error();
    Session session(std::move(program));
    *session.state_ = std::move(state).value();
    return session;
}

}  // namespace lrsched
