// Room cli: `lrsched eval`: values of schedules.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

#include "cli/app.hpp"
#include "cli/declare.hpp"
#include "cli/load.hpp"
#include "cli/measured.hpp"
#include "cli/selection.hpp"
#include "cli/summary_table.hpp"
#include "cli/values.hpp"

namespace lrsched::cli {
namespace {

struct EvalOptions {
    RunOptions run;
    std::vector<std::string> at;
    std::string steps;
    std::vector<std::string> schedules;
    std::string format = "table";
    std::string path;
    std::string metrics;
};

bool asks_for_steps(const EvalOptions& options) { return !options.at.empty() || !options.steps.empty(); }

/// Every whole step of the longest of the schedules; an endless one goes along, as it does in a plot. The run's total
/// stands in where none has an end.
Steps every_step(const Program& program, std::span<const std::size_t> outputs) {
    std::optional<double> end;
    for (const std::size_t i : outputs) {
        const auto length = program.outputs()[i].length ? program.outputs()[i].length : program.total();
        if (length) end = std::max(end.value_or(0), std::ceil(*length));
    }
    if (end) return Steps::range(0, *end);
    throw Failure(
        Exit::usage,
        fmt::format("`{}` is endless; say which steps with `--steps 0:100` or how long the run is with `--total N`",
                    program.outputs()[outputs.front()].name));
}

Steps asked_steps(const EvalOptions& options, const Program& program, std::span<const std::size_t> outputs) {
    if (!options.at.empty()) return Steps::list(parse_step_list(options.at));
    if (options.steps.empty()) return every_step(program, outputs);
    const StepRange range = parse_step_range(options.steps);
    return Steps::range(range.first, range.end, range.stride.value_or(1));
}

std::optional<Diagnostic> write_values(const std::string& format, const Request& request, Sink& sink) {
    if (format == "csv") return write_csv(request, sink);
    if (format == "json") return write_json(request, sink);
    if (format == "jsonl") return write_json_lines(request, sink);
    return write_table(request, sink);
}

/// The steps that are asked for; of a run that was measured all that were.
Steps measured_steps(const EvalOptions& options, const Program& program, std::span<const std::size_t> outputs,
                     const Measured& measured) {
    return asks_for_steps(options) ? asked_steps(options, program, outputs) : Steps::range(0, measured.end());
}

Exit eval_measured(const EvalOptions& options, const Program& program, std::span<const std::size_t> outputs,
                   Context& context) {
    Measured measured(program, load_metrics(options.metrics, context), context);
    Request request{program, {outputs.begin(), outputs.end()}, measured_steps(options, program, outputs, measured)};
    const auto values = measured.at(measured.each(request.steps), context);
    if (!values) return Exit::wrong_input;
    request.known = &*values;
    Sink sink(context, options.path);
    static_cast<void>(write_values(options.format, request, sink));
    sink.finish();
    return Exit::fine;
}

Exit eval(const EvalOptions& options, const std::string& operand, Context& context) {
    if (!options.at.empty() && !options.steps.empty())
        throw Failure(Exit::usage, "`--at` and `--steps` exclude each other");
    const auto program = compile_and_report(load_input(operand, context), compile_options(options.run), context);
    if (!program) return Exit::wrong_input;
    const auto outputs = select_schedules(*program, options.schedules);
    if (!options.metrics.empty()) return eval_measured(options, *program, outputs, context);
    if (!program->metrics().empty()) {
        print({program->at(0, outputs.front()).error()}, context);
        return Exit::wrong_input;
    }
    Sink sink(context, options.path);
    if (options.format == "table" && !asks_for_steps(options)) {
        const auto summaries = summarize_and_report(*program, context);
        if (!summaries) return Exit::wrong_input;
        for (const std::size_t i : outputs) {
            sink.write(
                fmt::format("{}{}", i == outputs.front() ? "" : "\n", summary_table(*program, i, (*summaries)[i])));
        }
    } else {
        const Request request{*program, outputs, asked_steps(options, *program, outputs)};
        if (const auto error = write_values(options.format, request, sink)) {
            print({*error}, context);
            return Exit::wrong_input;
        }
    }
    sink.finish();
    return Exit::fine;
}

}  // namespace

Action declare_eval(CLI::App& app) {
    auto options = std::make_shared<EvalOptions>();
    declare_run_options(app, options->run);
    add_values(app, "--at", options->at, "T", "values at these steps: `--at 10`, `--at 0,2.5,10`");
    add_value(app, "--steps", options->steps, "A:B[:C]", "values at steps A to B-1, every C-th");
    add_value(app, "--metrics", options->metrics, "FILE",
              "what was measured, as CSV: a column a metric, a row a step; for schedules that react to it");
    add_values(app, "--schedule", options->schedules, "NAME", "only this schedule of the file; may be repeated");
    add_choice(app, "--format", options->format, {"table", "csv", "json", "jsonl"}, "table is for people");
    add_value(app, "-o,--output", options->path, "FILE", "write to a file, whole or not at all");
    return [options](std::span<const std::string> operands, Context& context) {
        return eval(*options, operands.front(), context);
    };
}

}  // namespace lrsched::cli
