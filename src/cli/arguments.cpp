// Room cli. CLI11 is used for options only: as a taker of operands it splits `[1,2]` at the comma, which is an
// expression here.
#include "cli/arguments.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

#include "cli/app.hpp"
#include "diagnostic/did_you_mean.hpp"

namespace lrsched::cli {
namespace {

[[noreturn]] void fail(const std::string& sentence) { throw Failure(Exit::usage, sentence); }

[[noreturn]] void fail_unknown_option(const CLI::App& app, const Command& command, const std::string& argument) {
    const std::string name = argument.substr(0, argument.find('='));
    const bool is_letter = !name.starts_with("--") && name.size() == 2;  // near to every other letter
    std::string suggestion = is_letter ? "" : diagnostic::did_you_mean(name, option_names(app));
    if (suggestion.empty() && command.operands.foreign) {
        suggestion = fmt::format("{} and all that belongs to it go behind `--`", command.operands.label);
    } else if (suggestion.empty() && !name.starts_with("--")) {
        suggestion = "an expression that begins with `-` goes behind `--`";
    }
    fail(fmt::format("unknown option `{}`{}{}", name, suggestion.empty() ? "" : "; ", suggestion));
}

/// CLI11 says `--base: 1 required TEXT missing` and the like; the name of the option is what is worth keeping.
[[noreturn]] void fail_mismatch(const std::string& sentence) {
    const std::string name = sentence.substr(0, sentence.find_first_of(": "));
    if (sentence.find("missing") != std::string::npos) fail(fmt::format("`{}` needs a value", name));
    if (sentence.find("flag override") != std::string::npos) fail(fmt::format("`--{}` takes no value", name));
    fail(fmt::format("`{}` is given more than once", name));
}

/// CLI11 takes whatever follows as the value: `--base --total 5` would make `--total` the base.
void refuse_empty_and_option_values(const CLI::App& app) {
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& value : option->results()) {
            if (value.empty()) fail(fmt::format("`{}` needs a value", option->get_name()));
            const bool is_option = value.starts_with("--") && value.size() > 2 && looks_like_option(value);
            if (is_option) fail(fmt::format("`{}` needs a value; `{}` stands in its place", option->get_name(), value));
        }
    }
}

void refuse_other_words(const CLI::App& app) {
    for (const CLI::Option* option : app.get_options()) {
        const std::vector<std::string> words = words_of(*option);
        if (words.empty()) continue;
        for (const std::string& value : option->results()) {
            if (std::ranges::find(words, value) != words.end()) continue;
            fail(fmt::format("`{}` takes {}, not `{}`", option->get_name(), fmt::join(words, ", "), value));
        }
    }
}

/// A word of another program that does not stand behind `--`.
[[noreturn]] void fail_unguarded(const Command& command, const std::string& word) {
    fail(fmt::format("`{}` does not stand behind `--`; write `lrsched {} [options] -- {} ...`", word, command.name,
                     word));
}

std::vector<std::string> take_operands(const CLI::App& app, const Command& command) {
    std::vector<std::string> operands;
    bool only_operands = false;
    for (const std::string& argument : app.remaining()) {
        if (!only_operands && argument == "--") {
            only_operands = true;
        } else if (!only_operands && looks_like_option(argument)) {
            fail_unknown_option(app, command, argument);
        } else if (!only_operands && command.operands.foreign) {
            fail_unguarded(command, argument);
        } else {
            operands.push_back(argument);
        }
    }
    return operands;
}

void check_count(const Operands& expected, const std::vector<std::string>& operands) {
    const bool needed = (expected.count == Count::one || expected.count == Count::many) && !expected.replaceable;
    if (needed && operands.empty()) fail(fmt::format("{} is missing: {}", expected.label, expected.meaning));
    const std::size_t most = expected.count == Count::none ? 0 : expected.count == Count::many ? operands.size() : 1;
    if (operands.size() > most) fail(fmt::format("one argument too many: `{}`", operands[most]));
}

}  // namespace

bool looks_like_option(std::string_view argument) noexcept {
    if (argument.size() < 2 || argument.front() != '-') return false;
    return argument[1] == '-' || std::isalpha(static_cast<unsigned char>(argument[1])) != 0;
}

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
        for (const std::string& name : option->get_snames()) names.push_back("-" + name);
    }
    return names;
}

Arguments read_arguments(CLI::App& app, const Command& command, std::span<const std::string> args) {
    app.allow_extras();
    try {
        app.parse(std::vector<std::string>(args.rbegin(), args.rend()));  // CLI11 wants them backwards
    } catch (const CLI::CallForHelp&) {
        return {.operands = {}, .help = true};
    } catch (const CLI::ParseError& error) {
        fail_mismatch(error.what());
    }
    refuse_empty_and_option_values(app);
    refuse_other_words(app);
    Arguments result{.operands = take_operands(app, command)};
    check_count(command.operands, result.operands);
    return result;
}

}  // namespace lrsched::cli
