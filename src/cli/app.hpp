// Room cli: what every command's options have in common. The only header that brings CLI11 in.
#pragma once

#include <CLI/CLI.hpp>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace lrsched::cli {

/// A command's options, ready to be read or shown.
struct CommandApp {
    explicit CommandApp(const Command& command);

    CLI::App app;
    std::string color = "auto";
    Action action;
};

/// `--name VALUE`, at most once.
CLI::Option* add_value(CLI::App& app, const std::string& names, std::string& value, const std::string& label,
                       const std::string& meaning);

/// `--name VALUE`, any number of times.
CLI::Option* add_values(CLI::App& app, const std::string& names, std::vector<std::string>& values,
                        const std::string& label, const std::string& meaning);

/// `--name`
CLI::Option* add_switch(CLI::App& app, const std::string& names, bool& value, const std::string& meaning);

/// `--name a|b|c`; help and completions know the words, read_arguments() refuses any other.
CLI::Option* add_choice(CLI::App& app, const std::string& names, std::string& value,
                        std::initializer_list<std::string_view> words, const std::string& meaning);
CLI::Option* add_choice(CLI::App& app, const std::string& names, std::string& value,
                        std::span<const std::string_view> words, const std::string& meaning);

/// The words of a choice, or nothing for any other option.
[[nodiscard]] std::vector<std::string> words_of(const CLI::Option& option);

}  // namespace lrsched::cli
