// Room cli, shell completion: the script for bash.
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
    local options= values= words= files= program= behind=0
    for ((; i < COMP_CWORD; i++)); do
        [[ ${COMP_WORDS[i]} == '--' ]] && { behind=$((COMP_CWORD - i)); break; }
    done
)";

constexpr std::string_view kTail = R"(    COMPREPLY=()
    if [[ -n $program ]] && ((behind > 0)); then
        compopt -o filenames 2> /dev/null
        ((behind == 1)) && mapfile -t COMPREPLY < <(compgen -c -- "$current")
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
    elif [[ -n $values ]]; then
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
    for (const OptionModel& option : command.options)
        names += fmt::format("{}{}", names.empty() ? "" : " ", fmt::join(option.names, " "));
    return names;
}

/// What follows an option that takes a value. Free text has no completions, but must not be taken for an operand.
std::string value_cases(const std::vector<OptionModel>& options) {
    std::string out;
    std::vector<std::string> free_text;
    for (const OptionModel& option : options) {
        const std::string names = fmt::format("{}", fmt::join(option.names, "|"));
        if (!option.words.empty()) {
            out += fmt::format("                {}) values='{}' ;;\n", names, fmt::join(option.words, " "));
        } else if (option.takes_file()) {
            out += fmt::format("                {}) files=any ;;\n", names);
        } else if (option.takes_value()) {
            free_text.push_back(names);
        }
    }
    if (!free_text.empty()) out += fmt::format("                {}) files=none ;;\n", fmt::join(free_text, "|"));
    return out;
}

std::string command_case(const CommandModel& command) {
    std::string out = fmt::format("        {})\n            options='{}'\n", command.name, all_names(command));
    if (command.completion == Completion::files) out += "            files=sched\n";
    if (command.completion == Completion::programs) out += "            program=yes\n";
    if (!command.words.empty()) out += fmt::format("            words='{}'\n", fmt::join(command.words, " "));
    return out + "            case $previous in\n" + value_cases(command.options) +
           "            esac\n            ;;\n";
}

}  // namespace

std::string bash_script(const std::vector<CommandModel>& commands) {
    std::string names;
    for (const CommandModel& command : commands) names += fmt::format("{}{}", names.empty() ? "" : " ", command.name);
    std::string out(kHead);
    out += "    case $command in\n        '')\n            options='--help --version --color'\n";
    out += fmt::format(
        "            words='{}'\n            [[ $previous == --color ]] && values='auto always never'\n            "
        ";;\n",
        names);
    for (const CommandModel& command : commands) out += command_case(command);
    return out + "    esac\n" + std::string(kTail);
}

}  // namespace lrsched::cli::completion
