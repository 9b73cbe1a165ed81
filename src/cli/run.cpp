// Room cli: finds the command, runs it, tells what went wrong and gives the exit status.
#include "cli/run.hpp"

#include <fmt/format.h>

#include <ostream>

#include "cli/app.hpp"
#include "cli/arguments.hpp"
#include "cli/help.hpp"
#include "cli/sink.hpp"
#include "diagnostic/did_you_mean.hpp"
#include "lrsched/version.hpp"

namespace lrsched::cli {
namespace {

using Args = std::span<const std::string>;

bool wants_color(std::string_view choice, const Terminal& terminal, bool no_color) {
    if (choice == "auto") return terminal.interactive && !no_color;
    return choice == "always";
}

/// What stands before the command's name.
struct Front {
    std::string color = "auto";
    bool help = false;
    bool version = false;
    Args rest;  ///< the command's name and what follows
};

[[noreturn]] void fail_unknown_front(const std::string& argument) {
    const std::vector<std::string> names{"--help", "--version", "--color"};
    const std::string suggestion = diagnostic::did_you_mean(argument.substr(0, argument.find('=')), names);
    throw Failure(Exit::usage,
                  fmt::format("unknown option `{}`{}{}", argument, suggestion.empty() ? "" : "; ", suggestion));
}

/// Three options by hand: CLI11 would also look at what belongs to the command.
Front read_front(Args args) {
    Front front;
    while (!args.empty() && looks_like_option(args.front())) {
        const std::string& argument = args.front();
        args = args.subspan(1);
        if (argument == "-h" || argument == "--help") {
            front.help = true;
        } else if (argument == "-V" || argument == "--version") {
            front.version = true;
        } else if (argument.starts_with("--color=")) {
            front.color = argument.substr(argument.find('=') + 1);
        } else if (argument == "--color" && !args.empty()) {
            front.color = args.front();
            args = args.subspan(1);
        } else {
            fail_unknown_front(argument);
        }
    }
    if (front.color != "auto" && front.color != "always" && front.color != "never") {
        throw Failure(Exit::usage, fmt::format("`--color` takes auto, always, never, not `{}`", front.color));
    }
    front.rest = args;
    return front;
}

[[noreturn]] void fail_unknown_command(const std::string& name) {
    std::vector<std::string> names;
    for (const Command& command : commands()) names.emplace_back(command.name);
    std::string suggestion = diagnostic::did_you_mean(name, names);
    if (suggestion.empty()) suggestion = "to see a schedule write `lrsched eval EXPR`";
    throw Failure(Exit::usage, fmt::format("unknown command `{}`; {}", name, suggestion));
}

Exit run_command(const Command& command, Args args, const std::string& color, Streams& streams) {
    CommandApp declared(command);
    declared.color = color;
    const Arguments arguments = read_arguments(declared.app, command, args);
    Context context{.streams = streams,
                    .command = command.name,
                    .color = wants_color(declared.color, streams.out_terminal, streams.no_color),
                    .diagnostics = {.color = wants_color(declared.color, streams.err_terminal, streams.no_color)}};
    if (arguments.help) {
        emit(context, command_help(command));
        return Exit::fine;
    }
    return declared.action(arguments.operands, context);
}

Exit dispatch(Args args, const Command*& command, Streams& streams) {
    Context plain{.streams = streams};
    const Front front = read_front(args);
    if (front.version) {
        emit(plain, fmt::format("lrsched {}\n", version()));
        return Exit::fine;
    }
    if (front.help) {
        emit(plain, overview());
        return Exit::fine;
    }
    if (front.rest.empty()) throw Failure(Exit::usage, "a command is missing");
    command = find_command(front.rest.front());
    if (command == nullptr) fail_unknown_command(front.rest.front());
    return run_command(*command, front.rest.subspan(1), front.color, streams);
}

Exit report(const Failure& failure, const Command* command, Streams& streams) {
    const std::string name = command == nullptr ? "" : fmt::format(" {}", command->name);
    streams.out.flush();  // what came before the failure stays before it
    streams.err << fmt::format("lrsched{}: {}\n", name, failure.what());
    if (failure.exit() == Exit::usage) streams.err << fmt::format("see lrsched{} --help\n", name);
    return failure.exit();
}

/// A reader that left (`| head`) has all it wanted. A full disk is told once.
Exit finish_output(Exit exit, Streams& streams) {
    streams.out.flush();
    if (streams.out || streams.reader_left()) return exit;
    streams.err << "lrsched: cannot write to standard output\n";
    return Exit::files;
}

}  // namespace

int run(std::span<const std::string> args, Streams& streams) {
    Exit exit = Exit::fine;
    const Command* command = nullptr;
    try {
        exit = dispatch(args, command, streams);
    } catch (const Failure& failure) {
        exit = report(failure, command, streams);
    } catch (const OutputClosed&) {
        exit = Exit::fine;  // finish_output() knows better
    }
    return static_cast<int>(finish_output(exit, streams));
}

}  // namespace lrsched::cli
