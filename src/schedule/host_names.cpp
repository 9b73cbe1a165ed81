#include "schedule/host_names.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "schedule/builtin.hpp"
#include "syntax/parse.hpp"

namespace lrsched::schedule {
namespace {

using diagnostic::Finding;
using diagnostic::Id;
using diagnostic::make;

/// The one item that a text is; nothing where it is none or several.
std::optional<syntax::Item> single_item(const std::string& text, syntax::Symbols& symbols) {
    text::Sources sources;
    syntax::Tree tree;
    std::vector<Finding> findings;
    const text::SourceId source = sources.add({std::string(kHostText), text, text::Origin::library});
    syntax::File file = syntax::parse(sources, source, tree, symbols, Limits{}, findings);
    if (!findings.empty() || file.items.size() != 1) return std::nullopt;
    return std::move(file.items.front());
}

/// Whether `let NAME = ...` defines just that name.
bool is_name(const std::string& name) {
    syntax::Symbols symbols;
    const auto item = single_item("let " + name + " = 0", symbols);
    return item && item->kind == syntax::ItemKind::let && symbols[item->name] == name &&
           name.find('.') == std::string::npos;
}

bool is_frame_name(std::string_view name) {
    const auto words = frame_names();
    return std::ranges::find(words, name) != words.end();
}

/// Whether `import NAME` names just that module.
bool is_module_name(const std::string& name) {
    syntax::Symbols symbols;
    const auto item = single_item("import " + name, symbols);
    return item && item->kind == syntax::ItemKind::import && item->path_is_name && item->path == name;
}

}  // namespace

std::string host_module_name(std::string_view module) { return fmt::format("<module {}>", module); }

std::string host_text(const Options& options, std::vector<Finding>& findings) {
    std::string text;
    for (const Constant& constant : options.constants) {
        if (!is_name(constant.name))
            findings.push_back(make(Id::host_name, std::nullopt, constant.name, "a number"));
        else if (std::isnan(constant.value))
            findings.push_back(make(Id::host_number, std::nullopt, constant.name));
        else  // the shortest decimals that read back to the same bits
            text += fmt::format("let {} = {}\n", constant.name, constant.value);
    }
    std::set<std::string_view> metrics;
    for (const std::string& metric : options.metrics) {
        if (metrics.insert(metric).second && is_name(metric) && !is_frame_name(metric))
            text += fmt::format("let {0} = metric(\"{0}\")\n", metric);
    }
    return text;
}

void check_host_modules(const std::vector<lrsched::Module>& modules, std::vector<Finding>& findings) {
    std::set<std::string_view> names;
    for (const lrsched::Module& module : modules) {
        if (!is_module_name(module.name) || module.name == "core")
            findings.push_back(make(Id::host_name, std::nullopt, module.name, "a module"));
        else if (!names.insert(module.name).second)
            findings.push_back(make(Id::duplicate_name, std::nullopt, module.name));
    }
}

}  // namespace lrsched::schedule
