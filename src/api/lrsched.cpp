// Room api: the driver. It reads as the picture: text, tree, placed schedule, program, values.
#include "lrsched/lrsched.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "api/compiled.hpp"
#include "diagnostic/finding.hpp"
#include "schedule/fingerprint.hpp"
#include "schedule/module.hpp"

namespace lrsched {
namespace {

using diagnostic::Id;

Diagnostic bad_step(const detail::Compiled& compiled, double t) {
    return publish(compiled.sources, diagnostic::make(Id::bad_step, std::nullopt, t));
}

Diagnostic needs_session(const detail::Compiled& compiled, std::size_t output) {
    return publish(compiled.sources,
                   diagnostic::make(Id::metric_needs_session, compiled.placed.metric_place,
                                    compiled.outputs[output].name, compiled.placed.metrics.front()));
}

/// `lr.layer[3]` is the hyper-parameter `lr` of the group `layer[3]`.
Output make_output(const schedule::PlacedOutput& placed) {
    const std::size_t dot = std::min(placed.name.find('.'), placed.name.size());
    return {placed.name, placed.length, placed.name.substr(0, dot),
            placed.name.substr(std::min(dot + 1, placed.name.size()))};
}

bool is_step(double t) noexcept { return t >= 0 && std::isfinite(t); }

/// Steps that the scans would walk for a value, as far as that is known.
double scan_steps_of(const detail::Compiled& compiled, std::size_t output, double t) {
    const program::Program& program = compiled.program;
    if (program.scans.empty() || t > program.scan_steps) return program.scans.empty() ? 0 : t;
    detail::Registers registers(program);
    registers.all()[0] = t;
    double steps_left = program.scan_steps;
    static_cast<void>(program::run_block(program, program.entries[output], registers.all(), steps_left));
    return program.scan_steps + (steps_left <= 0 ? 1 : 0);
}

}  // namespace

Diagnostic detail::not_finite(const Compiled& compiled, std::size_t output, double value, double t) {
    const double most = compiled.program.scan_steps;
    const double steps = compiled.placed.metrics.empty() ? scan_steps_of(compiled, output, t) : 0;
    if (steps > most) {
        return publish(compiled.sources,
                       diagnostic::make(Id::scan_too_long, compiled.placed.outputs[output].place, steps, most));
    }
    const std::string_view what = std::isnan(value) ? "not a number" : value > 0 ? "infinite" : "minus infinite";
    return publish(compiled.sources, diagnostic::make(Id::not_finite, compiled.placed.outputs[output].place,
                                                      compiled.outputs[output].name, what, t));
}

Compilation compile(std::string_view text, const Options& options, std::string_view name) {
    schedule::Project project = schedule::load(text, name, options);
    std::optional<schedule::Placed> placed = schedule::place(project, options.limits);
    Compilation result{std::nullopt, publish(project.sources, std::move(project.findings), options.limits.errors)};
    if (!placed) return result;
    auto compiled = std::make_shared<detail::Compiled>();
    if (placed->metrics.empty())
        compiled->program = program::compile(*placed, options.limits);
    else
        compiled->live = program::plan_live(*placed, options.limits);
    for (const auto& output : placed->outputs) compiled->outputs.push_back(make_output(output));
    compiled->fingerprint = fmt::format("{:016x}", schedule::fingerprint(*placed));
    compiled->placed = std::move(*placed);
    compiled->sources = std::move(project.sources);
    result.program.emplace(std::move(compiled));
    return result;
}

std::span<const Output> Program::outputs() const noexcept { return compiled_->outputs; }

const std::string& Program::fingerprint() const noexcept { return compiled_->fingerprint; }

std::span<const std::string> Program::metrics() const noexcept { return compiled_->placed.metrics; }

std::optional<double> Program::total() const noexcept { return compiled_->placed.total; }

std::optional<std::size_t> Program::find(std::string_view parameter, std::string_view group) const noexcept {
    std::optional<std::size_t> of_all;
    for (std::size_t i = 0; i < compiled_->outputs.size(); ++i) {
        const Output& output = compiled_->outputs[i];
        if (output.parameter != parameter) continue;
        if (output.group == group) return i;
        if (output.group.empty()) of_all = i;
    }
    return of_all;
}

std::optional<std::size_t> Program::find(std::string_view name) const noexcept {
    for (std::size_t i = 0; i < compiled_->outputs.size(); ++i) {
        if (compiled_->outputs[i].name == name) return i;
    }
    return std::nullopt;
}

Result<double> Program::at(double t, std::size_t output) const {
    if (!is_step(t)) return bad_step(*compiled_, t);
    if (!metrics().empty()) return needs_session(*compiled_, output);
    detail::Registers registers(compiled_->program);
    const double value = program::run(compiled_->program, output, t, registers.all());
    if (!std::isfinite(value)) return detail::not_finite(*compiled_, output, value, t);
    return value;
}

std::optional<Diagnostic> Program::fill(double first, double stride, std::span<double> values,
                                        std::size_t output) const {
    if (!metrics().empty()) return needs_session(*compiled_, output);
    detail::Registers registers(compiled_->program);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double t = first + static_cast<double>(i) * stride;
        if (!is_step(t)) return bad_step(*compiled_, t);
        values[i] = program::run(compiled_->program, output, t, registers.all());
        if (!std::isfinite(values[i])) return detail::not_finite(*compiled_, output, values[i], t);
    }
    return std::nullopt;
}

}  // namespace lrsched
