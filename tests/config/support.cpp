#include "support.hpp"

#include <fmt/format.h>

namespace lrsched::test {
namespace {

std::string list_outline(const config::Tree& tree, config::NodeId node) {
    std::vector<std::string> parts;
    for (const config::NodeId entry : tree.entries(node)) parts.push_back(outline(tree, entry));
    return fmt::format("[{}]", fmt::join(parts, ", "));
}

std::string map_outline(const config::Tree& tree, config::NodeId node) {
    std::vector<std::string> parts;
    for (const config::Pair& pair : tree.pairs(node))
        parts.push_back(fmt::format("{}: {}", tree.text(pair.key), outline(tree, pair.value)));
    return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

}  // namespace

std::string outline(const config::Tree& tree, config::NodeId node) {
    const std::string_view broken = tree[node].broken ? "!" : "";
    switch (tree[node].kind) {
        case config::NodeKind::refused: return "?";
        case config::NodeKind::empty: return "-";
        case config::NodeKind::scalar: return fmt::format("<{}>", tree.text(node));
        case config::NodeKind::list: return fmt::format("{}{}", list_outline(tree, node), broken);
        case config::NodeKind::map: return fmt::format("{}{}", map_outline(tree, node), broken);
    }
    return {};
}

std::vector<std::string> codes(const Reading& reading) {
    std::vector<std::string> result;
    for (const Diagnostic& found : config::publish(reading.sources, 0, reading.findings, {}, reading.limits.errors)) {
        result.push_back(found.location
                             ? fmt::format("{} {}:{}", found.code, found.location->line, found.location->column)
                             : found.code);
    }
    return result;
}

}  // namespace lrsched::test
