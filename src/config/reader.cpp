#include "config/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "config/lines.hpp"
#include "diagnostic/did_you_mean.hpp"

namespace lrsched::config {
namespace {

using diagnostic::Finding;
using diagnostic::Id;
using diagnostic::make;

constexpr std::string_view kKind = "kind";

bool is_kind(const Alternative& alternative) {
    return alternative.table != nullptr && !alternative.table->title.kind.empty();
}

bool has_kinds(std::span<const Alternative> alternatives) { return std::ranges::any_of(alternatives, is_kind); }

std::optional<std::size_t> find_kind(std::span<const Alternative> alternatives, std::string_view word) {
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
        if (is_kind(alternatives[i]) && alternatives[i].table->title.kind == word) return i;
    }
    return std::nullopt;
}

std::vector<std::string> kinds_of(std::span<const Alternative> alternatives) {
    std::vector<std::string> kinds;
    for (const Alternative& alternative : alternatives) {
        if (is_kind(alternative)) kinds.emplace_back(alternative.table->title.kind);
    }
    return kinds;
}

std::vector<std::string> keys_of(const Table& table) {
    std::vector<std::string> names;
    if (!table.title.kind.empty()) names.emplace_back(kKind);
    for (const Key& key : table.keys) names.emplace_back(key.name);
    return names;
}

/// The nearest of the words, or all of them where none is near.
std::string suggest(std::string_view word, const std::vector<std::string>& words, std::string_view introduction) {
    std::string nearest = diagnostic::did_you_mean(word, words);
    return nearest.empty() ? fmt::format("{} {}", introduction, listed(words, "and")) : nearest;
}

}  // namespace

std::string words_of(std::span<const Alternative> alternatives, const Rule& rule) {
    std::vector<std::string> words;
    for (const Alternative& alternative : alternatives) {
        if (is_kind(alternative)) continue;
        words.push_back(alternative.table != nullptr && !alternative.table->title.mark.empty()
                            ? fmt::format("a map with the key `{}`", alternative.table->title.mark)
                            : alternative.words(rule));
    }
    if (has_kinds(alternatives)) words.emplace_back("a map with the key `kind`");
    return fmt::format("{}", fmt::join(words, ", or "));
}

std::string in_backticks(std::string_view text) {
    return text.empty() ? "an empty text" : fmt::format("`{}`", shortened(text));
}

std::string listed(std::span<const std::string> words, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? fmt::format(" {} ", last) : ", ";
        text += fmt::format("`{}`", words[i]);
    }
    return text;
}

std::optional<std::string_view> Reader::text(NodeId node, std::string_view expected) {
    if (tree_[node].kind == NodeKind::scalar && tree_[node].count > 0) return tree_.text(node);
    refuse(node, expected);
    return std::nullopt;
}

std::optional<std::span<const NodeId>> Reader::entries(NodeId node, const Count& count, std::string_view expected) {
    return has_kind(node, NodeKind::list, count, expected) ? std::optional(tree_.entries(node)) : std::nullopt;
}

std::optional<std::span<const Pair>> Reader::names(NodeId node, const Count& count, std::string_view expected) {
    return has_kind(node, NodeKind::map, count, expected) ? std::optional(tree_.pairs(node)) : std::nullopt;
}

bool Reader::has_kind(NodeId node, NodeKind kind, const Count& count, std::string_view expected) {
    if (tree_[node].kind != kind) {
        refuse(node, expected);
        return false;
    }
    const std::size_t size = tree_[node].count;
    if (tree_[node].broken || (size >= count.least && size <= count.most)) return true;
    const std::string entries = fmt::format("{} {}", size, size == 1 ? "entry" : "entries");
    report(make(Id::wrong_count, place_of_subject(node), subject(), entries, words_of(count)));
    return false;
}

void Reader::record(NodeId node, const Table& table, void* record) {
    std::vector<bool> seen(table.keys.size());
    const bool names_kind = !table.title.kind.empty() && tree_.text(node) == table.title.kind;
    const auto shorthand = std::ranges::find(table.keys, table.title.shorthand, &Key::name);
    if (tree_[node].kind == NodeKind::map) {
        for (const Pair& pair : tree_.pairs(node)) read_pair(pair, table, record, seen);
    } else if (!names_kind && shorthand != table.keys.end()) {
        shorthand->read(*this, node, shorthand->rule, record);
        seen[static_cast<std::size_t>(shorthand - table.keys.begin())] = true;
    } else if (!names_kind) {
        refuse(node, "a map");
        return;
    }
    if (!tree_[node].broken && tree_[node].kind != NodeKind::refused) report_missing(node, table, seen);
}

void Reader::read_pair(const Pair& pair, const Table& table, void* record, std::vector<bool>& seen) {
    const std::string_view name = tree_.text(pair.key);
    const auto key = std::ranges::find(table.keys, name, &Key::name);
    if (key != table.keys.end()) {
        const Inside inside(*this, pair.key);
        key->read(*this, pair.value, key->rule, record);
        seen[static_cast<std::size_t>(key - table.keys.begin())] = true;
    } else if (name == kKind && !table.title.kind.empty()) {
        const Inside inside(*this, pair.key);
        if (tree_.text(pair.value) != table.title.kind) refuse(pair.value, in_backticks(table.title.kind));
    } else {
        report_unknown(pair.key, table);
    }
}

void Reader::report_unknown(NodeId key, const Table& table) {
    const std::string_view name = tree_.text(key);
    const std::string kind = table.title.kind.empty() ? "" : fmt::format(" of the kind `{}`", table.title.kind);
    Finding finding = make(Id::unknown_key, tree_.place(key), subject() + kind, shortened(name));
    finding.suggestion = name.find(':') == std::string_view::npos ? suggest(name, keys_of(table), "its keys are")
                                                                  : "a blank stands behind the `:`";
    report(std::move(finding));
}

void Reader::report_missing(NodeId node, const Table& table, const std::vector<bool>& seen) {
    for (std::size_t i = 0; i < table.keys.size(); ++i) {
        const Key& key = table.keys[i];
        if (seen[i] || !key.required) continue;
        Finding finding = make(Id::missing_key, place_of_subject(node), subject(), key.name);
        finding.suggestion = fmt::format("it is {}: {}", key.words(key.rule), key.meaning);
        report(std::move(finding));
    }
}

std::optional<std::size_t> Reader::choose(NodeId node, std::span<const Alternative> alternatives, const Rule& rule) {
    const std::string expected = words_of(alternatives, rule);
    if (tree_[node].kind == NodeKind::scalar) return choose_scalar(node, alternatives, expected);
    if (tree_[node].kind == NodeKind::map) return choose_map(node, alternatives, expected);
    const auto* list =
        std::ranges::find(alternatives.data(), alternatives.data() + alternatives.size(), true, &Alternative::list);
    if (tree_[node].kind == NodeKind::list && list != alternatives.data() + alternatives.size())
        return static_cast<std::size_t>(list - alternatives.data());
    refuse(node, expected);
    return std::nullopt;
}

std::optional<std::size_t> Reader::choose_scalar(NodeId scalar, std::span<const Alternative> alternatives,
                                                 std::string_view expected) {
    if (const auto kind = find_kind(alternatives, tree_.text(scalar))) return kind;
    const auto found = std::ranges::find(alternatives, true, &Alternative::scalar);
    if (found != alternatives.end()) return static_cast<std::size_t>(found - alternatives.begin());
    if (has_kinds(alternatives) && tree_[scalar].count > 0)
        report_unknown_kind(scalar, kinds_of(alternatives));
    else
        refuse(scalar, expected);
    return std::nullopt;
}

std::optional<std::size_t> Reader::choose_map(NodeId map, std::span<const Alternative> alternatives,
                                              std::string_view expected) {
    const auto pairs = tree_.pairs(map);
    const auto holds = [&](std::string_view key) {
        return std::ranges::find(pairs, key, [&](const Pair& pair) { return tree_.text(pair.key); });
    };
    if (const auto kind = holds(kKind); kind != pairs.end() && has_kinds(alternatives)) {
        const auto found = find_kind(alternatives, tree_.text(kind->value));
        if (!found) report_kind(*kind, alternatives);
        return found;
    }
    std::optional<std::size_t> plain;
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
        const std::string_view mark = alternatives[i].table == nullptr ? "" : alternatives[i].table->title.mark;
        if (!mark.empty() && holds(mark) != pairs.end()) return i;
        if (!plain && alternatives[i].map && mark.empty() && !is_kind(alternatives[i])) plain = i;
    }
    if (plain || tree_[map].broken) return plain;
    if (!has_kinds(alternatives)) {
        refuse(map, expected);
        return std::nullopt;
    }
    Finding finding = make(Id::missing_key, place_of_subject(map), subject(), kKind);
    finding.suggestion = fmt::format("it is {}", listed(kinds_of(alternatives)));
    report(std::move(finding));
    return std::nullopt;
}

void Reader::report_kind(const Pair& kind, std::span<const Alternative> alternatives) {
    const std::vector<std::string> kinds = kinds_of(alternatives);
    if (tree_.text(kind.value).empty()) {
        const Inside inside(*this, kind.key);
        refuse(kind.value, listed(kinds));
    } else {
        report_unknown_kind(kind.value, kinds);
    }
}

void Reader::report_unknown_kind(NodeId word, const std::vector<std::string>& kinds) {
    Finding finding = make(Id::unknown_kind, tree_.place(word), shortened(tree_.text(word)), subject());
    finding.suggestion = suggest(tree_.text(word), kinds, "the kinds are");
    report(std::move(finding));
}

void Reader::refuse(NodeId node, std::string_view expected, std::string suggestion) {
    if (tree_[node].kind == NodeKind::refused) return;
    if (tree_[node].kind == NodeKind::empty) return report_empty(node, expected);
    const bool scalar = tree_[node].kind == NodeKind::scalar;
    const std::string found =
        scalar ? in_backticks(tree_.text(node)) : std::string(tree_[node].kind == NodeKind::list ? "a list" : "a map");
    Finding finding = make(Id::wrong_value, tree_.place(node), subject(), expected, found);
    finding.suggestion = std::move(suggestion);
    report(std::move(finding));
}

void Reader::report_empty(NodeId node, std::string_view expected) {
    Finding finding = make(Id::missing_value, tree_.place(node), subject(), expected);
    const NodeId key = steps_.empty() ? kNoKey : steps_.back().key;
    if (key != kNoKey && tree_.text(key).find(':') != std::string_view::npos)
        finding.suggestion = "a blank stands behind the `:`";
    report(std::move(finding));
}

std::string Reader::subject() const {
    std::string text;
    for (std::size_t i = steps_.size(); i-- > 0;) {
        if (steps_[i].key != kNoKey) return text + in_backticks(tree_.text(steps_[i].key));
        text += fmt::format("entry {} of ", steps_[i].entry);
    }
    return text + "the file";
}

/// What is missing has no place; its key has, or the first byte of an entry.
text::Place Reader::place_of_subject(NodeId node) const {
    if (!steps_.empty() && steps_.back().key != kNoKey) return tree_.place(steps_.back().key);
    const text::Place place = tree_.place(node);
    return {place.source, {place.span.begin, std::min(place.span.end, place.span.begin + 1)}};
}

}  // namespace lrsched::config
