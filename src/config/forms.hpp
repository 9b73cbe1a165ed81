// Room config: how a value of each type is read, told in a sentence, and shown as a default. Form<T> has for each type
//
//     read(reader, node, rule, value)   into `value`; findings tell what is wrong
//     words(rule)                       `a number from 0 to 1`
//     details()                         what words that are allowed mean; empty for most
//     show(value)                       as in a file; empty where there is nothing to show
//     tables(found)                     the tables of structs inside
//     scalar, list, map                 what may stand in the file
#pragma once

#include <array>
#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "config/reader.hpp"
#include "config/values.hpp"

namespace lrsched::config {

/// What a struct or an enumeration is to those who write it; specialised by whoever owns the type (schema.hpp).
template <class T> struct Schema;

/// A value of an enumeration and its name in a file.
template <class E> struct Word {
    std::string_view text;
    E value;
    std::string_view meaning{};
};
template <class E> Word(std::string_view, E, std::string_view = {}) -> Word<E>;

template <class T>
concept HasKeys = requires {
    Schema<T>::keys;
};
template <class T>
concept HasWords = std::is_enum_v<T> && requires {
    Schema<T>::words;
};

template <HasKeys T> inline constexpr Table kTable{Schema<T>::title, Schema<T>::keys};

template <class T> struct Form;

/// What types of one text have in common.
struct ScalarForm {
    static constexpr bool scalar = true;
    static constexpr bool list = false;
    static constexpr bool map = false;
    static std::string details() { return {}; }
    static void tables(std::vector<const Table*>&) {}
};

template <> struct Form<double> : ScalarForm {
    static void read(Reader& reader, NodeId node, const Rule& rule, double& value);
    static std::string words(const Rule& rule);
    static std::string show(double value);
};

template <> struct Form<std::int64_t> : ScalarForm {
    static void read(Reader& reader, NodeId node, const Rule& rule, std::int64_t& value);
    static std::string words(const Rule& rule);
    static std::string show(std::int64_t value);
};

template <> struct Form<bool> : ScalarForm {
    static void read(Reader& reader, NodeId node, const Rule& rule, bool& value);
    static std::string words(const Rule& rule);
    static std::string show(bool value);
};

template <> struct Form<std::string> : ScalarForm {
    static void read(Reader& reader, NodeId node, const Rule& rule, std::string& value);
    static std::string words(const Rule& rule);
    static std::string show(const std::string& value);
};

template <> struct Form<Expression> : ScalarForm {
    static void read(Reader& reader, NodeId node, const Rule& rule, Expression& value);
    static std::string words(const Rule& rule);
    static std::string show(const Expression& value);
};

template <> struct Form<Path> : ScalarForm {
    static void read(Reader& reader, NodeId node, const Rule& rule, Path& value);
    static std::string words(const Rule& rule);
    static std::string show(const Path& value);
};

template <> struct Form<Wholes> : ScalarForm {
    static constexpr bool list = true;
    static void read(Reader& reader, NodeId node, const Rule& rule, Wholes& value);
    static std::string words(const Rule& rule);
    static std::string show(const Wholes& value);
};

/// The word of a choice, or nothing and a finding.
[[nodiscard]] std::optional<std::size_t> read_word(Reader& reader, NodeId node, std::span<const std::string> words);

template <HasWords E> struct Form<E> : ScalarForm {
    static std::vector<std::string> all() {
        std::vector<std::string> texts;
        texts.reserve(Schema<E>::words.size());
        for (const auto& word : Schema<E>::words) texts.emplace_back(word.text);
        return texts;
    }
    static void read(Reader& reader, NodeId node, const Rule&, E& value) {
        if (const auto found = read_word(reader, node, all())) value = Schema<E>::words[*found].value;
    }
    static std::string words(const Rule&) { return listed(all()); }
    static std::string details() {
        std::string text;
        for (const auto& word : Schema<E>::words) {
            if (!word.meaning.empty()) text += fmt::format("; `{}`: {}", word.text, word.meaning);
        }
        return text;
    }
    static std::string show(E value) {
        for (const auto& word : Schema<E>::words) {
            if (word.value == value) return std::string(word.text);
        }
        return {};
    }
};

template <HasKeys T> struct Form<T> {
    static constexpr bool scalar = !Schema<T>::title.shorthand.empty();
    static constexpr bool list = false;
    static constexpr bool map = true;
    static void read(Reader& reader, NodeId node, const Rule&, T& value) { reader.record(node, kTable<T>, &value); }
    static std::string words(const Rule&) {
        return scalar ? "a map, or its `" + std::string(Schema<T>::title.shorthand) + "` alone" : "a map";
    }
    static std::string details() { return {}; }
    static std::string show(const T&) { return {}; }
    static void tables(std::vector<const Table*>& found) { found.push_back(&kTable<T>); }
};

/// What types around another type take over from it.
template <class T> struct AroundForm {
    static constexpr bool scalar = Form<T>::scalar;
    static constexpr bool list = Form<T>::list;
    static constexpr bool map = Form<T>::map;
    static std::string words(const Rule& rule) { return Form<T>::words(rule); }
    static std::string details() { return Form<T>::details(); }
    static void tables(std::vector<const Table*>& found) { Form<T>::tables(found); }
};

template <class T> struct Form<Located<T>> : AroundForm<T> {
    static void read(Reader& reader, NodeId node, const Rule& rule, Located<T>& value) {
        value.place = reader.tree().place(node);
        Form<T>::read(reader, node, rule, value.value);
    }
    static std::string show(const Located<T>& value) { return Form<T>::show(value.value); }
};

template <class T> struct Form<std::optional<T>> : AroundForm<T> {
    static void read(Reader& reader, NodeId node, const Rule& rule, std::optional<T>& value) {
        Form<T>::read(reader, node, rule, value.emplace());
    }
    static std::string show(const std::optional<T>& value) { return value ? Form<T>::show(*value) : std::string{}; }
};

/// The rule of a list of lists speaks of the outer one where it counts, of the numbers inside where it bounds.
[[nodiscard]] constexpr Rule rule_of_entries(const Rule& rule) noexcept { return {.range = rule.range}; }

template <class T>
void read_entries(Reader& reader, std::span<const NodeId> nodes, const Rule& rule, std::vector<T>& items) {
    items.clear();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Reader::Inside inside(reader, i + 1);
        Form<T>::read(reader, nodes[i], rule_of_entries(rule), items.emplace_back());
    }
}

[[nodiscard]] std::string list_text(std::span<const std::string> items);

template <class T> std::string show_entries(const std::vector<T>& items) {
    std::vector<std::string> texts;
    texts.reserve(items.size());
    for (const T& item : items) texts.push_back(Form<T>::show(item));
    return list_text(texts);
}

template <class T> struct Form<std::vector<T>> : AroundForm<T> {
    static constexpr bool scalar = false;
    static constexpr bool list = true;
    static constexpr bool map = false;
    static void read(Reader& reader, NodeId node, const Rule& rule, std::vector<T>& value) {
        if (const auto nodes = reader.entries(node, rule.count, "a list")) read_entries(reader, *nodes, rule, value);
    }
    static std::string words(const Rule& rule) { return "a list, each entry " + Form<T>::words(rule_of_entries(rule)); }
    static std::string show(const std::vector<T>& value) { return show_entries(value); }
};

template <class T> struct Form<OneOrMany<T>> : AroundForm<T> {
    static_assert(!Form<T>::list, "a list could be one of them or many");
    static constexpr bool list = true;
    static void read(Reader& reader, NodeId node, const Rule& rule, OneOrMany<T>& value) {
        if (reader.tree()[node].kind == NodeKind::list || rule.count.least > 1)
            return Form<std::vector<T>>::read(reader, node, rule, value.items);
        value.items.clear();
        Form<T>::read(reader, node, rule_of_entries(rule), value.items.emplace_back());
    }
    static std::string words(const Rule& rule) { return Form<T>::words(rule_of_entries(rule)) + ", or a list of them"; }
    static std::string show(const OneOrMany<T>& value) {
        return value.items.size() == 1 ? Form<T>::show(value.items.front()) : show_entries(value.items);
    }
};

/// The name of an entry of a map with free keys; a finding where it is empty.
void read_name(Reader& reader, NodeId key, std::string& name);

template <class T> struct Form<std::vector<Named<T>>> : AroundForm<T> {
    static constexpr bool scalar = false;
    static constexpr bool list = false;
    static constexpr bool map = true;
    static void read(Reader& reader, NodeId node, const Rule& rule, std::vector<Named<T>>& value) {
        const auto pairs = reader.names(node, rule.count, "a map of names");
        if (!pairs) return;
        value.clear();
        for (const Pair& pair : *pairs) {
            Named<T>& entry = value.emplace_back();
            entry.name_place = reader.tree().place(pair.key);
            read_name(reader, pair.key, entry.name);
            const Reader::Inside inside(reader, pair.key);
            Form<T>::read(reader, pair.value, rule_of_entries(rule), entry.value);
        }
    }
    static std::string words(const Rule& rule) {
        return "a map of names, each with " + Form<T>::words(rule_of_entries(rule));
    }
    static std::string show(const std::vector<Named<T>>&) { return {}; }
};

template <class T> [[nodiscard]] constexpr Alternative alternative_of() {
    const Table* table = nullptr;
    if constexpr (HasKeys<T>) table = &kTable<T>;
    return {table, Form<T>::scalar, Form<T>::list, Form<T>::map, &Form<T>::words};
}

template <class... T> struct Form<std::variant<T...>> {
    static constexpr bool scalar = (Form<T>::scalar || ...);
    static constexpr bool list = (Form<T>::list || ...);
    static constexpr bool map = (Form<T>::map || ...);
    using Value = std::variant<T...>;
    static constexpr std::array<Alternative, sizeof...(T)> kAlternatives{alternative_of<T>()...};

    static void read(Reader& reader, NodeId node, const Rule& rule, Value& value) {
        using Read = void (*)(Reader&, NodeId, const Rule&, Value&);
        constexpr std::array<Read, sizeof...(T)> reads{
            [](Reader& r, NodeId n, const Rule& u, Value& v) { Form<T>::read(r, n, u, v.template emplace<T>()); }...};
        if (const auto chosen = reader.choose(node, kAlternatives, rule)) reads[*chosen](reader, node, rule, value);
    }
    static std::string words(const Rule& rule) { return words_of(kAlternatives, rule); }
    static std::string details() { return (std::string{} + ... + Form<T>::details()); }
    static std::string show(const Value& value) {
        return std::visit([]<class A>(const A& held) { return Form<A>::show(held); }, value);
    }
    static void tables(std::vector<const Table*>& found) { (Form<T>::tables(found), ...); }
};

}  // namespace lrsched::config
