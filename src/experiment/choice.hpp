// Room experiment: a kind of problem or optimizer and what it is told, as a config writes it. The tables of room train say what
// may stand there.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/schema.hpp"
#include "train/kind.hpp"

namespace lrsched::experiment {

/// One of several kinds of a thing: `problem`, `optimizer`.
struct Kinds {
    std::string_view what;
    std::span<const train::Kind> (*all)() noexcept;
    std::string_view page;  ///< where people read of them
};

struct Choice {
    std::string name;  ///< instead of a spec: that of a kind without values, or of an entry of `problems`, `optimizers`
    train::Spec spec;
    text::Place place;
    std::vector<config::Located<std::string>> values{};  ///< the names in the spec with the places of their values
    std::vector<std::string> paths{};                    ///< those that are paths, seen from the config's folder

    /// The place of a value, or of the whole where there is none.
    [[nodiscard]] text::Place place_of(std::string_view value) const noexcept;
};

extern const Kinds kProblems;
extern const Kinds kOptimizers;

template <const Kinds& Of> struct ChoiceOf : Choice {};
using ProblemChoice = ChoiceOf<kProblems>;
using OptimizerChoice = ChoiceOf<kOptimizers>;

void read_choice(config::Reader& reader, config::NodeId node, const Kinds& kinds, Choice& choice);
[[nodiscard]] std::string words_of(const Kinds& kinds);

/// A single value as text, for a parameter; or what is accepted instead.
[[nodiscard]] std::variant<train::Value, std::string> read_value(const train::Parameter& parameter,
                                                                 std::string_view text);

/// `a whole number from 1 on`
[[nodiscard]] std::string words_of(const train::Parameter& parameter);

}  // namespace lrsched::experiment

template <const lrsched::experiment::Kinds& Of> struct lrsched::config::Form<lrsched::experiment::ChoiceOf<Of>> {
    static constexpr bool scalar = true;
    static constexpr bool list = false;
    static constexpr bool map = true;
    static void read(Reader& reader, NodeId node, const Rule&, experiment::ChoiceOf<Of>& value) {
        experiment::read_choice(reader, node, Of, value);
    }
    static std::string words(const Rule&) { return experiment::words_of(Of); }
    static std::string details() { return {}; }
    static std::string show(const experiment::ChoiceOf<Of>& value) { return value.name; }
    static void tables(std::vector<const Table*>&) {}
};
