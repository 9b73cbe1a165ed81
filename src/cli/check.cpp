// Room cli: `lrsched check`: what there is to say about files, and the facts of their schedules.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/app.hpp"
#include "cli/check_config.hpp"
#include "cli/check_report.hpp"
#include "cli/declare.hpp"
#include "cli/load.hpp"
#include "cli/sink.hpp"

namespace lrsched::cli {
namespace {

struct CheckOptions {
    RunOptions run;
    std::vector<std::string> expressions;
    std::string format = "text";
    bool quiet = false;
};

CheckedInput check_input(const Input& input, const Options& options) {
    Compilation compilation = compile(input.text, options, input.name);
    CheckedInput checked{.name = input.name, .diagnostics = std::move(compilation.diagnostics)};
    if (compilation.program) checked.schedules = summarize(*compilation.program, checked.diagnostics);
    return checked;
}

/// One input at a time, so that a thousand files need no more memory than one and findings appear as they are made.
class Reporter {
public:
    Reporter(const CheckOptions& options, Context& context) : options_(options), context_(context) {}

    Exit add(const CheckedInput& checked) {
        if (options_.format == "json") {
            emit(context_, fmt::format("{}{}", count_ == 0 ? "{\"files\":[\n" : ",\n", json_text(checked)));
        } else {
            print(checked.diagnostics, context_);
            if (!options_.quiet) emit(context_, report_text(checked));
        }
        ++count_;
        return has_error(checked.diagnostics) ? Exit::wrong_input : Exit::fine;
    }

    void finish() {
        if (options_.format == "json") emit(context_, count_ == 0 ? "{\"files\":[]}\n" : "\n]}\n");
    }

private:
    const CheckOptions& options_;
    Context& context_;
    std::size_t count_ = 0;
};

/// The options speak of the schedules of `.sched` files; with a YAML file they would be passed over in silence.
void refuse_run_of_configs(const RunOptions& run, std::span<const std::string> files) {
    const bool given =
        !run.base.empty() || !run.total.empty() || !run.epoch.empty() || !run.run.empty() || !run.params.empty();
    const auto config = std::ranges::find_if(files, is_config);
    if (!given || config == files.end()) return;
    throw Failure(Exit::usage,
                  fmt::format("`--base`, `--total`, `--epoch`, `--run` and `--set` are not for YAML files such as `{}`",
                              *config));
}

Exit check(const CheckOptions& options, std::span<const std::string> files, Context& context) {
    if (files.empty() && options.expressions.empty()) {
        throw Failure(
            Exit::usage,
            "FILE is missing: a .sched or .yaml file, or - for standard input; an expression goes behind `-e`");
    }
    refuse_run_of_configs(options.run, files);
    const Options compiling = compile_options(options.run);
    Reporter reporter(options, context);
    Exit gravest = Exit::fine;
    for (const std::string& text : options.expressions)
        gravest = std::max(gravest, reporter.add(check_input(expression(text), compiling)));
    const auto check_file = [&](const std::string& path) {
        const Input input = load_file(path, context);
        return reporter.add(is_config(path) ? check_config(input) : check_input(input, compiling));
    };
    gravest = std::max(gravest, for_each_file(files, context, check_file));
    reporter.finish();
    return gravest;
}

}  // namespace

Action declare_check(CLI::App& app) {
    auto options = std::make_shared<CheckOptions>();
    add_values(app, "-e,--expression", options->expressions, "EXPR", "check an expression; may be repeated");
    declare_run_options(app, options->run);
    add_choice(app, "--format", options->format, {"text", "json"}, "text is for people");
    add_switch(app, "-q,--quiet", options->quiet, "only what there is to complain of, no facts");
    return [options](std::span<const std::string> operands, Context& context) {
        return check(*options, operands, context);
    };
}

}  // namespace lrsched::cli
