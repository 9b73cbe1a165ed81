#include "experiment/arm_schedule.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace lrsched::experiment {
namespace {

using train::Failure;

std::string names_of(const train::Layout& layout) {
    std::vector<std::string> names;
    for (const auto& hyperparameter : layout.hyperparameters) names.push_back(hyperparameter.name);
    return fmt::format("`{}`", fmt::join(names, "`, `"));
}

}  // namespace

ArmSchedule::ArmSchedule(const Arm& arm) : arm_(arm), rows_(arm.programs.size()) {
    for (const Program& program : arm.programs)
        sessions_.push_back(program.metrics().empty() ? std::nullopt : std::optional<Session>(program));
}

std::optional<Failure> ArmSchedule::aim(const train::Layout& layout, std::size_t line) {
    const Line& aimed = arm_.lines[line];
    const auto found = layout.find(aimed.parameter);
    if (!found)
        return fail(fmt::format("the training takes no `{}`, which the schedule sets; it takes {}", aimed.name,
                                names_of(layout)));
    Target target{line, *found, kAllGroups};
    if (!aimed.group.empty()) {
        const auto group = std::ranges::find(layout.groups, aimed.group);
        if (group == layout.groups.end())
            return fail(fmt::format("the schedule sets `{}`, and the training has no group `{}`; it has `{}`",
                                    aimed.name, aimed.group, fmt::join(layout.groups, "`, `")));
        target.group = static_cast<std::size_t>(group - layout.groups.begin());
    }
    targets_.push_back(target);
    return std::nullopt;
}

std::optional<Failure> ArmSchedule::begin(const train::Layout& layout, std::span<const std::string> metrics) {
    for (const Program& program : arm_.programs) {
        for (const std::string& metric : program.metrics()) {
            if (std::ranges::find(metrics, metric) == metrics.end())
                return fail(fmt::format("the schedule reacts to `{}`, which the training does not tell; it tells `{}`",
                                        metric, fmt::join(metrics, "`, `")));
        }
    }
    for (std::size_t line = 0; line < arm_.lines.size(); ++line) {
        if (auto failure = aim(layout, line)) return failure;
    }
    // What is said of one group wins over what is said of all.
    std::ranges::stable_sort(targets_, std::ranges::greater{}, &Target::group);
    return std::nullopt;
}

std::optional<Failure> ArmSchedule::value(std::uint64_t step, const Line& line, double& value) {
    if (sessions_[line.program]) {
        value = rows_[line.program][line.output];
        return std::nullopt;
    }
    const auto result = arm_.programs[line.program].at(static_cast<double>(step), line.output);
    if (!result) return fail(fmt::format("`{}`: {}", line.name, result.error().message));
    value = *result;
    return std::nullopt;
}

std::optional<Failure> ArmSchedule::rates(std::uint64_t step, train::Rates& rates) {
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
        if (!sessions_[i]) continue;
        auto row = sessions_[i]->at(static_cast<double>(step));
        if (!row) return fail(row.error().message);
        rows_[i] = std::move(row).value();
    }
    for (const Target& target : targets_) {
        double number = 0;
        if (auto failure = value(step, arm_.lines[target.line], number)) return failure;
        if (target.group == kAllGroups)
            rates.set(target.hyperparameter, number);
        else
            rates.set(target.group, target.hyperparameter, number);
    }
    return std::nullopt;
}

std::optional<Failure> ArmSchedule::report(std::uint64_t step, const train::Metrics& metrics) {
    for (std::size_t i = 0; i < sessions_.size(); ++i) {
        if (!sessions_[i]) continue;
        std::vector<Metric> told;
        for (const std::string& name : arm_.programs[i].metrics()) {
            if (const auto value = metrics.find(name)) told.push_back({name, *value});
        }
        if (told.empty()) continue;
        for (const Diagnostic& found : sessions_[i]->report(static_cast<double>(step), told)) {
            if (found.severity == Severity::error) return fail(found.message);
        }
    }
    return std::nullopt;
}

train::Failure ArmSchedule::fail(std::string text) {
    failed_ = true;
    return {std::move(text)};
}

}  // namespace lrsched::experiment
