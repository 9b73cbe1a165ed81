// Room cli: the commands' functions, one file each. Named only by the table in commands.cpp.
#pragma once

#include "cli/command.hpp"

namespace lrsched::cli {

[[nodiscard]] Action declare_eval(CLI::App& app);
[[nodiscard]] Action declare_plot(CLI::App& app);
[[nodiscard]] Action declare_check(CLI::App& app);
[[nodiscard]] Action declare_fmt(CLI::App& app);
[[nodiscard]] Action declare_list(CLI::App& app);
[[nodiscard]] Action declare_help(CLI::App& app);
[[nodiscard]] Action declare_guide(CLI::App& app);
[[nodiscard]] Action declare_show(CLI::App& app);
[[nodiscard]] Action declare_session(CLI::App& app);
[[nodiscard]] Action declare_run(CLI::App& app);
[[nodiscard]] Action declare_merge(CLI::App& app);
[[nodiscard]] Action declare_range_test(CLI::App& app);
[[nodiscard]] Action declare_completions(CLI::App& app);

}  // namespace lrsched::cli
