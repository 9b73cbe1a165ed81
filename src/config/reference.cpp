#include "config/reference.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lrsched::config {
namespace {

std::string in_cell(std::string_view text) {
    std::string cell;
    for (const char c : text) {
        if (c == '|') cell += '\\';
        cell += c == '\n' ? ' ' : c;
    }
    return cell;
}

std::string heading(const Table& table) {
    return table.title.kind.empty() ? std::string(table.title.name)
                                    : fmt::format("{} {}", table.title.name, table.title.kind);
}

/// As the renderers of Markdown make it of a heading.
std::string anchor(const Table& table) {
    std::string text = heading(table);
    std::ranges::replace(text, ' ', '-');
    return text;
}

std::string link(const Table& table) {
    const std::string_view words = table.title.kind.empty() ? table.title.name : table.title.kind;
    return fmt::format("[{}](#{})", words, anchor(table));
}

std::string value_cell(const Key& key) {
    std::vector<const Table*> inside;
    key.tables(inside);
    std::string links;
    for (const Table* table : inside) links += (links.empty() ? ": " : ", ") + link(*table);
    return in_cell(key.words(key.rule)) + links;
}

std::string default_cell(const Key& key) {
    if (key.required) return "required";
    if (!key.rule.fallback.empty()) return in_cell(key.rule.fallback);
    const std::string value = key.fallback();
    return value.empty() ? "" : fmt::format("`{}`", in_cell(value));
}

std::string section(const Table& table) {
    std::string text = fmt::format("### {}\n\n", heading(table));
    if (!table.title.meaning.empty()) text += fmt::format("{}\n\n", table.title.meaning);
    if (table.keys.empty()) return text + "It has no keys of its own.\n";
    text += "| key | value | default | meaning |\n| --- | --- | --- | --- |\n";
    for (const Key& key : table.keys) {
        text += fmt::format("| `{}` | {} | {} | {} |\n", key.name, value_cell(key), default_cell(key),
                            in_cell(std::string(key.meaning) + key.details()));
    }
    return text;
}

}  // namespace

std::string reference(const Table& table) {
    std::vector<const Table*> tables{&table};
    std::string text;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        std::vector<const Table*> inside;
        for (const Key& key : tables[i]->keys) key.tables(inside);
        for (const Table* found : inside) {
            if (std::ranges::find(tables, found) == tables.end()) tables.push_back(found);
        }
        text += (i == 0 ? "" : "\n") + section(*tables[i]);
    }
    return text;
}

}  // namespace lrsched::config
