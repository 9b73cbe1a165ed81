#include "schedule/suggest.hpp"

#include <algorithm>

#include "diagnostic/did_you_mean.hpp"
#include "schedule/names_elsewhere.hpp"

namespace lrsched::schedule {
namespace {

using syntax::Item;
using syntax::Symbol;

bool is_private(const std::string& name) { return name.starts_with('_'); }

using Names = std::vector<std::string>;

/// The functions of a module that others may call, behind a prefix.
void add_shown(Names& names, const Project& project, ModuleId module, const std::string& prefix = {}) {
    for (const auto& [symbol, item] : project.modules[module].functions) {
        if (!is_private(project.symbols[symbol])) names.push_back(prefix + project.symbols[symbol]);
    }
}

/// All that could be called here; of the library's modules those that the name in question is looked for in.
Names function_names(Project& project, const Here& here, const std::string& wanted = {}) {
    Names names;
    const std::string prefix = wanted.substr(0, std::min(wanted.rfind('.'), wanted.size()));
    const auto before = project.module_before(here.module, prefix);
    if (prefix != wanted && before) add_shown(names, project, *before, prefix + ".");
    const Module& module = project.modules[here.module];
    for (const ModuleId open : module.open) add_shown(names, project, open);
    for (const ModuleId dialect : here.dialects) add_shown(names, project, dialect);
    add_shown(names, project, kCore);
    for (const auto& [alias, taken] : module.taken) names.push_back(project.symbols[alias]);
    for (const auto& [symbol, item] : module.functions) names.push_back(project.symbols[symbol]);
    for (const auto& [alias, id] : module.imports) add_shown(names, project, id, project.symbols[alias] + ".");
    for (const Builtin& builtin : builtins()) names.emplace_back(builtin.name);
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

Names value_names(const Project& project, const Here& here) {
    Names names;
    const Module& module = project.modules[here.module];
    for (const Symbol local : here.locals) names.push_back(project.symbols[local]);
    for (const auto& [symbol, item] : module.values) names.push_back(project.symbols[symbol]);
    for (const auto& [alias, id] : module.imports) {
        for (const auto& [symbol, item] : project.modules[id].values)
            names.push_back(project.symbols[alias] + "." + project.symbols[symbol]);
    }
    for (const std::string_view word : frame_names()) names.emplace_back(word);
    if (project.host) {
        for (const auto& [symbol, item] : project.modules[*project.host].values) names.push_back(project.symbols[symbol]);
    }
    std::ranges::sort(names);
    return names;
}

std::string in_modules(const std::vector<std::string_view>& modules, const std::string& function) {
    std::string text;
    for (const std::string_view module : modules)
        text += fmt::format("{}`{}.{}(...)`", text.empty() ? "did you mean " : " or ", module, function);
    return text + "?";
}

/// For `self.gamma` the name `gamma`, where that is one.
std::string without_prefix(const std::string& name, const Names& names) {
    const std::string behind = name.substr(name.rfind('.') + 1);
    const bool known = behind != name && std::ranges::find(names, behind) != names.end();
    return known ? fmt::format("did you mean `{}`?", behind) : std::string{};
}

}  // namespace

std::string suggest_name(Project& project, const Here& here, const std::string& name) {
    const Names names = value_names(project, here);
    if (std::string found = diagnostic::did_you_mean(name, names); !found.empty()) return found;
    if (const auto elsewhere = name_elsewhere(name); !elsewhere.empty()) return std::string(elsewhere);
    if (std::string found = without_prefix(name, names); !found.empty()) return found;
    if (const auto script = name_of_script(name); !script.empty()) return std::string(script);
    const auto functions = function_names(project, here);
    const auto near = diagnostic::nearest(name, functions);
    return near ? fmt::format("did you mean `{}(...)`?", *near) : std::string{};
}

std::string suggest_function(Project& project, const Here& here, Symbol symbol) {
    const std::string name = project.symbols[symbol];
    const auto words = frame_names();
    const bool value = std::ranges::find(here.locals, symbol) != here.locals.end() ||
                       project.find_value(here.module, symbol) || std::ranges::find(words, name) != words.end();
    if (value) return fmt::format("`{0}` is a value, not a function; for a product write `{0} * (...)`", name);
    const std::string behind = name.substr(name.rfind('.') + 1);
    if (const auto modules = modules_that_define(behind); !modules.empty()) return in_modules(modules, behind);
    const Names names = function_names(project, here, name);
    std::string found = diagnostic::did_you_mean(name, names);
    return found.empty() ? without_prefix(name, names) : found;
}

std::string signature_of(const Project& project, const Item& function) {
    std::string text = project.symbols[function.name] + "(";
    for (const syntax::Parameter& parameter : function.parameters) {
        if (text.back() != '(') text += ", ";
        text += project.symbols[parameter.name];
        if (parameter.mark == syntax::Mark::schedule) text += ": schedule";
        if (parameter.mark == syntax::Mark::schedules) text += ": [schedule]";
        if (parameter.fallback == syntax::kNoExpr) continue;
        text += "=";
        text += project.sources.slice(project.tree[parameter.fallback].place);
    }
    return text + ")";
}

}  // namespace lrsched::schedule
