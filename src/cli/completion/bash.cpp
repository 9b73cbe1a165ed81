#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion/model.hpp"

namespace lrsched::cli::completion {
namespace {

// COMP_WORDBREAKS splits `--format=csv` into three words; the `=` is stepped over.
constexpr std::string_view kHead = R"(# bash completion of lrsched, made by `lrsched completions bash`
_lrsched() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    if [[ $current == '=' ]]; then
        current=
    elif [[ $previous == '=' ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
    fi
    local command= i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            --color) ((i++)); [[ ${COMP_WORDS[i]} == '=' ]] && ((i++)) ;;
            -*) ;;
            *) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    local options= values= words= files=
)";

constexpr std::string_view kTail = R"(    COMPREPLY=()
    if [[ -n $values ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
    elif [[ $files == any ]]; then
        compopt -o filenames 2> /dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
    elif [[ $files == none ]]; then
        return
    elif [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    elif [[ $files == sched ]]; then
        compopt -o filenames 2> /dev/null
        mapfile -t COMPREPLY < <(compgen -f -X '!*.sched' -- "$current"; compgen -d -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    fi
}
complete -F _lrsched lrsched
)";

std::string all_names(const CommandModel& command) {
    std::string names;
    for (const OptionModel& option : command.options) names += fmt::format("{}{}", names.empty() ? "" : " ", fmt::join(option.names, " "));
    return names;
}

/// What follows an option that takes a value.
std::string value_case(const OptionModel& option) {
    const std::string offer = !option.words.empty() ? fmt::format("values='{}'", fmt::join(option.words, " "))
                              : option.takes_file() ? "files=any"
                                                    : "files=none";
    return fmt::format("                {}) {} ;;\n", fmt::join(option.names, "|"), offer);
}

std::string command_case(const CommandModel& command) {
    std::string out = fmt::format("        {})\n            options='{}'\n", command.name, all_names(command));
    if (command.completion == Completion::files) out += "            files=sched\n";
    if (!command.words.empty()) out += fmt::format("            words='{}'\n", fmt::join(command.words, " "));
    out += "            case $previous in\n";
    for (const OptionModel& option : command.options) {
        if (option.takes_value()) out += value_case(option);
    }
    return out + "            esac\n            ;;\n";
}

}  // namespace

std::string bash_script(const std::vector<CommandModel>& commands) {
    std::string names;
    for (const CommandModel& command : commands) names += fmt::format("{}{}", names.empty() ? "" : " ", command.name);
    std::string out(kHead);
    out += "    case $command in\n        '')\n            options='--help --version --color'\n";
    out += fmt::format("            words='{}'\n            [[ $previous == --color ]] && values='auto always never'\n            ;;\n", names);
    for (const CommandModel& command : commands) out += command_case(command);
    return out + "    esac\n" + std::string(kTail);
}

}  // namespace lrsched::cli::completion
