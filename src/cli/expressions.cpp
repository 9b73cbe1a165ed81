// Room cli: expressions of the language as a schedule of a training.
#include "cli/expressions.hpp"

#include <fmt/format.h>

#include "cli/load.hpp"

namespace lrsched::cli {

std::optional<experiment::Arm> compile_expressions(std::span<const Setting> settings, std::uint64_t total,
                                                   Context& context) {
    experiment::Arm arm;
    for (const auto& [name, text] : settings) {
        const Options options{.run = {{"total", fmt::format("{}", total)}}};
        const auto program = compile_and_report({fmt::format("--set {}", name), text}, options, context);
        if (!program || !summarize_and_report(*program, context)) continue;
        // What stands in no `schedule` is called `lr`.
        if (program->outputs().size() != 1 || program->outputs()[0].name != "lr") {
            throw Failure(Exit::usage, fmt::format("`--set {}` takes an expression, not a text with schedules", name));
        }
        arm.lines.push_back(
            {.program = arm.programs.size(), .output = 0, .name = name, .parameter = name, .group = {}});
        arm.programs.push_back(*program);
    }
    if (arm.programs.size() < settings.size()) return std::nullopt;
    return arm;
}

}  // namespace lrsched::cli
