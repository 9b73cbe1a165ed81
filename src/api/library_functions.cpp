// Room api: the library's pages, read from the doc comments of the embedded files.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.hpp"
#include "lrsched/tools.hpp"
#include "schedule/builtin.hpp"
#include "syntax/parse.hpp"

namespace lrsched {
namespace {

using syntax::Item;

/// Doc comments are lines; a tag opens a field, an indented line goes on with it.
struct Doc {
    std::string summary, body, formula, when, source, example, run, see, core, differs, first, last, end, values;
    std::vector<std::pair<std::string, std::string>> parameters;
};

void append(std::string& text, std::string_view line) {
    if (!text.empty()) text += ' ';
    text += line;
}

std::string_view trimmed(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    return begin == std::string_view::npos ? std::string_view{} : line.substr(begin);
}

std::string* tagged(Doc& doc, std::string_view& line) {
    const std::array<std::pair<std::string_view, std::string*>, 12> tags{{{"formula:", &doc.formula},
                                                                          {"when:", &doc.when},
                                                                          {"source:", &doc.source},
                                                                          {"example:", &doc.example},
                                                                          {"run:", &doc.run},
                                                                          {"see:", &doc.see},
                                                                          {"core:", &doc.core},
                                                                          {"differs:", &doc.differs},
                                                                          {"first:", &doc.first},
                                                                          {"last:", &doc.last},
                                                                          {"end:", &doc.end},
                                                                          {"values:", &doc.values}}};
    for (const auto& [tag, field] : tags) {
        if (!line.starts_with(tag)) continue;
        line = trimmed(line.substr(tag.size()));
        return field;
    }
    return nullptr;
}

Doc read_doc(std::string_view text) {
    Doc doc;
    std::string* field = &doc.summary;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const bool goes_on = line.starts_with(' ');
        if (line.starts_with("- ")) {
            const std::size_t colon = std::min(line.find(':'), line.size());
            doc.parameters.emplace_back(line.substr(2, colon - 2),
                                        trimmed(line.substr(std::min(line.size(), colon + 1))));
            field = &doc.parameters.back().second;
            continue;
        }
        if (auto* tag = goes_on ? nullptr : tagged(doc, line))
            field = tag;
        else if (!goes_on && !doc.summary.empty())
            field = &doc.body;
        append(*field, trimmed(line));
    }
    return doc;
}

/// "base=0.1 total=100" as settings.
std::vector<Setting> read_run(std::string_view text) {
    std::vector<Setting> settings;
    while (!(text = trimmed(text)).empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        const std::size_t equals = std::min(word.find('='), word.size());
        settings.push_back(
            {std::string(word.substr(0, equals)), std::string(word.substr(std::min(word.size(), equals + 1)))});
        text.remove_prefix(word.size());
    }
    return settings;
}

std::vector<std::string> read_names(std::string_view text) {
    std::vector<std::string> names;
    while (!(text = trimmed(text)).empty()) {
        const std::string_view word = text.substr(0, text.find_first_of(", "));
        if (!word.empty()) names.emplace_back(word);
        text.remove_prefix(std::min(text.size(), word.size() + 1));
    }
    return names;
}

LibraryFunction read_function(const Item& item, std::string_view module, const text::Sources& sources,
                              const syntax::Tree& tree, const syntax::Symbols& symbols) {
    const Doc doc = read_doc(item.doc);
    LibraryFunction function;
    function.module = module;
    function.name = symbols[item.name];
    function.summary = doc.summary;
    function.body = doc.body;
    function.formula = doc.formula;
    function.when = doc.when;
    function.source = doc.source;
    function.example = doc.example;
    function.example_run = read_run(doc.run);
    function.see = read_names(doc.see);
    function.equivalent = doc.core;
    function.differs = doc.differs;
    function.first = doc.first;
    function.last = doc.last;
    function.past_end = doc.end;
    function.values = doc.values;
    std::string signature;
    for (const syntax::Parameter& parameter : item.parameters) {
        LibraryParameter page;
        page.name = symbols[parameter.name];
        page.mark = parameter.mark == syntax::Mark::schedule    ? "schedule"
                    : parameter.mark == syntax::Mark::schedules ? "[schedule]"
                                                                : "";
        if (parameter.fallback != syntax::kNoExpr) page.fallback = sources.slice(tree[parameter.fallback].place);
        const auto told = std::ranges::find(doc.parameters, page.name, &std::pair<std::string, std::string>::first);
        if (told != doc.parameters.end()) page.meaning = told->second;
        if (!signature.empty()) signature += ", ";
        signature += page.name + (page.mark.empty() ? "" : ": " + page.mark) +
                     (page.fallback.empty() ? "" : "=" + page.fallback);
        function.parameters.push_back(std::move(page));
    }
    function.signature = function.name + "(" + signature + ")";
    return function;
}

LibraryFunction read_builtin(const schedule::Builtin& builtin) {
    LibraryFunction function;
    function.module = "language";
    function.name = builtin.name;
    function.signature = builtin.signature;
    function.summary = builtin.summary;
    for (const std::string_view name : schedule::parameter_names(builtin))
        function.parameters.push_back({std::string(name), "", "", ""});
    return function;
}

}  // namespace

std::vector<LibraryFunction> library_functions() {
    std::vector<LibraryFunction> functions;
    text::Sources sources;
    syntax::Tree tree;
    syntax::Symbols symbols;
    std::vector<diagnostic::Finding> findings;
    for (const library::File& file : library::files()) {
        if (!file.name.ends_with(".sched")) continue;
        const std::string_view module = library::module_of(file);
        const text::SourceId source =
            sources.add({std::string(file.name), std::string(file.text), text::Origin::library});
        const syntax::File parsed = syntax::parse(sources, source, tree, symbols, Limits{}, findings);
        for (const Item& item : parsed.items) {
            const bool shown = item.kind == syntax::ItemKind::function && !symbols[item.name].starts_with('_');
            if (shown) functions.push_back(read_function(item, module, sources, tree, symbols));
        }
    }
    for (const schedule::Builtin& builtin : schedule::builtins()) functions.push_back(read_builtin(builtin));
    return functions;
}

std::string_view guide() noexcept { return library::text_of("choose.guide"); }

}  // namespace lrsched
