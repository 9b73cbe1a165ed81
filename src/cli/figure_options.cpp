// Room cli: options that say what a figure looks like.
#include "cli/figure_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cli/app.hpp"
#include "cli/exit.hpp"
#include "cli/number_text.hpp"

namespace lrsched::cli {
namespace {

std::optional<plot::Size> size_of(std::string_view text) {
    const bool inches = text.ends_with("in");
    if (inches) text.remove_suffix(2);
    const std::size_t times = text.find('x');
    if (times == std::string_view::npos) return std::nullopt;
    const auto width = parse_number(text.substr(0, times));
    const auto height = parse_number(text.substr(times + 1));
    if (!width || !height || !(*width > 0) || !(*height > 0)) return std::nullopt;
    return inches ? plot::inches(*width, *height) : plot::Size{*width, *height};
}

std::optional<int> size_option(const std::string& name, const std::string& text, int least, int most) {
    if (text.empty()) return std::nullopt;
    const auto size = parse_step(text);
    if (!size || *size < least || *size > most) {
        throw Failure(Exit::usage,
                      fmt::format("`{}` takes a whole number from {} to {}, not `{}`", name, least, most, text));
    }
    return static_cast<int>(*size);
}

}  // namespace

void declare_terminal_options(CLI::App& app, TerminalOptions& options) {
    add_value(app, "--width", options.width, "N", "columns of the plot; the window's if left out");
    add_value(app, "--height", options.height, "N", "rows of the plot; the window's if left out");
    add_switch(app, "--ascii", options.ascii, "plain characters only");
}

plot::TerminalStyle terminal_style(const TerminalOptions& options, const Context& context) {
    constexpr int kMost = 1000;
    constexpr int kTallest = 30;  // taller curves are no clearer, and the command's own line stays in sight
    constexpr std::size_t kPrompt = 2;
    const Terminal& terminal = context.streams.out_terminal;
    const int rows = std::clamp(static_cast<int>(terminal.rows - std::min(terminal.rows, kPrompt)), 6, kTallest);
    return {.columns = size_option("--width", options.width, 20, kMost).value_or(static_cast<int>(terminal.columns)),
            .rows = size_option("--height", options.height, 6, kMost).value_or(rows),
            .color = context.color,
            .unicode = !options.ascii};
}

std::vector<plot::Guide> parse_guides(const std::string& option, std::span<const std::string> texts,
                                      plot::Guide::Direction direction) {
    std::vector<plot::Guide> guides;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        const auto place = parse_number(std::string_view(text).substr(0, equals));
        if (!place) {
            throw Failure(Exit::usage, fmt::format("`{}` takes a number, or a number and a label as in `{} 30=peak`, "
                                                   "not `{}`",
                                                   option, option, text));
        }
        guides.push_back({direction, *place, equals == std::string::npos ? "" : text.substr(equals + 1)});
    }
    return guides;
}

plot::Size parse_size(const std::string& text) {
    if (text.empty()) return {};
    const auto size = size_of(text);
    if (size) return *size;
    throw Failure(Exit::usage,
                  fmt::format("`--size` takes pixels as in `1200x600` or inches as in `12x6in`, not `{}`", text));
}

}  // namespace lrsched::cli
