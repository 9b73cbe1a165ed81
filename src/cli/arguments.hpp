// Room cli: options are read by CLI11, everything said about them is ours: plain sentences with a suggestion.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"

namespace lrsched::cli {

struct Arguments {
    std::vector<std::string> operands;
    bool help = false;  ///< the command's help is asked for; nothing else counts
};

/// Fills the options that `command` declared on `app` and gives the operands. Throws Failure(usage).
[[nodiscard]] Arguments read_arguments(CLI::App& app, const Command& command, std::span<const std::string> args);

/// The long and short names of an app's options, with their dashes: `--base`, `-o`.
[[nodiscard]] std::vector<std::string> option_names(const CLI::App& app);

/// True for what a person means as an option: `--x`, `-x`; not `-`, `-0.5` or `-(t)`.
[[nodiscard]] bool looks_like_option(std::string_view argument) noexcept;

}  // namespace lrsched::cli
