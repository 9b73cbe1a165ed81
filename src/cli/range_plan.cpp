// Room cli: options of the range test. Problems and optimizers are known by the tables of room `train` alone.
#include "cli/range_plan.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ostream>

#include "cli/app.hpp"
#include "cli/load.hpp"
#include "cli/number_option.hpp"
#include "cli/number_text.hpp"
#include "cli/setting_values.hpp"
#include "train/optimizer.hpp"
#include "train/problem.hpp"
#include "train/shown.hpp"

namespace lrsched::cli {
namespace {

using train::Fault;
using train::Kind;

constexpr std::string_view kExternalKind = "command";  // takes a parameter of this name, too
constexpr std::string_view kNames = "hyperparameters";
constexpr double kLargestSeed = 4294967295;

[[noreturn]] void fail(const std::string& sentence) { throw Failure(Exit::usage, sentence); }

[[noreturn]] void fail_with(std::span<const Fault> faults, const Context& context) {
    for (const Fault& fault : faults.first(faults.size() - 1)) {
        context.streams.err << fmt::format("lrsched {}: {}\n", context.command, fault.message);
    }
    switch (faults.back().blame) {
        case Fault::Blame::content: throw Failure(Exit::wrong_input, faults.back().message);
        case Fault::Blame::unreadable: throw Failure(Exit::files, fmt::format("cannot read {}", faults.back().message));
        case Fault::Blame::value: break;
    }
    fail(faults.back().message);
}

train::Sweep sweep_of(const RangeOptions& options) {
    train::Sweep sweep;
    sweep.from = number_option("--from", options.from, train::above(0)).value_or(sweep.from);
    sweep.to = number_option("--to", options.to, train::above(0)).value_or(sweep.to);
    if (const auto steps = whole_option("--steps", options.steps, train::from(2))) {
        sweep.steps = static_cast<std::uint64_t>(*steps);
    }
    if (options.linear) sweep.spacing = train::Spacing::linear;
    if (sweep.from < sweep.to) return sweep;
    fail(fmt::format("the sweep rises, but `--from` is {} and `--to` is {}", sweep.from, sweep.to));
}

std::optional<double> stop_factor_of(const std::string& text, std::optional<double> usual) {
    if (text.empty()) return usual;
    if (text == "none" || text == "0") return std::nullopt;
    const auto factor = parse_number(text);
    if (factor && train::above(1).contains(*factor)) return factor;
    fail(fmt::format("`--stop-factor` takes a number above 1, or `none`, not `{}`", text));
}

bool is_external(const RangeOptions& options, std::span<const std::string> command) {
    const bool named = options.problem == kExternalKind;
    if (command.empty() && (options.problem.empty() || named)) {
        fail("COMMAND is missing: an external trainer behind `--`; what is built in is named by `--problem`");
    }
    if (!command.empty() && !options.problem.empty() && !named) {
        fail(fmt::format("`--problem {}` is built in and takes no COMMAND; leave one of them away", options.problem));
    }
    return !command.empty();
}

train::ProblemOrFaults external_problem(const RangeOptions& options, std::span<const std::string> command,
                                        std::span<const Setting> expressions) {
    if (!options.optimizer.empty() || !options.optimizer_settings.empty()) {
        fail("an external trainer does its updates itself; `--optimizer` is for problems that are built in");
    }
    const auto settings = parse_pairs("--problem-set", options.problem_settings, "--problem-set end_limit=60");
    train::Spec spec = spec_of(kind_named(train::problem_kinds(), kExternalKind), settings);
    std::vector<std::string> names{"lr"};
    for (const Setting& expression : expressions) names.push_back(expression.name);
    const auto set = [&](std::string_view name, std::optional<train::Value> value, const char* source) {
        if (!value) return;
        if (!spec.values.emplace(name, std::move(*value)).second) {
            fail(fmt::format("`--problem-set` does not take `{}` here; it comes from {}", name, source));
        }
    };
    set(kExternalKind, std::vector<std::string>(command.begin(), command.end()), "behind `--`");
    set(kNames, std::move(names), "the names in `--set`");
    set("start_limit", number_option("--start-limit", options.start_limit, train::above(0)), "`--start-limit`");
    set("step_limit", number_option("--step-limit", options.step_limit, train::above(0)), "`--step-limit`");
    return train::prepare_problem(spec);
}

train::ProblemOrFaults built_in_problem(const RangeOptions& options) {
    if (!options.start_limit.empty() || !options.step_limit.empty()) {
        fail("`--start-limit` and `--step-limit` are for an external trainer");
    }
    const auto settings = parse_pairs("--problem-set", options.problem_settings, "--problem-set batch=32");
    return train::prepare_problem(spec_of(kind_named(train::problem_kinds(), options.problem), settings));
}

void refuse_unknown_names(const train::OptimizerChoice& optimizer, std::span<const Setting> expressions) {
    std::vector<std::string_view> known;
    for (const train::Hyperparameter& hyperparameter : optimizer.hyperparameters) known.push_back(hyperparameter.name);
    for (const Setting& expression : expressions) {
        if (std::ranges::find(known, expression.name) != known.end()) continue;
        fail(fmt::format("`--set`: `{}` has no hyper-parameter `{}`; it has `{}`", optimizer.kind->name,
                         expression.name, fmt::join(known, "`, `")));
    }
}

train::OptimizerChoice optimizer_of(const RangeOptions& options, std::span<const Setting> expressions,
                                    const Context& context) {
    const std::span<const Kind> kinds = train::optimizer_kinds();
    const Kind& kind = options.optimizer.empty() ? kinds.front() : kind_named(kinds, options.optimizer);
    const auto settings =
        parse_pairs("--optimizer-set", options.optimizer_settings, "--optimizer-set weight_decay=0.1");
    auto prepared = train::prepare_optimizer(spec_of(kind, settings));
    if (const auto* faults = std::get_if<std::vector<Fault>>(&prepared)) fail_with(*faults, context);
    auto& choice = std::get<train::OptimizerChoice>(prepared);
    refuse_unknown_names(choice, expressions);
    return std::move(choice);
}

std::vector<Setting> expressions_of(const RangeOptions& options) {
    std::vector<Setting> expressions = parse_pairs("--set", options.expressions, "--set momentum=0.9");
    if (std::ranges::find(expressions, "lr", &Setting::name) != expressions.end()) {
        fail("`--set lr`: the test sweeps `lr` itself, as `--from` and `--to` say");
    }
    return expressions;
}

double default_limit(std::string_view name) {
    return std::get<double>(kind_named(train::problem_kinds(), kExternalKind).find(name)->fallback);
}

}  // namespace

void declare_range_options(CLI::App& app, RangeOptions& options) {
    const train::RangeTest usual;
    const auto default_of = [](const auto& value) { return fmt::format("; {} if left out", value); };
    add_value(app, "--from", options.from, "LR", "the first rate" + default_of(usual.sweep.from));
    add_value(app, "--to", options.to, "LR", "the last rate" + default_of(usual.sweep.to));
    add_value(app, "--steps", options.steps, "N", "steps of the sweep" + default_of(usual.sweep.steps));
    add_switch(app, "--linear", options.linear, "rates rise on a straight line, else by equal factors");
    add_value(app, "--smoothing", options.smoothing, "SHARE",
              "share of the loss before in the smoothed loss" + default_of(usual.smoothing));
    add_value(app, "--stop-factor", options.stop_factor, "F",
              "stop where the smoothed loss is above F times its least; `none`: where it diverges" +
                  default_of(*usual.stop_factor));
    add_value(app, "--seed", options.seed, "N", "of the random numbers" + default_of(usual.run.seed));
    add_values(app, "--set", options.expressions, "NAME=EXPRESSION",
               "another hyper-parameter, as a schedule of the language; may be repeated");
    const auto problems = kind_names(train::problem_kinds());
    const auto optimizers = kind_names(train::optimizer_kinds());
    add_choice(app, "--problem", options.problem, problems, "a problem that is built in, instead of COMMAND");
    add_values(app, "--problem-set", options.problem_settings, "NAME=VALUE",
               "what the problem is told, see docs/training.md; may be repeated");
    add_choice(app, "--optimizer", options.optimizer, optimizers, "what trains it" + default_of(optimizers.front()));
    add_values(app, "--optimizer-set", options.optimizer_settings, "NAME=VALUE",
               "what the optimizer is told; may be repeated");
    add_value(app, "--start-limit", options.start_limit, "SECONDS",
              "that COMMAND may take to start" + default_of(default_limit("start_limit")));
    add_value(app, "--step-limit", options.step_limit, "SECONDS",
              "that COMMAND may take for a step" + default_of(default_limit("step_limit")));
}

RangePlan plan_range_test(const RangeOptions& options, std::span<const std::string> command, Context& context) {
    RangePlan plan;
    plan.test.sweep = sweep_of(options);
    plan.test.smoothing =
        number_option("--smoothing", options.smoothing, train::from_to_below(0, 1)).value_or(plan.test.smoothing);
    plan.test.stop_factor = stop_factor_of(options.stop_factor, plan.test.stop_factor);
    const auto seed = whole_option("--seed", options.seed, train::between(0, kLargestSeed));
    plan.test.run.seed = static_cast<std::uint32_t>(seed.value_or(plan.test.run.seed));
    plan.test.run.validate_every = 0;  // the test looks at nothing but the loss
    plan.expressions = expressions_of(options);
    plan.external = is_external(options, command);
    auto problem = plan.external ? external_problem(options, command, plan.expressions) : built_in_problem(options);
    if (const auto* faults = std::get_if<std::vector<Fault>>(&problem)) fail_with(*faults, context);
    plan.test.run.problem = std::get<std::shared_ptr<const train::Problem>>(std::move(problem));
    if (plan.external) {
        plan.training = train::printable(fmt::format("{}", fmt::join(command, " ")));
    } else {
        plan.test.run.optimizer = optimizer_of(options, plan.expressions, context);
        plan.training = fmt::format("{} with {}", options.problem, plan.test.run.optimizer->kind->name);
    }
    return plan;
}

}  // namespace lrsched::cli
