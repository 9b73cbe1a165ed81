// Room cli: `lrsched list`: the library at a glance.
#include <fmt/format.h>

#include <algorithm>

#include "cli/declare.hpp"
#include "cli/library_names.hpp"
#include "cli/sink.hpp"
#include "diagnostic/did_you_mean.hpp"

namespace lrsched::cli {
namespace {

constexpr std::size_t kWidestName = 34;  // a longer name pushes its summary to the right instead of all of them

std::string module_text(std::span<const LibraryFunction> functions, const std::string& module) {
    std::size_t width = 0;
    for (const LibraryFunction& function : functions) {
        if (function.module == module) width = std::max(width, std::min(kWidestName, function.name.size()));
    }
    std::string text = fmt::format("{}\n", module);
    for (const LibraryFunction& function : functions) {
        if (function.module == module) text += fmt::format("  {:<{}}  {}\n", function.name, width, function.summary);
    }
    return text;
}

[[noreturn]] void fail_unknown_module(const std::string& name, const std::vector<std::string>& modules) {
    std::string suggestion = diagnostic::did_you_mean(name, modules);
    if (suggestion.empty()) suggestion = "`lrsched list` shows them all";
    throw Failure(Exit::wrong_input, fmt::format("no module is called `{}`; {}", name, suggestion));
}

Exit list(std::span<const std::string> operands, Context& context) {
    const std::vector<LibraryFunction> functions = library_functions();
    std::vector<std::string> modules = module_names(functions);
    if (!operands.empty()) {
        const std::string& name = operands.front();
        if (std::ranges::find(modules, name) == modules.end()) fail_unknown_module(name, modules);
        modules = {name};
    }
    for (std::size_t i = 0; i < modules.size(); ++i) {
        emit(context, fmt::format("{}{}", i == 0 ? "" : "\n", module_text(functions, modules[i])));
    }
    if (operands.empty())
        emit(context, "\n`lrsched help NAME` shows one of them, `lrsched help language.interp` one of a module.\n");
    return Exit::fine;
}

}  // namespace

Action declare_list(CLI::App&) { return list; }

}  // namespace lrsched::cli
