// Room api: the canonical text of a file or an expression.
#include <utility>

#include "diagnostic/finding.hpp"
#include "lrsched/tools.hpp"
#include "syntax/parse.hpp"
#include "syntax/print.hpp"

namespace lrsched {
namespace {

using diagnostic::Finding;
using diagnostic::Id;
using diagnostic::make;

/// The canonical text, or findings. It overwrites people's files, so it is read back and compared before it is given out.
std::optional<std::string> format_source(text::Sources& sources, text::SourceId source, const Limits& limits,
                                         std::vector<Finding>& findings) {
    syntax::Tree tree;
    syntax::Symbols symbols;
    const syntax::File file = syntax::parse(sources, source, tree, symbols, limits, findings);
    if (!findings.empty()) return std::nullopt;
    const text::Place whole{source, {0, 0}};
    std::optional<std::string> text = syntax::print(sources[source].text, file, tree);
    if (text && text->size() > limits.source_bytes) {
        findings.push_back(make(Id::source_too_large, whole, text->size(), limits.source_bytes));
        return std::nullopt;
    }
    Limits twice = limits;
    twice.syntax_nodes *= 2;  // two texts in one tree
    std::vector<Finding> found;
    const text::SourceId again = sources.add({sources[source].name, text.value_or("")});
    const syntax::File result = syntax::parse(sources, again, tree, symbols, twice, found);
    if (text && found.empty() && same_meaning(tree, {sources[source].text, file}, {sources[again].text, result}))
        return text;
    findings.push_back(make(Id::format_unsafe, whole));
    return std::nullopt;
}

}  // namespace

Formatted format(std::string_view text, std::string_view name, const Limits& limits) {
    text::Sources sources;
    const text::SourceId source = sources.add({std::string(name), std::string(text)});
    std::vector<Finding> findings;
    std::optional<std::string> result = format_source(sources, source, limits, findings);
    return {std::move(result), publish(sources, std::move(findings), limits.errors)};
}

}  // namespace lrsched
