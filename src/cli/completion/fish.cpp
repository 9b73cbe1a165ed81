// Room cli, shell completion: the script for fish.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/completion/model.hpp"

namespace lrsched::cli::completion {
namespace {

constexpr std::string_view kHead = R"(# fish completion of lrsched, made by `lrsched completions fish`
complete -c lrsched -f
complete -c lrsched -n __fish_use_subcommand -s h -l help -d 'show the help'
complete -c lrsched -n __fish_use_subcommand -s V -l version -d 'show the version'
complete -c lrsched -n __fish_use_subcommand -l color -x -a 'auto always never' -d 'colours'
)";

std::string quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

std::string condition(const CommandModel& command) {
    return fmt::format("complete -c lrsched -n '__fish_seen_subcommand_from {}'", command.name);
}

std::string option_line(const CommandModel& command, const OptionModel& option) {
    std::string out = condition(command);
    for (const std::string& name : option.names) {
        const bool is_long = name.starts_with("--");
        out += fmt::format(" -{} {}", is_long ? 'l' : 's', name.substr(is_long ? 2 : 1));
    }
    if (!option.words.empty()) {
        out += fmt::format(" -x -a {}", quoted(fmt::format("{}", fmt::join(option.words, " "))));
    } else if (option.takes_value()) {
        out += option.takes_file() ? " -r -F" : " -x";
    }
    return fmt::format("{} -d {}\n", out, quoted(option.meaning));
}

std::string operand_lines(const CommandModel& command) {
    if (command.completion == Completion::files)
        return fmt::format("{} -a '(__fish_complete_suffix .sched)'\n", condition(command));
    if (command.completion == Completion::programs) return fmt::format("{} -F\n", condition(command));
    if (command.words.empty()) return {};
    return fmt::format("{} -a {}\n", condition(command), quoted(fmt::format("{}", fmt::join(command.words, " "))));
}

}  // namespace

std::string fish_script(const std::vector<CommandModel>& commands) {
    std::string out(kHead);
    for (const CommandModel& command : commands) {
        out += fmt::format("complete -c lrsched -n __fish_use_subcommand -a {} -d {}\n", command.name,
                           quoted(command.summary));
    }
    for (const CommandModel& command : commands) {
        for (const OptionModel& option : command.options) out += option_line(command, option);
        out += operand_lines(command);
    }
    return out;
}

}  // namespace lrsched::cli::completion
