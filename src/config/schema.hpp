// Room config: the whole of a schema. Whoever owns a struct says in one table what its keys are; from the table follow reading,
// ranges, what is missing, suggestions, and the reference.
//
//     struct Sgd { double momentum = 0; bool nesterov = false; };
//
//     template <> struct lrsched::config::Schema<Sgd> {
//         static constexpr Title title{.name = "optimizer", .kind = "sgd", .meaning = "stochastic gradient descent"};
//         static constexpr std::array keys{
//             may<&Sgd::momentum>("momentum", "share of the last step that is kept", {.range = below(0, 1)}),
//             may<&Sgd::nesterov>("nesterov", "looks ahead along the momentum"),
//         };
//     };
//
//     auto sgd = read_as<Sgd>(read(sources, source, limits, findings), limits, findings);
//
// The type of a member says what may stand in the file: numbers, truth values, texts, the types of values.hpp, enumerations
// with words, other structs with keys, std::optional, std::vector of any of them, std::vector<Named<T>> for free keys, and
// std::variant for one of several. The value of a member in a struct just made is what a key left out means.
#pragma once

#include <optional>
#include <vector>

#include "config/forms.hpp"

namespace lrsched::config {
namespace detail {

template <class Member> struct Parts;
template <class Record, class Value> struct Parts<Value Record::*> {
    using record = Record;
    using value = Value;
};

template <auto Member>
[[nodiscard]] constexpr Key key(std::string_view name, std::string_view meaning, const Rule& rule, bool required) {
    using Record = typename Parts<decltype(Member)>::record;
    using Value = typename Parts<decltype(Member)>::value;
    return {.name = name,
            .meaning = meaning,
            .rule = rule,
            .required = required,
            .read = [](Reader& reader, NodeId node, const Rule& given,
                       void* record) { Form<Value>::read(reader, node, given, static_cast<Record*>(record)->*Member); },
            .words = &Form<Value>::words,
            .details = &Form<Value>::details,
            .fallback = [] { return Form<Value>::show(Record{}.*Member); },
            .tables = &Form<Value>::tables};
}

}  // namespace detail

/// A key that has to be there.
template <auto Member>
[[nodiscard]] constexpr Key must(std::string_view name, std::string_view meaning, const Rule& rule = {}) {
    return detail::key<Member>(name, meaning, rule, true);
}

/// A key that may be left out.
template <auto Member>
[[nodiscard]] constexpr Key may(std::string_view name, std::string_view meaning, const Rule& rule = {}) {
    return detail::key<Member>(name, meaning, rule, false);
}

/// The root of a tree as a value, as far as it can be read: what has a finding is as in a value just made.
template <class T>
[[nodiscard]] T read_parts_as(const Tree& tree, const Limits& limits, std::vector<diagnostic::Finding>& findings) {
    T value{};
    Reader reader(tree, limits, findings);
    Form<T>::read(reader, tree.root(), {}, value);
    return value;
}

/// The same, or nothing where this or anything before it has a finding.
template <class T>
[[nodiscard]] std::optional<T> read_as(const Tree& tree, const Limits& limits,
                                       std::vector<diagnostic::Finding>& findings) {
    T value = read_parts_as<T>(tree, limits, findings);
    return findings.empty() ? std::optional(std::move(value)) : std::nullopt;
}

}  // namespace lrsched::config
