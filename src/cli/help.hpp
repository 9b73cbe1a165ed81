// Room cli: what `--help` prints, generated from the table of commands and the options they declare.
#pragma once

#include <string>

#include "cli/command.hpp"

namespace lrsched::cli {

/// `lrsched --help`
[[nodiscard]] std::string overview();

/// `lrsched eval --help`
[[nodiscard]] std::string command_help(const Command& command);

}  // namespace lrsched::cli
