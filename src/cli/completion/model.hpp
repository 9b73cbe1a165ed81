// Room cli, shell completion: what a completion script is made of. One renderer a shell beside this file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace lrsched::cli::completion {

struct OptionModel {
    std::vector<std::string> names;  ///< with their dashes
    std::string label;               ///< of its value; empty for a switch
    std::vector<std::string> words;  ///< the values of a choice
    std::string meaning;
    bool repeats = false;

    [[nodiscard]] bool takes_value() const { return !label.empty(); }
    [[nodiscard]] bool takes_file() const { return label == "FILE"; }
};

struct CommandModel {
    std::string name;
    std::string summary;
    std::string operand;  ///< its label in the usage line
    Completion completion = Completion::nothing;
    std::vector<std::string> words;  ///< what may stand as its operand, unless it is a file
    std::vector<OptionModel> options;
};

[[nodiscard]] std::vector<CommandModel> model();

[[nodiscard]] std::string bash_script(const std::vector<CommandModel>& commands);
[[nodiscard]] std::string zsh_script(const std::vector<CommandModel>& commands);
[[nodiscard]] std::string fish_script(const std::vector<CommandModel>& commands);

}  // namespace lrsched::cli::completion
