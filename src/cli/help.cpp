// Room cli: lays out help pages; every word of them comes from the table or from a declared option.
#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/app.hpp"

namespace lrsched::cli {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kWidestLeft = 36;

struct Row {
    std::string left;
    std::string right;
};

/// Two columns; the first as wide as its widest entry, but for those that would push all others away: behind such a one the
/// second column is on a line of its own.
std::string columns(const std::vector<Row>& rows) {
    std::size_t width = 0;
    for (const Row& row : rows) width = std::max(width, row.left.size() <= kWidestLeft ? row.left.size() : 0);
    std::string out;
    for (const Row& row : rows) {
        const bool apart = row.left.size() > kWidestLeft;
        if (apart) out += fmt::format("{:{}}{}\n", "", kIndent, row.left);
        out += fmt::format("{:{}}{:{}}  {}\n", "", kIndent, apart ? "" : row.left, width, row.right);
    }
    return out;
}

/// An example is long: its meaning stands on a line of its own.
std::string example_lines(const Command& command) {
    std::string out;
    for (const Example& example : command.examples)
        out += fmt::format("  # {}\n  lrsched {}\n", example.meaning, example.line);
    return out;
}

std::string usage(const Command& command) {
    std::string line = fmt::format("usage: lrsched {} [options]", command.name);
    const std::string_view label = command.operands.label;
    if (command.operands.foreign) line += " --";
    switch (command.operands.count) {
        case Count::none: return line;
        case Count::optional: return fmt::format("{} [{}]", line, label);
        case Count::one: return fmt::format("{} {}", line, label);
        case Count::many: return fmt::format("{} {}...", line, label);
    }
    return line;
}

Row option_row(const CLI::Option& option) {
    std::string names;
    for (const std::string& name : option.get_snames()) names += fmt::format("{}-{}", names.empty() ? "" : ", ", name);
    for (const std::string& name : option.get_lnames()) names += fmt::format("{}--{}", names.empty() ? "" : ", ", name);
    const std::string label = option.get_type_name();
    return {label.empty() ? names : fmt::format("{} {}", names, label), option.get_description()};
}

std::vector<Row> option_rows(const CLI::App& app) {
    std::vector<Row> rows;
    const CLI::Option* help = app.get_help_ptr();
    for (const CLI::Option* option : app.get_options()) {
        if (option != help) rows.push_back(option_row(*option));
    }
    rows.push_back(option_row(*help));
    return rows;
}

}  // namespace

std::string overview() {
    std::vector<Row> rows;
    for (const Command& command : commands()) rows.push_back({std::string(command.name), std::string(command.summary)});
    std::string out =
        "lrsched: learning-rate schedules as expressions\n\nusage: lrsched COMMAND [options] ...\n\ncommands:\n";
    out += columns(rows);
    out += "\noptions:\n";
    out += columns({{"--color auto|always|never", "colours: on a terminal, always, never"},
                    {"--version", "show the version"},
                    {"-h, --help", "show this help; behind a command, that command's"}});
    out += "\nexamples:\n";
    for (const Command& command : commands().first(3)) {
        out += fmt::format("  lrsched {}\n", command.examples.front().line);
    }
    return out + "\n`lrsched guide` tells which schedule to take, `lrsched help NAME` what it does.\n";
}

std::string command_help(const Command& command) {
    const CommandApp declared(command);
    std::string out = fmt::format("{}\n\n{}\n", command.summary, usage(command));
    if (command.operands.count != Count::none) {
        out += fmt::format("\n{}\n",
                           columns({{std::string(command.operands.label), std::string(command.operands.meaning)}}));
    } else {
        out += '\n';
    }
    out += fmt::format("options:\n{}\nexamples:\n{}", columns(option_rows(declared.app)), example_lines(command));
    return out;
}

}  // namespace lrsched::cli
