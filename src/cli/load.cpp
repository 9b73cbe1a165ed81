// Room cli: from an operand to a compiled program; the only place that calls compile() for a command's input.
#include "cli/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <istream>
#include <ostream>

#include "cli/app.hpp"
#include "cli/importer.hpp"
#include "file/read.hpp"

namespace lrsched::cli {
namespace {

constexpr std::string_view kExpressionName = "<expression>";
constexpr std::string_view kStdinName = "<stdin>";
constexpr std::string_view kSuffix = ".sched";

[[noreturn]] void fail_to_read(const file::Error& error) {
    throw Failure(Exit::files, fmt::format("cannot read {}", file::message(error)));
}

std::string read_stream(std::istream& in, std::size_t byte_cap) {
    std::string text;
    std::array<char, 1U << 16U> chunk{};
    do {
        in.read(chunk.data(), chunk.size());
        text.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
        if (text.size() > byte_cap)
            fail_to_read({std::string(kStdinName), fmt::format("is larger than {} bytes", byte_cap)});
    } while (in);
    if (in.bad()) fail_to_read({std::string(kStdinName), "reading failed"});
    return text;
}

/// A folder that happens to be called like an expression (`t`) is not meant.
bool is_file(const std::string& operand) {
    std::error_code ignored;
    const auto status = std::filesystem::status(operand, ignored);
    return std::filesystem::exists(status) && !std::filesystem::is_directory(status);
}

void add_setting(std::vector<Setting>& settings, std::string_view option, std::string name, std::string text) {
    if (std::ranges::find(settings, name, &Setting::name) != settings.end()) {
        throw Failure(Exit::usage, fmt::format("`{}` is given more than once (`{}`)", name, option));
    }
    settings.push_back({std::move(name), std::move(text)});
}

void add_pair(std::vector<Setting>& settings, std::string_view option, const std::string& pair,
              std::string_view sample) {
    const std::size_t equals = pair.find('=');
    if (equals == 0 || equals == std::string::npos) {
        throw Failure(Exit::usage,
                      fmt::format("`{}` takes name=value, not `{}`; an example is `{}`", option, pair, sample));
    }
    add_setting(settings, option, pair.substr(0, equals), pair.substr(equals + 1));
}

}  // namespace

void declare_run_options(CLI::App& app, RunOptions& options) {
    add_value(app, "--base,--lr", options.base, "B", "base rate, e.g. 0.1");
    add_value(app, "--total", options.total, "N", "length of the run, e.g. 100k, 90ep, 300Btok");
    add_value(app, "--epoch", options.epoch, "N", "steps of an epoch");
    add_values(app, "--run", options.run, "NAME=VALUE",
               "another fact of the run: dataset, batch, accumulate, world, ...");
    add_values(app, "--set", options.params, "NAME=VALUE", "value of a `param` of the file");
}

Options compile_options(const RunOptions& options) {
    Options result;
    if (!options.base.empty()) add_setting(result.run, "--base", "base", options.base);
    if (!options.total.empty()) add_setting(result.run, "--total", "total", options.total);
    if (!options.epoch.empty()) add_setting(result.run, "--epoch", "epoch", options.epoch);
    for (const std::string& pair : options.run) add_pair(result.run, "--run", pair, "--run batch=256");
    for (const std::string& pair : options.params) add_pair(result.params, "--set", pair, "--set peak=0.3");
    result.importer = import_files(result.limits.source_bytes);
    return result;
}

std::vector<Setting> parse_pairs(std::string_view option, std::span<const std::string> pairs, std::string_view sample) {
    std::vector<Setting> settings;
    for (const std::string& pair : pairs) add_pair(settings, option, pair, sample);
    return settings;
}

Input expression(const std::string& text) { return {std::string(kExpressionName), text}; }

Input load_file(const std::string& operand, Context& context, std::size_t byte_cap) {
    if (operand == "-") return {std::string(kStdinName), read_stream(context.streams.in, byte_cap)};
    auto content = file::read(operand, byte_cap);
    if (const auto* error = std::get_if<file::Error>(&content)) fail_to_read(*error);
    return {operand, std::get<std::string>(std::move(content))};
}

Exit for_each_file(std::span<const std::string> paths, Context& context,
                   const std::function<Exit(const std::string&)>& work) {
    Exit gravest = Exit::fine;
    for (const std::string& path : paths) {
        try {
            gravest = std::max(gravest, work(path));
        } catch (const Failure& failure) {
            if (failure.exit() != Exit::files) throw;
            context.streams.err << fmt::format("lrsched {}: {}\n", context.command, failure.what());
            gravest = Exit::files;
        }
    }
    return gravest;
}

Input load_input(const std::string& operand, Context& context) {
    const bool file = operand == "-" || operand.ends_with(kSuffix) || is_file(operand);
    return file ? load_file(operand, context) : expression(operand);
}

void print(const std::vector<Diagnostic>& diagnostics, Context& context) {
    context.streams.err << render(diagnostics, context.diagnostics);
}

std::optional<Program> compile_and_report(const Input& input, const Options& options, Context& context) {
    Compilation compilation = compile(input.text, options, input.name);
    print(compilation.diagnostics, context);
    return std::move(compilation.program);
}

std::optional<std::vector<Summary>> summarize_and_report(const Program& program, Context& context) {
    std::vector<Diagnostic> diagnostics;
    std::vector<Summary> summaries = summarize(program, diagnostics);
    print(diagnostics, context);
    if (has_error(diagnostics)) return std::nullopt;
    return summaries;
}

}  // namespace lrsched::cli
