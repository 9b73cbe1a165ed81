// Room cli: the one place that finds a text, compiles it with the options of the run and prints what there is to say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "lrsched/lrsched.hpp"
#include "lrsched/tools.hpp"

namespace lrsched::cli {

/// `--base`, `--total`, `--epoch`, `--run name=value`, `--set name=value` as typed.
struct RunOptions {
    std::string base;
    std::string total;
    std::string epoch;
    std::vector<std::string> run;
    std::vector<std::string> params;
};

void declare_run_options(CLI::App& app, RunOptions& options);

/// What compile() takes. Throws Failure(usage) for `--run batch` without a value and for a name given twice.
[[nodiscard]] Options compile_options(const RunOptions& options);

/// `NAME=VALUE` each, as given to an option. Throws Failure(usage) for what is no pair, with the sample, and for a name given
/// twice.
[[nodiscard]] std::vector<Setting> parse_pairs(std::string_view option, std::span<const std::string> pairs,
                                               std::string_view sample);

/// A text under the name that diagnostics show.
struct Input {
    std::string name;
    std::string text;
};

/// A file if there is one of that name or it ends in `.sched`, standard input for `-`, else an expression.
[[nodiscard]] Input load_input(const std::string& operand, Context& context);

/// A file, or standard input for `-`. Throws Failure(files), also for what is larger than the cap.
[[nodiscard]] Input load_file(const std::string& operand, Context& context,
                              std::size_t byte_cap = Limits{}.source_bytes);

/// Does `work` for each path in turn and gives the gravest of its answers. A file that cannot be read or written is
/// told, and the others still get their turn.
[[nodiscard]] Exit for_each_file(std::span<const std::string> paths, Context& context,
                                 const std::function<Exit(const std::string&)>& work);

[[nodiscard]] Input expression(const std::string& text);

/// Diagnostics on the error stream.
void print(const std::vector<Diagnostic>& diagnostics, Context& context);

/// The program, or nothing where the text has errors. Findings are printed in either case.
[[nodiscard]] std::optional<Program> compile_and_report(const Input& input, const Options& options, Context& context);

/// summarize(), or nothing where a fact of the run is an error. Findings are printed in either case.
[[nodiscard]] std::optional<std::vector<Summary>> summarize_and_report(const Program& program, Context& context);

}  // namespace lrsched::cli
