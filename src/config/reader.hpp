// Room config: walks a tree by the table of a schema. What belongs to no single type of value is here: keys, kinds, counts,
// and the words of the findings.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/rule.hpp"
#include "config/tree.hpp"
#include "diagnostic/finding.hpp"
#include "lrsched/limits.hpp"

namespace lrsched::config {

class Reader;
struct Table;

/// A row of a schema: a key of a map and the member of a struct that takes its value. Made by must<> and may<> (schema.hpp).
struct Key {
    std::string_view name;
    std::string_view meaning;
    Rule rule;
    bool required = false;
    void (*read)(Reader& reader, NodeId value, const Rule& rule, void* record) = nullptr;
    std::string (*words)(const Rule& rule) = nullptr;  ///< `a number from 0 to 1`
    std::string (*details)() = nullptr;                ///< of the words that are allowed, for the reference
    std::string (*fallback)() = nullptr;               ///< the value of a struct just made, as text
    void (*tables)(std::vector<const Table*>& found) = nullptr;
};

/// What a struct is to those who write it in YAML.
struct Title {
    std::string_view name;         ///< `optimizer`
    std::string_view kind{};       ///< as one of several: chosen by `kind: sgd`
    std::string_view mark{};       ///< as one of several: chosen where the map has this key
    std::string_view shorthand{};  ///< the key that is meant where no map stands: `lr: 0.1` for `lr: {value: 0.1}`
    std::string_view meaning{};
};

struct Table {
    Title title;
    std::span<const Key> keys;
};

/// One of several things that may stand at a place.
struct Alternative {
    const Table* table = nullptr;  ///< of a struct
    bool scalar = false;           ///< takes a text as it is
    bool list = false;
    bool map = false;
    std::string (*words)(const Rule& rule) = nullptr;
};

[[nodiscard]] std::string words_of(std::span<const Alternative> alternatives, const Rule& rule);

class Reader {
public:
    Reader(const Tree& tree, const Limits& limits, std::vector<diagnostic::Finding>& findings)
        : tree_(tree), limits_(limits), findings_(findings) {}

    [[nodiscard]] const Tree& tree() const noexcept { return tree_; }
    [[nodiscard]] const Limits& limits() const noexcept { return limits_; }

    /// The text of a scalar that is not empty. A finding where something else stands.
    [[nodiscard]] std::optional<std::string_view> text(NodeId node, std::string_view expected);

    /// The entries of a list of the right length. A finding where something else stands.
    [[nodiscard]] std::optional<std::span<const NodeId>> entries(NodeId node, const Count& count,
                                                                 std::string_view expected);
    [[nodiscard]] std::optional<std::span<const Pair>> names(NodeId node, const Count& count,
                                                             std::string_view expected);

    /// A map with the keys of the table, into the struct that the table is of.
    void record(NodeId node, const Table& table, void* record);

    /// Which of several things stands there. A finding where it is none.
    [[nodiscard]] std::optional<std::size_t> choose(NodeId node, std::span<const Alternative> alternatives,
                                                    const Rule& rule);

    /// "`momentum` is a number from 0 to 1, not `2`"
    void refuse(NodeId node, std::string_view expected, std::string suggestion = {});
    void report(diagnostic::Finding finding) { findings_.push_back(std::move(finding)); }

    /// While it lives, findings speak of a key or an entry of what is being read.
    class Inside {
    public:
        Inside(Reader& reader, NodeId key) : reader_(reader) { reader_.steps_.push_back({key, 0}); }
        Inside(Reader& reader, std::size_t entry) : reader_(reader) { reader_.steps_.push_back({kNoKey, entry}); }
        ~Inside() { reader_.steps_.pop_back(); }
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;

    private:
        Reader& reader_;
    };

    /// What is being read: "`momentum`", "entry 2 of `panels`", "the file".
    [[nodiscard]] std::string subject() const;

private:
    static constexpr NodeId kNoKey = ~NodeId{0};
    struct Step {
        NodeId key = kNoKey;
        std::size_t entry = 0;  // counted from 1
    };

    [[nodiscard]] bool has_kind(NodeId node, NodeKind kind, const Count& count, std::string_view expected);
    void read_pair(const Pair& pair, const Table& table, void* record, std::vector<bool>& seen);
    void report_empty(NodeId node, std::string_view expected);
    void report_unknown(NodeId key, const Table& table);
    void report_missing(NodeId node, const Table& table, const std::vector<bool>& seen);
    [[nodiscard]] std::optional<std::size_t> choose_map(NodeId map, std::span<const Alternative> alternatives,
                                                        std::string_view expected);
    [[nodiscard]] std::optional<std::size_t> choose_scalar(NodeId scalar, std::span<const Alternative> alternatives,
                                                           std::string_view expected);
    void report_kind(const Pair& kind, std::span<const Alternative> alternatives);
    void report_unknown_kind(NodeId word, const std::vector<std::string>& kinds);
    [[nodiscard]] text::Place place_of_subject(NodeId node) const;

    const Tree& tree_;
    const Limits& limits_;
    std::vector<diagnostic::Finding>& findings_;
    std::vector<Step> steps_;
};

/// A text as it is shown in a sentence: in backticks, on one line, and not too long.
[[nodiscard]] std::string in_backticks(std::string_view text);

/// "`a`, `b` or `c`"
[[nodiscard]] std::string listed(std::span<const std::string> words, std::string_view last = "or");

}  // namespace lrsched::config
