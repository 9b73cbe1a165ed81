// Room cli: `lrsched fmt`: the canonical text of files, in place or as a filter.
#include <fmt/format.h>

#include <memory>

#include "cli/app.hpp"
#include "cli/declare.hpp"
#include "cli/load.hpp"
#include "cli/sink.hpp"

namespace lrsched::cli {
namespace {

struct FmtOptions {
    bool check = false;
    bool filter = false;
};

constexpr const char* kStdin = "-";

/// What to do with a text that differs from its canonical form.
void deliver(const FmtOptions& options, const std::string& path, const std::string& canonical, bool changed,
             Context& context) {
    if (options.check) {
        if (changed) emit(context, fmt::format("{}\n", path == kStdin ? "<stdin>" : path));
    } else if (path == kStdin) {
        emit(context, canonical);
    } else if (changed) {
        save(path, canonical);
    }
}

Exit format_one(const FmtOptions& options, const std::string& path, Context& context) {
    const Input input = load_file(path, context);
    const Formatted formatted = format(input.text, input.name);
    print(formatted.diagnostics, context);
    if (!formatted.text) return Exit::wrong_input;
    const bool changed = *formatted.text != input.text;
    deliver(options, path, *formatted.text, changed, context);
    return options.check && changed ? Exit::wrong_input : Exit::fine;
}

Exit format_all(const FmtOptions& options, std::span<const std::string> operands, Context& context) {
    std::vector<std::string> paths(operands.begin(), operands.end());
    if (options.filter) paths.emplace_back(kStdin);
    if (paths.empty()) throw Failure(Exit::usage, "FILE is missing: a .sched file, or - for standard input");
    return for_each_file(paths, context, [&](const std::string& path) { return format_one(options, path, context); });
}

}  // namespace

Action declare_fmt(CLI::App& app) {
    auto options = std::make_shared<FmtOptions>();
    add_switch(app, "--check", options->check, "write nothing; name the files that differ and exit with 1 if any does");
    add_switch(app, "--stdin", options->filter,
               "read standard input, write the result to standard output; the same as -");
    return [options](std::span<const std::string> operands, Context& context) {
        return format_all(*options, operands, context);
    };
}

}  // namespace lrsched::cli
