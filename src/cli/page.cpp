// Room cli: lays out the page of a library function; its words are the doc comment's.
#include "cli/page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "experiment/sampling.hpp"
#include "plot/terminal.hpp"

namespace lrsched::cli {
namespace {

constexpr std::size_t kWidestText = 100;  // longer lines are hard to read
constexpr int kPlotColumns = 64;
constexpr int kPlotRows = 12;

/// The words of a text in lines of at most `columns` bytes behind an indent. A blank line in it stays one.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t columns) {
    std::string out;
    std::string line;
    const auto finish_line = [&] {
        if (!line.empty()) out += fmt::format("{:{}}{}\n", "", indent, line);
        line.clear();
    };
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
        const std::string_view word = text.substr(0, end);
        if (!line.empty() && indent + line.size() + 1 + word.size() > columns) finish_line();
        if (!word.empty()) line += fmt::format("{}{}", line.empty() ? "" : " ", word);
        text.remove_prefix(end);
        if (text.starts_with("\n\n")) {
            finish_line();
            out += '\n';
        }
        text.remove_prefix(std::min<std::size_t>(1, text.size()));
    }
    finish_line();
    return out;
}

std::string section(std::string_view title, std::string_view text, PageStyle style) {
    if (text.empty()) return {};
    return fmt::format("\n{}\n{}", title, wrapped(text, 2, std::min(style.columns, kWidestText)));
}

/// What a dialect's function is worth at its ends, and how the core library says the same.
std::string peer_section(const LibraryFunction& function, PageStyle style) {
    std::string out = section("first value", function.first, style);
    out += section("last value", function.last, style);
    out += section("behind the end", function.past_end, style);
    if (!function.equivalent.empty())
        out += fmt::format("\nwith the core library\n  {}\n{}", function.equivalent,
                           wrapped(fmt::format("It differs {}.", function.differs), 2,
                                   std::min(style.columns, kWidestText)));
    return out;
}

std::string parameter_lines(const std::vector<LibraryParameter>& parameters) {
    if (parameters.empty()) return {};
    std::size_t width = 0;
    for (const LibraryParameter& parameter : parameters) width = std::max(width, parameter.name.size());
    std::string out = "\nparameters\n";
    for (const LibraryParameter& parameter : parameters) {
        const std::string fallback =
            parameter.fallback.empty() ? "required" : fmt::format("default {}", parameter.fallback);
        const std::string mark = parameter.mark.empty() ? "" : fmt::format("{}; ", parameter.mark);
        out += fmt::format("  {:<{}}  {}{}({}{})\n", parameter.name, width, parameter.meaning,
                           parameter.meaning.empty() ? "" : " ", mark, fallback);
    }
    return out;
}

/// As one would type it.
std::string command_line(const LibraryFunction& function) {
    std::string line = fmt::format("lrsched plot '{}'", function.example);
    for (const Setting& setting : function.example_run) {
        const bool has_option = setting.name == "base" || setting.name == "total" || setting.name == "epoch";
        line += has_option ? fmt::format(" --{} {}", setting.name, setting.text)
                           : fmt::format(" --run {}={}", setting.name, setting.text);
    }
    return line;
}

std::string example_plot(const LibraryFunction& function, PageStyle style) {
    const Compilation compilation = compile(function.example, {.run = function.example_run});
    if (!compilation.program) return {};
    if (!compilation.program->metrics().empty())
        return fmt::format("  (it reacts to `{}`: `--metrics FILE.csv` shows it along a run)\n",
                           fmt::join(compilation.program->metrics(), "`, `"));
    std::vector<Diagnostic> diagnostics;
    const std::vector<Summary> summaries = summarize(*compilation.program, diagnostics);
    if (summaries.empty() || has_error(diagnostics)) return {};
    plot::Figure figure;
    figure.series.push_back(experiment::sample(*compilation.program, 0, summaries.front(), {0, summaries.front().horizon}));
    figure.series.front().name.clear();
    return plot::draw_terminal(
        figure,
        {.columns = std::min(kPlotColumns, static_cast<int>(style.columns)), .rows = kPlotRows, .color = style.color});
}

std::string example_section(const LibraryFunction& function, PageStyle style) {
    if (function.example.empty()) return {};
    return fmt::format("\nexample\n  {}\n\n{}", command_line(function), example_plot(function, style));
}

}  // namespace

std::string page_text(const LibraryFunction& function, PageStyle style) {
    std::string out = fmt::format("{}    module {}\n\n", function.signature, function.module);
    out += wrapped(function.summary, 0, std::min(style.columns, kWidestText));
    if (!function.body.empty()) out += "\n" + wrapped(function.body, 0, std::min(style.columns, kWidestText));
    if (!function.formula.empty()) out += fmt::format("\nformula\n  {}\n", function.formula);
    out += parameter_lines(function.parameters);
    out += section("when to use it", function.when, style);
    out += peer_section(function, style);
    out += section("where it comes from", function.source, style);
    out += section("see also", fmt::format("{}", fmt::join(function.see, ", ")), style);
    return out + example_section(function, style);
}

}  // namespace lrsched::cli
