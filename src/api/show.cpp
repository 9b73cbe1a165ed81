// Room api: the stages of a text, stopped where one wants to look.
#include <utility>

#include "api/compiled.hpp"
#include "diagnostic/finding.hpp"
#include "lrsched/tools.hpp"
#include "schedule/dump.hpp"
#include "schedule/module.hpp"
#include "syntax/dump.hpp"

namespace lrsched {
namespace {

std::string show_tree(const schedule::Project& project) {
    std::string text;
    for (const syntax::Item& item : project.modules[project.main].items)
        text += syntax::dump(item, project.tree, project.symbols, project.sources);
    return text;
}

std::string show_program(const schedule::Placed& placed, const Limits& limits) {
    if (!placed.metrics.empty())
        return "# it reacts to metrics: there is no flat code, its placed nodes are walked by need\n" + schedule::dump(placed);
    std::vector<std::string> names;
    for (const auto& output : placed.outputs) names.push_back(output.name);
    return program::disassemble(program::compile(placed, limits), names);
}

}  // namespace

Shown show(Stage stage, std::string_view text, const Options& options, std::string_view name) {
    schedule::Project project = schedule::load(text, name, options);
    Shown shown;
    if (stage == Stage::tree) {
        shown.text = show_tree(project);
    } else if (const auto placed = schedule::place(project, options.limits)) {
        shown.text = stage == Stage::placed ? schedule::dump(*placed) : show_program(*placed, options.limits);
    }
    shown.diagnostics = publish(project.sources, std::move(project.findings), options.limits.errors);
    return shown;
}

}  // namespace lrsched
