// Room cli: `lrsched help`: the page of a function of the library, or the help of a command.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/declare.hpp"
#include "cli/help.hpp"
#include "cli/library_names.hpp"
#include "cli/page.hpp"
#include "cli/sink.hpp"
#include "diagnostic/did_you_mean.hpp"
#include "experiment/experiment.hpp"

namespace lrsched::cli {
namespace {

constexpr std::string_view kConfig = "config";  // all keys of one

[[noreturn]] void fail_unknown_name(const std::string& name, std::span<const LibraryFunction> functions) {
    std::vector<std::string> known{std::string(kConfig)};
    for (const Command& command : commands()) known.emplace_back(command.name);
    for (const LibraryFunction& function : functions) {
        known.push_back(full_name(function));
        if (function.name != known.back()) known.push_back(function.name);
    }
    std::string suggestion = diagnostic::did_you_mean(name, known);
    if (suggestion.empty()) suggestion = "`lrsched list` shows the library";
    throw Failure(Exit::wrong_input, fmt::format("nothing is called `{}`; {}", name, suggestion));
}

[[noreturn]] void fail_several(const std::string& name, std::span<const LibraryFunction> found) {
    std::vector<std::string> names;
    for (const LibraryFunction& function : found) names.push_back(full_name(function));
    throw Failure(Exit::wrong_input,
                  fmt::format("`{}` is in several modules; say which: `{}`", name, fmt::join(names, "`, `")));
}

Exit help(std::span<const std::string> operands, Context& context) {
    if (operands.empty()) {
        emit(context, overview());
        return Exit::fine;
    }
    const std::string& name = operands.front();
    if (const Command* command = find_command(name)) {
        emit(context, command_help(*command));
        return Exit::fine;
    }
    if (name == kConfig) {
        emit(context, experiment::reference());
        return Exit::fine;
    }
    const std::vector<LibraryFunction> functions = library_functions();
    const std::vector<LibraryFunction> found = find_functions(functions, name);
    if (found.empty()) fail_unknown_name(name, functions);
    if (found.size() > 1) fail_several(name, found);
    emit(context, page_text(found.front(), {.columns = context.streams.out_terminal.columns, .color = context.color}));
    return Exit::fine;
}

}  // namespace

Action declare_help(CLI::App&) { return help; }

}  // namespace lrsched::cli
