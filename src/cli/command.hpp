// Room cli: what a command is. Help, completions, did-you-mean and dispatch all read the same table (commands.cpp).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "cli/exit.hpp"
#include "cli/streams.hpp"
#include "lrsched/diagnostic.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace lrsched::cli {

/// What a command gets beside its own options.
struct Context {
    Streams& streams;
    std::string_view command{};  ///< its name, for the sentences about what went wrong
    bool color = false;          ///< colours on the result stream
    RenderStyle diagnostics{};   ///< how to render findings on the error stream
};

enum class Count : std::uint8_t { none, optional, one, many };

/// What a shell offers at the place of an operand.
enum class Completion : std::uint8_t { nothing, files, modules, names, shells, programs };

/// The arguments of a command that are no options.
struct Operands {
    Count count = Count::none;
    std::string_view label{};    ///< in the usage line: `INPUT`
    std::string_view meaning{};  ///< what may stand there
    Completion completion = Completion::nothing;
    bool replaceable = false;  ///< an option can stand in for them (`check -e EXPR`, `fmt --stdin`)
    bool foreign = false;      ///< words of another program, whose options are none of ours: they stand behind `--`
};

struct Example {
    std::string_view line;  ///< as typed, without `lrsched `
    std::string_view meaning;
};

/// What is done once the options are read.
using Action = std::function<Exit(std::span<const std::string> operands, Context& context)>;

struct Command {
    std::string_view name;
    std::string_view summary;
    Operands operands;
    std::span<const Example> examples;
    Action (*declare)(CLI::App& app);  ///< adds the command's options to the app; the action owns their values
};

[[nodiscard]] std::span<const Command> commands() noexcept;

/// The command of that name, or nullptr.
[[nodiscard]] const Command* find_command(std::string_view name) noexcept;

}  // namespace lrsched::cli
