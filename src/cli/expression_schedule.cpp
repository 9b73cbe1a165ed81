// Room cli: expressions of the language as a schedule of a training.
#include "cli/expression_schedule.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "cli/load.hpp"

namespace lrsched::cli {

std::optional<std::vector<Expression>> compile_expressions(std::span<const Setting> settings, std::uint64_t total,
                                                           Context& context) {
    std::vector<Expression> expressions;
    for (const auto& [name, text] : settings) {
        const Options options{.run = {{"total", fmt::format("{}", total)}}};
        const auto program = compile_and_report({fmt::format("--set {}", name), text}, options, context);
        if (!program || !summarize_and_report(*program, context)) continue;
        // What stands in no `schedule` is called `lr`.
        if (program->outputs().size() != 1 || program->outputs()[0].name != "lr") {
            throw Failure(Exit::usage, fmt::format("`--set {}` takes an expression, not a text with schedules", name));
        }
        expressions.push_back({name, *program});
    }
    if (expressions.size() < settings.size()) return std::nullopt;
    return expressions;
}

ExpressionSchedule::ExpressionSchedule(std::span<const Expression> expressions) {
    for (const Expression& expression : expressions) parts_.push_back({expression.name, Session(expression.program)});
}

std::optional<train::Failure> ExpressionSchedule::begin(const train::Layout& layout,
                                                        std::span<const std::string> metrics) {
    for (Part& part : parts_) {
        const auto found = layout.find(part.name);
        if (!found) return fail(fmt::format("this training takes no `{}`", part.name));
        part.hyperparameter = *found;
        for (const std::string& metric : part.session.program().metrics()) {
            if (std::ranges::find(metrics, metric) != metrics.end()) continue;
            return fail(fmt::format("`{}` reacts to `{}`, which this training does not tell; it tells `{}`", part.name,
                                    metric, fmt::join(metrics, "`, `")));
        }
    }
    return std::nullopt;
}

std::optional<train::Failure> ExpressionSchedule::rates(std::uint64_t step, train::Rates& rates) {
    for (Part& part : parts_) {
        const auto values = part.session.at(static_cast<double>(step));
        if (!values) return fail(fmt::format("`{}`: {}", part.name, values.error().message));
        rates.set(part.hyperparameter, values->front());
    }
    return std::nullopt;
}

std::optional<train::Failure> ExpressionSchedule::report(std::uint64_t step, const train::Metrics& metrics) {
    for (Part& part : parts_) {
        std::vector<Metric> wanted;
        for (const std::string& name : part.session.program().metrics()) {
            if (const auto value = metrics.find(name)) wanted.push_back({name, *value});
        }
        if (wanted.empty()) continue;
        const std::vector<Diagnostic> findings = part.session.report(static_cast<double>(step), wanted);
        const auto error = std::ranges::find(findings, Severity::error, &Diagnostic::severity);
        if (error != findings.end()) return fail(fmt::format("`{}`: {}", part.name, error->message));
    }
    return std::nullopt;
}

train::Failure ExpressionSchedule::fail(std::string text) {
    failed_ = true;
    return {std::move(text)};
}

}  // namespace lrsched::cli
