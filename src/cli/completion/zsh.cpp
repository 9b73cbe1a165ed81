// Room cli, shell completion: the script for zsh.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion/model.hpp"

namespace lrsched::cli::completion {
namespace {

constexpr std::string_view kHead = R"(#compdef lrsched
# zsh completion of lrsched, made by `lrsched completions zsh`
_lrsched() {
    local context state state_descr line
    typeset -A opt_args
    _arguments -C \
        '(- *)'{-h,--help}'[show the help]' \
        '(- *)'{-V,--version}'[show the version]' \
        '--color[colours]:when:(auto always never)' \
        '1:command:->command' \
        '*:: :->argument' && return
    case $state in
        command)
            local -a commands=(
)";

// Loaded by fpath the file is the function's body and must call it; sourced it must register it.
constexpr std::string_view kTail = R"(            esac
            ;;
    esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _lrsched "$@"
else
    compdef _lrsched lrsched
fi
)";

/// Text inside single quotes of the shell and inside a specification of _arguments.
std::string quoted(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
            continue;
        }
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string value_part(const OptionModel& option) {
    if (!option.takes_value()) return {};
    if (!option.words.empty()) return fmt::format(":value:({})", fmt::join(option.words, " "));
    return fmt::format(":{}:{}", quoted(option.label), option.takes_file() ? "_files" : " ");
}

/// One specification a name; the names of one option exclude each other unless it may be repeated.
std::string option_lines(const OptionModel& option) {
    std::string out;
    for (const std::string& name : option.names) {
        const bool glued = option.takes_value() && name.starts_with("--");  // `--format=csv` as well as `--format csv`
        const std::string before = option.repeats ? "*" : fmt::format("({})", fmt::join(option.names, " "));
        out += fmt::format(" \\\n                        '{}{}{}[{}]{}'", before, name, glued ? "=" : "",
                           quoted(option.meaning), value_part(option));
    }
    return out;
}

std::string operand_line(const CommandModel& command) {
    if (command.operand.empty()) return {};
    if (command.completion == Completion::programs) {
        return fmt::format(" \\\n                        '*::{}:_normal'", quoted(command.operand));
    }
    const std::string what = command.completion == Completion::files
                                 ? "_files -g \"*.sched\""
                                 : fmt::format("({})", fmt::join(command.words, " "));
    return fmt::format(" \\\n                        '*:{}:{}'", quoted(command.operand), what);
}

}  // namespace

std::string zsh_script(const std::vector<CommandModel>& commands) {
    std::string out(kHead);
    for (const CommandModel& command : commands)
        out += fmt::format("                '{}:{}'\n", command.name, quoted(command.summary));
    out +=
        "            )\n            _describe command commands\n            ;;\n        argument)\n            case "
        "$line[1] in\n";
    for (const CommandModel& command : commands) {
        out += fmt::format("                {})\n                    _arguments -S", command.name);
        for (const OptionModel& option : command.options) out += option_lines(option);
        out += operand_line(command) + "\n                    ;;\n";
    }
    return out + std::string(kTail);
}

}  // namespace lrsched::cli::completion
