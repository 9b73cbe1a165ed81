// What a name means where it stands. The order is the same everywhere: the file's own, what it took from a module by name, the
// host's numbers and metrics, the core library, the language, what stands behind a dot, and last the modules of the library
// that the file opened.
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
    if (const auto own = module.functions.find(name); own != module.functions.end())
        return {own->second, from, nullptr};
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
    const std::size_t dot = text.rfind('.');
    if (dot == std::string::npos) return find_outer_value(from, name);
    const auto before = module_before(from, std::string_view(text).substr(0, dot));
    if (!before || text[dot + 1] == '_') return {};
    const auto& values = modules[*before].values;
    const auto found = values.find(symbols.intern(std::string_view(text).substr(dot + 1)));
    return found == values.end() ? ValueRef{} : ValueRef{found->second, *before};
}

/// A value that no text of the user defines: the host's, else the core library's.
ValueRef Project::find_outer_value(ModuleId from, Symbol name) const {
    const bool of_user = modules[from].origin == text::Origin::user;
    for (const ModuleId outer : {of_user ? host.value_or(kCore) : kCore, kCore}) {
        const auto found = modules[outer].values.find(name);
        if (found != modules[outer].values.end()) return {found->second, outer};
    }
    return {};
}

bool Project::may_be_unread(ModuleId from, Symbol name) {
    if (modules[from].unread.contains(name)) return true;
    const std::string text = symbols[name];
    const std::size_t dot = text.rfind('.');
    if (dot == std::string::npos) return false;
    if (modules[from].unread.contains(symbols.intern(std::string_view(text).substr(0, text.find('.'))))) return true;
    const auto before = module_before(from, std::string_view(text).substr(0, dot));
    return before && modules[*before].unread.contains(symbols.intern(std::string_view(text).substr(dot + 1)));
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
