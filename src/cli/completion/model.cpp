// Room cli, shell completion: the table of commands and the library, as completion needs them.
#include "cli/completion/model.hpp"

#include "cli/app.hpp"
#include "cli/library_names.hpp"

namespace lrsched::cli::completion {
namespace {

OptionModel option_model(const CLI::Option& option) {
    OptionModel model{
        .names = {}, .label = option.get_type_name(), .words = words_of(option), .meaning = option.get_description()};
    for (const std::string& name : option.get_snames()) model.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) model.names.push_back("--" + name);
    model.repeats = option.get_items_expected_max() > 1;
    return model;
}

/// Names of commands come first: `lrsched help eval`.
std::vector<std::string> operand_words(Completion completion, std::span<const LibraryFunction> functions) {
    if (completion == Completion::shells) return {"bash", "zsh", "fish"};
    if (completion == Completion::modules) return module_names(functions);
    std::vector<std::string> words;
    if (completion != Completion::names) return words;
    for (const Command& command : commands()) words.emplace_back(command.name);
    for (const LibraryFunction& function : functions) words.push_back(full_name(function));
    return words;
}

}  // namespace

std::vector<CommandModel> model() {
    const std::vector<LibraryFunction> functions = library_functions();
    std::vector<CommandModel> models;
    for (const Command& command : commands()) {
        const CommandApp declared(command);
        CommandModel one{.name = std::string(command.name),
                         .summary = std::string(command.summary),
                         .operand = std::string(command.operands.label),
                         .completion = command.operands.completion,
                         .words = operand_words(command.operands.completion, functions),
                         .options = {}};
        for (const CLI::Option* option : declared.app.get_options()) one.options.push_back(option_model(*option));
        models.push_back(std::move(one));
    }
    return models;
}

}  // namespace lrsched::cli::completion
