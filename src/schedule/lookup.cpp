// What a name means where it stands. The order is the same everywhere: the file's own, what it took from a module by name, the
// core library, the language, what stands behind a dot, and last the modules of the library that the file opened.
#include <optional>
#include <utility>

#include "library/library.hpp"
#include "schedule/module.hpp"

namespace lrsched::schedule {

using syntax::Symbol;

std::optional<ModuleId> Project::module_before(ModuleId from, std::string_view prefix) {
    const Module& module = modules[from];
    const std::size_t dot = std::min(prefix.find('.'), prefix.size());
    const Symbol alias = symbols.intern(prefix.substr(0, dot));
    if (const auto path = module.paths.find(alias); path != module.paths.end()) {
        const auto found = library.find(path->second + std::string(prefix.substr(dot)));
        return found == library.end() ? std::nullopt : std::optional(found->second);
    }
    if (const auto found = module.imports.find(alias); found != module.imports.end())
        return dot == prefix.size() ? std::optional(found->second) : std::nullopt;
    const auto found = library.find(std::string(prefix));
    return found == library.end() ? std::nullopt : std::optional(found->second);
}

FunctionRef Project::shown_function(ModuleId module, Symbol name) {
    const auto found = modules[module].functions.find(name);
    if (found == modules[module].functions.end() || symbols[name].starts_with('_')) return {};
    return {found->second, module, nullptr};
}

FunctionRef Project::find_function(ModuleId from, Symbol name) {
    const Module& module = modules[from];
    if (const auto own = module.functions.find(name); own != module.functions.end()) return {own->second, from, nullptr};
    if (const auto taken = module.taken.find(name); taken != module.taken.end())
        return shown_function(taken->second.module, taken->second.name);
    if (const FunctionRef core = shown_function(kCore, name)) return core;
    if (const Builtin* builtin = find_builtin(symbols[name])) return {nullptr, 0, builtin};
    const std::string text = symbols[name];
    if (const std::size_t dot = text.rfind('.'); dot != std::string::npos) {
        const auto before = module_before(from, std::string_view(text).substr(0, dot));
        return before ? shown_function(*before, symbols.intern(std::string_view(text).substr(dot + 1))) : FunctionRef{};
    }
    FunctionRef found;
    for (const ModuleId open : module.open) {
        const FunctionRef other = shown_function(open, name);
        if (!other) continue;
        if (found && found.item != other.item) return {};  // of two modules: which, the text has to say
        found = other;
    }
    return found;
}

ValueRef Project::find_value(ModuleId from, Symbol name) {
    if (const auto found = modules[from].values.find(name); found != modules[from].values.end())
        return {found->second, from};
    const std::string text = symbols[name];
    const std::size_t dot = text.find('.');
    if (dot == std::string::npos) {
        const auto core = modules[kCore].values.find(name);
        return core == modules[kCore].values.end() ? ValueRef{} : ValueRef{core->second, kCore};
    }
    const auto alias = modules[from].imports.find(symbols.intern(std::string_view(text).substr(0, dot)));
    if (alias == modules[from].imports.end() || text[dot + 1] == '_') return {};
    const auto& values = modules[alias->second].values;
    const auto found = values.find(symbols.intern(std::string_view(text).substr(dot + 1)));
    return found == values.end() ? ValueRef{} : ValueRef{found->second, alias->second};
}

bool Project::may_be_unread(ModuleId from, Symbol name) {
    if (modules[from].unread.contains(name)) return true;
    const std::string text = symbols[name];
    const std::size_t dot = text.find('.');
    if (dot == std::string::npos) return false;
    const Symbol alias = symbols.intern(std::string_view(text).substr(0, dot));
    if (modules[from].unread.contains(alias)) return true;
    const auto import = modules[from].imports.find(alias);
    return import != modules[from].imports.end() &&
           modules[import->second].unread.contains(symbols.intern(std::string_view(text).substr(dot + 1)));
}

std::vector<std::string_view> modules_that_define(std::string_view function) {
    const std::string definition = "\nfn " + std::string(function) + "(";
    std::vector<std::string_view> names;
    for (const library::File& file : library::files()) {
        const std::string_view module = library::module_of(file);
        if (!module.empty() && module != "core" && file.text.find(definition) != std::string_view::npos)
            names.push_back(module);
    }
    return names;
}

}  // namespace lrsched::schedule
