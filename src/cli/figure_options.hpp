// Room cli: options that say what a figure looks like: `--mark 30=peak`, `--level 0.1`, `--size 12x6in`.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "plot/figure.hpp"
#include "plot/terminal.hpp"

namespace lrsched::cli {

/// `--width`, `--height`, `--ascii` as typed.
struct TerminalOptions {
    std::string width;
    std::string height;
    bool ascii = false;

    [[nodiscard]] bool any() const { return !width.empty() || !height.empty() || ascii; }
};

void declare_terminal_options(CLI::App& app, TerminalOptions& options);

/// As they say, else as the window is. Throws Failure(usage).
[[nodiscard]] plot::TerminalStyle terminal_style(const TerminalOptions& options, const Context& context);

/// `PLACE` or `PLACE=LABEL` for each; `option` is the one that they were given to. Throws Failure(usage).
[[nodiscard]] std::vector<plot::Guide> parse_guides(const std::string& option, std::span<const std::string> texts,
                                                    plot::Guide::Direction direction);

/// `WIDTHxHEIGHT` in pixels, or in inches with `in` behind it. Throws Failure(usage).
[[nodiscard]] plot::Size parse_size(const std::string& text);

}  // namespace lrsched::cli
