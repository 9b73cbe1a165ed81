// Room cli: declares options on CLI11 in the few shapes that the commands use.
#include "cli/app.hpp"

#include <fmt/ranges.h>

#include "cli/split.hpp"

namespace lrsched::cli {

CommandApp::CommandApp(const Command& command) : app(std::string(command.summary), std::string(command.name)) {
    app.set_help_flag("-h,--help", "show this help");
    action = command.declare(app);
    add_choice(app, "--color", color, {"auto", "always", "never"}, "colours: on a terminal, always, never");
}

CLI::Option* add_value(CLI::App& app, const std::string& names, std::string& value, const std::string& label,
                       const std::string& meaning) {
    return app.add_option(names, value, meaning)->type_name(label);
}

CLI::Option* add_values(CLI::App& app, const std::string& names, std::vector<std::string>& values,
                        const std::string& label, const std::string& meaning) {
    // One value an occurrence: otherwise `--set a=1 EXPR` would take the expression for a second value.
    return app.add_option(names, values, meaning)->type_name(label)->allow_extra_args(false);
}

CLI::Option* add_switch(CLI::App& app, const std::string& names, bool& value, const std::string& meaning) {
    return app.add_flag(names, value, meaning)->disable_flag_override();
}

CLI::Option* add_choice(CLI::App& app, const std::string& names, std::string& value,
                        std::initializer_list<std::string_view> words, const std::string& meaning) {
    return add_choice(app, names, value, std::span(words.begin(), words.size()), meaning);
}

CLI::Option* add_choice(CLI::App& app, const std::string& names, std::string& value,
                        std::span<const std::string_view> words, const std::string& meaning) {
    return app.add_option(names, value, meaning)->type_name(fmt::format("{}", fmt::join(words, "|")));
}

std::vector<std::string> words_of(const CLI::Option& option) {
    const std::string label = option.get_type_name();
    if (label.find('|') == std::string::npos) return {};
    return split(label, '|');
}

}  // namespace lrsched::cli
