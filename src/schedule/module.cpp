#include "schedule/module.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "diagnostic/did_you_mean.hpp"
#include "library/library.hpp"
#include "schedule/host_names.hpp"
#include "syntax/parse.hpp"

namespace lrsched::schedule {
namespace {

using diagnostic::Id;
using diagnostic::make;
using syntax::Item;
using syntax::ItemKind;
using syntax::Symbol;

class Loader {
public:
    Loader(Project& project, const Options& options) : project_(project), options_(options) {}

    void load_core() { project_.library.emplace("core", load_library("core")); }

    /// Modules of the library are parsed when a text names one: whoever uses none waits for none.
    void load_mentioned() {
        for (std::size_t symbol = 1; symbol < project_.symbols.size(); ++symbol) {
            const std::string name = project_.symbols[static_cast<Symbol>(symbol)];
            const std::size_t dot = name.rfind('.');
            if (dot == std::string::npos) continue;
            for (const std::string& prefix : spellings(name.substr(0, dot))) static_cast<void>(library_module(prefix));
        }
    }

    ModuleId load_text(std::string_view name, std::string text, text::Origin origin) {
        const auto id = static_cast<ModuleId>(project_.modules.size());
        project_.modules.push_back({.name = std::string(name), .origin = origin});
        add_text(id, {std::string(name), std::move(text), origin});
        check_bare_expressions(id);
        for (const Item& item : project_.modules[id].items) {
            if (item.kind == ItemKind::import) import(id, item);
        }
        return id;
    }

    void load_host(const std::vector<Setting>& settings, std::string_view option, std::vector<HostValue>& values) {
        for (const Setting& setting : settings) {
            const text::SourceId source =
                project_.sources.add({std::string(option) + " " + setting.name, setting.text, text::Origin::user});
            const syntax::File file = parse(source);
            const text::Place place{source, {0, static_cast<std::uint32_t>(setting.text.size())}};
            if (file.items.size() == 1 && file.items[0].kind == ItemKind::expression) {
                values.push_back({setting.name, file.items[0].body, place});
            } else if (!diagnosed(source)) {
                project_.findings.push_back(make(Id::host_value, place, setting.name));
            }
        }
    }

    /// The host's numbers and metrics are a module that stands behind every text of the user.
    void load_host_names() {
        check_host_modules(options_.modules, project_.findings);
        project_.metrics = options_.metrics;
        std::string text = host_text(options_, project_.findings);
        if (!text.empty()) project_.host = load_text(kHostText, std::move(text), text::Origin::library);
    }

private:
    syntax::File parse(text::SourceId source) {
        return syntax::parse(project_.sources, source, project_.tree, project_.symbols, options_.limits,
                             project_.findings);
    }

    [[nodiscard]] bool diagnosed(text::SourceId source) const {
        return std::ranges::any_of(
            project_.findings, [&](const auto& finding) { return finding.place && finding.place->source == source; });
    }

    void add_text(ModuleId id, text::Source source) {
        syntax::File file = parse(project_.sources.add(std::move(source)));
        project_.modules[id].unread.insert(file.unread.begin(), file.unread.end());
        for (Item& item : file.items) {
            project_.modules[id].items.push_back(std::move(item));
            declare(project_.modules[id], project_.modules[id].items.back());
        }
    }

    void declare(Module& module, const Item& item) {
        const bool function = item.kind == ItemKind::function;
        const bool value =
            item.kind == ItemKind::let || item.kind == ItemKind::param || item.kind == ItemKind::schedule;
        if (!function && !value) return;
        const std::string& name = project_.symbols[item.name];
        const text::Place place{item.place.source, item.name_span};
        const auto words = frame_names();
        if (value && std::ranges::find(words, name) != words.end()) {
            auto finding = make(Id::frame_name, place, name);
            if (name == "base" || name == "total")
                finding.suggestion = fmt::format("to set it write `run {}=...`", name);
            project_.findings.push_back(std::move(finding));
            return;
        }
        auto& names = function ? module.functions : module.values;
        const auto [entry, fresh] = names.try_emplace(item.name, &item);
        if (fresh) return;
        auto finding = make(Id::duplicate_name, place, name);
        finding.notes.push_back(
            {"it is defined first here", text::Place{entry->second->place.source, entry->second->name_span}});
        project_.findings.push_back(std::move(finding));
    }

    /// At most one bare expression, last; alone it is the schedule `lr`.
    void check_bare_expressions(ModuleId id) {
        const auto& items = project_.modules[id].items;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].kind == ItemKind::expression && i + 1 < items.size()) {
                project_.findings.push_back(make(Id::expression_not_last, items[i].place));
            }
            const auto known = project_.modules[id].values.find(project_.symbols.intern("lr"));
            const bool twice = items[i].kind == ItemKind::expression && known != project_.modules[id].values.end() &&
                               known->second->kind == ItemKind::schedule;
            if (!twice) continue;
            auto finding = make(Id::duplicate_name, items[i].place, "lr");
            finding.suggestion =
                "a bare expression is the schedule `lr`; give it another name with `schedule name = ...`";
            project_.findings.push_back(std::move(finding));
        }
    }

    /// The names behind the alias are then unknown for a reason that is told here.
    void refuse(ModuleId into, const Item& item, diagnostic::Finding finding) {
        project_.findings.push_back(std::move(finding));
        Module& module = project_.modules[into];
        module.unread.insert(alias_of(item));
        for (const syntax::TakenName& taken : item.taken) module.unread.insert(taken.alias);
    }

    Symbol alias_of(const Item& item) {
        if (item.name != syntax::kNoSymbol) return item.name;
        const std::size_t slash = item.path.find_last_of('/') + 1;
        return project_.symbols.intern(std::string_view(item.path).substr(slash, item.path.find('.', slash) - slash));
    }

    void import(ModuleId into, const Item& item) {
        const text::Place place{item.place.source, item.path_span};
        if (item.path_is_name) return import_module(into, item, place);
        const std::string& from = project_.modules[into].name;
        const auto found = options_.importer ? options_.importer(item.path, from) : std::nullopt;
        if (!found) {
            return refuse(into, item, make(Id::import_not_found, place, item.path));
        }
        if (std::ranges::find(importing_, found->name) != importing_.end() ||
            found->name == project_.modules[project_.main].name) {
            return refuse(into, item, make(Id::import_circle, place, item.path));
        }
        if (importing_.size() >= options_.limits.import_depth) {
            return refuse(into, item, make(Id::import_too_deep, place, options_.limits.import_depth));
        }
        const auto known = std::ranges::find(project_.modules, found->name, &Module::name);
        ModuleId id = static_cast<ModuleId>(known - project_.modules.begin());
        if (known == project_.modules.end()) {
            importing_.push_back(found->name);
            id = load_text(found->name, found->text, text::Origin::user);
            importing_.pop_back();
        }
        declare_import(into, item, id);
    }

    /// `import torch`, `from torch import StepLR`: a module of the library.
    void import_module(ModuleId into, const Item& item, text::Place place) {
        if (needs_no_import(item)) return;
        const auto id = item.path == "core" ? std::optional(kCore) : library_module(item.path);
        if (item.takes_names && take_names(into, item, id)) return;
        const bool package = !id && !item.takes_names && library::is_package(item.path);
        if (!id && !package) return refuse(into, item, unknown_module(item, place));
        Module& module = project_.modules[into];
        // without `as` Python binds the first word of a path, and what stands behind it is written again
        const Symbol alias = alias_of(item);
        module.paths.emplace(alias, item.name == syntax::kNoSymbol ? project_.symbols[alias] : item.path);
        if (package) return;
        if (*id != kCore) module.open.push_back(*id);
        declare_import(into, item, *id);
    }

    /// `import math`, `import numpy as np`, `from math import cos`: the language knows such names as they are.
    bool needs_no_import(const Item& item) {
        if (item.path != "math" && item.path != "numpy") return false;
        if (!item.takes_names) return without_python_prefix(project_.symbols[alias_of(item)] + ".").empty();
        const auto words = frame_names();
        return std::ranges::all_of(item.taken, [&](const syntax::TakenName& taken) {
            const std::string& name = project_.symbols[taken.name];
            return taken.alias == taken.name &&
                   (find_builtin(name) != nullptr || std::ranges::find(words, name) != words.end());
        });
    }

    diagnostic::Finding unknown_module(const Item& item, text::Place place) {
        std::vector<std::string> names{"core"};
        for (const library::File& file : library::files()) {
            const std::string_view module = library::module_of(file);
            if (!module.empty() && module != "core") names.emplace_back(module);
        }
        for (const lrsched::Module& module : options_.modules) names.push_back(module.name);
        auto finding = make(Id::unknown_module, place, item.path);
        finding.suggestion = diagnostic::did_you_mean(item.path, names);
        if (item.path == "math" || item.path == "numpy")
            finding.suggestion = "what the language has of it needs no import: `math.cos(t)`, `np.cos(t)`, `cos(t)`";
        else if (finding.suggestion.empty() && item.path.find('.') != std::string::npos)
            finding.suggestion = fmt::format("a file is named in quotes: `import \"{}\"`", item.path);
        return finding;
    }

    /// The module of the host or of the library that is called so, loaded if it is not yet.
    std::optional<ModuleId> library_module(const std::string& name) {
        if (const auto known = project_.library.find(name); known != project_.library.end()) return known->second;
        const auto own_text = std::ranges::find(options_.modules, name, &lrsched::Module::name);
        if (own_text != options_.modules.end()) return load_host_module(*own_text);
        const std::string_view module = library::find_module(name);
        if (module.empty()) return std::nullopt;
        const std::string own(module);
        const auto known = project_.library.find(own);
        const ModuleId id = known == project_.library.end() ? load_library(own) : known->second;
        project_.library.emplace(own, id);
        project_.library.emplace(name, id);
        return id;
    }

    /// It is entered before it is read: modules that import one another find each other, and what is defined in a circle is told.
    ModuleId load_host_module(const lrsched::Module& module) {
        const auto id = static_cast<ModuleId>(project_.modules.size());
        project_.library.emplace(module.name, id);
        return load_text(host_module_name(module.name), module.text, text::Origin::user);
    }

    /// All files of a module of the library.
    ModuleId load_library(const std::string& name) {
        const auto id = static_cast<ModuleId>(project_.modules.size());
        project_.modules.push_back({.name = name, .origin = text::Origin::library});
        for (const library::File& file : library::files()) {
            if (library::module_of(file) == name)
                add_text(id, {std::string(file.name), std::string(file.text), text::Origin::library});
        }
        return id;
    }

    /// What the part of a name in front of its last dot may stand for: itself, and with an alias put in.
    std::vector<std::string> spellings(const std::string& prefix) {
        std::vector<std::string> result{prefix};
        const std::size_t dot = std::min(prefix.find('.'), prefix.size());
        const Symbol alias = project_.symbols.intern(std::string_view(prefix).substr(0, dot));
        for (const Module& module : project_.modules) {
            const auto path = module.paths.find(alias);
            if (path != module.paths.end()) result.push_back(path->second + prefix.substr(dot));
        }
        return result;
    }

    /// The functions of a module, or modules inside a package; false where there is neither module nor package of that path.
    bool take_names(ModuleId into, const Item& item, std::optional<ModuleId> from) {
        if (item.taken.empty() && from && from != kCore) project_.modules[into].open.push_back(*from);
        bool known = from.has_value();
        for (const syntax::TakenName& taken : item.taken) {
            const std::string path = item.path + "." + project_.symbols[taken.name];
            const bool function = from && project_.shown_function(*from, taken.name);
            const auto inside = function ? std::nullopt : library_module(path);
            if (inside) {
                project_.modules[into].paths.emplace(taken.alias, path);
                project_.modules[into].imports.try_emplace(taken.alias, *inside);
            }
            if (!function && !inside && library::is_package(path)) {
                project_.modules[into].paths.emplace(taken.alias, path);
                known = true;
                continue;
            }
            known = known || inside;
            if (!function && !inside && known) refuse_name(into, item, taken, from);
            if (function) take_function(into, item, taken, *from);
        }
        return known;
    }

    void take_function(ModuleId into, const Item& item, const syntax::TakenName& taken, ModuleId from) {
        const bool fresh = project_.modules[into].taken.try_emplace(taken.alias, Taken{from, taken.name}).second;
        const text::Place place{item.place.source, taken.span};
        if (!fresh) project_.findings.push_back(make(Id::duplicate_name, place, project_.symbols[taken.alias]));
    }

    void refuse_name(ModuleId into, const Item& item, const syntax::TakenName& taken, std::optional<ModuleId> from) {
        const text::Place place{item.place.source, taken.span};
        project_.findings.push_back(make(Id::unknown_function, place, project_.symbols[taken.name]));
        if (from) project_.findings.back().suggestion = nearest_function(*from, taken.name);
        project_.modules[into].unread.insert(taken.alias);
    }

    std::string nearest_function(ModuleId from, Symbol name) {
        std::vector<std::string> names;
        for (const auto& [symbol, item] : project_.modules[from].functions) names.push_back(project_.symbols[symbol]);
        std::ranges::sort(names);
        return diagnostic::did_you_mean(project_.symbols[name], names);
    }

    void declare_import(ModuleId into, const Item& item, ModuleId id) {
        const Symbol alias = alias_of(item);
        if (!project_.modules[into].imports.try_emplace(alias, id).second) {
            project_.findings.push_back(
                make(Id::duplicate_name, text::Place{item.place.source, item.name_span}, project_.symbols[alias]));
        }
    }

    Project& project_;
    const Options& options_;
    std::vector<std::string> importing_;
};

}  // namespace

Project load(std::string_view text, std::string_view name, const Options& options) {
    Project project;
    Loader loader(project, options);
    loader.load_core();
    project.main = 1;
    project.main_source = static_cast<text::SourceId>(project.sources.size());
    loader.load_text(name, std::string(text), text::Origin::user);
    loader.load_host(options.run, "--run", project.run);
    loader.load_host(options.run_defaults, "--run", project.run_defaults);
    loader.load_host(options.params, "--set", project.params);
    loader.load_host_names();
    loader.load_mentioned();
    return project;
}

}  // namespace lrsched::schedule
