// Room cli: `lrsched completions`: a script for the shell, made from the table of commands.
#include <fmt/format.h>

#include "cli/completion/model.hpp"
#include "cli/declare.hpp"
#include "cli/sink.hpp"

namespace lrsched::cli {
namespace {

Exit completions(std::span<const std::string> operands, Context& context) {
    const std::string& shell = operands.front();
    if (shell == "bash") {
        emit(context, completion::bash_script(completion::model()));
    } else if (shell == "zsh") {
        emit(context, completion::zsh_script(completion::model()));
    } else if (shell == "fish") {
        emit(context, completion::fish_script(completion::model()));
    } else {
        throw Failure(Exit::usage, fmt::format("there are completions for bash, zsh and fish, not for `{}`", shell));
    }
    return Exit::fine;
}

}  // namespace

Action declare_completions(CLI::App&) { return completions; }

}  // namespace lrsched::cli
