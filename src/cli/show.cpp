// Room cli: `lrsched show`: the stages of the way from text to values.
#include <memory>

#include "cli/app.hpp"
#include "cli/declare.hpp"
#include "cli/load.hpp"
#include "cli/sink.hpp"

namespace lrsched::cli {
namespace {

struct ShowOptions {
    RunOptions run;
    bool tree = false;
    bool placed = false;
    bool program = false;
};

Stage stage_of(const ShowOptions& options) {
    if (int{options.tree} + int{options.placed} + int{options.program} != 1) {
        throw Failure(Exit::usage, "say which stage: one of `--tree`, `--placed`, `--program`");
    }
    if (options.tree) return Stage::tree;
    return options.placed ? Stage::placed : Stage::program;
}

Exit show_input(const ShowOptions& options, const std::string& operand, Context& context) {
    const Stage stage = stage_of(options);
    const Input input = load_input(operand, context);
    const Shown shown = show(stage, input.text, compile_options(options.run), input.name);
    print(shown.diagnostics, context);
    if (has_error(shown.diagnostics)) return Exit::wrong_input;
    emit(context, shown.text);
    return Exit::fine;
}

}  // namespace

Action declare_show(CLI::App& app) {
    auto options = std::make_shared<ShowOptions>();
    add_switch(app, "--tree", options->tree, "the syntax tree");
    add_switch(app, "--placed", options->placed, "the schedule with names resolved and lengths known");
    add_switch(app, "--program", options->program, "the compiled code");
    declare_run_options(app, options->run);
    return [options](std::span<const std::string> operands, Context& context) {
        return show_input(*options, operands.front(), context);
    };
}

}  // namespace lrsched::cli
