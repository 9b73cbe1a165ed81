#include "cli/check_config.hpp"

#include <fmt/format.h>

#include "config/embedded.hpp"
#include "config/read.hpp"

namespace lrsched::cli {
namespace {

/// What the file holds, without a word of what it is for.
std::string outline(const config::Tree& tree) {
    constexpr std::size_t kMost = 8;
    const auto pairs = tree.pairs(tree.root());
    if (tree[tree.root()].kind == config::NodeKind::list)
        return fmt::format("a list of length {}", tree.entries(tree.root()).size());
    if (tree[tree.root()].kind != config::NodeKind::map) return "a text";
    std::string keys;
    for (std::size_t i = 0; i < pairs.size() && i < kMost; ++i)
        keys += fmt::format("{}{}", i > 0 ? ", " : "", tree.text(pairs[i].key));
    return fmt::format("a map of {}{}", keys.empty() ? "nothing" : keys, pairs.size() > kMost ? ", ..." : "");
}

}  // namespace

bool is_config(std::string_view path) noexcept { return path.ends_with(".yaml") || path.ends_with(".yml"); }

CheckedInput check_config(const Input& input) {
    const Limits limits;
    text::Sources sources;
    const text::SourceId source = sources.add({input.name, input.text});
    std::vector<diagnostic::Finding> findings;
    const config::Tree tree = config::read(sources, source, limits, findings);
    CheckedInput checked{.name = input.name};
    if (findings.empty()) checked.remarks.push_back(outline(tree) + "; what that means is not looked at");
    checked.diagnostics = config::publish(sources, source, std::move(findings), {}, limits.errors);
    return checked;
}

}  // namespace lrsched::cli
