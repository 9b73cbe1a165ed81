// Room syntax: the stack on which the parser puts pieces of a tree, and the ways to fold them into nodes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "diagnostic/finding.hpp"
#include "lrsched/limits.hpp"
#include "syntax/tree.hpp"

namespace lrsched::syntax {

/// Ends the parse of an item: the finding says why.
struct SyntaxFailure {
    diagnostic::Finding finding;
};

enum class Tag : std::uint8_t { expr, op, name, argument_name, comma, negation };

struct Entry {
    Tag tag = Tag::expr;
    ExprId expr = kNoExpr;
    std::uint32_t aux = 0;  // Operator, Symbol or Mark
    Span span;
};

/// Pieces of one item. Spans are absolute in the source.
class Builder {
public:
    Builder(SourceId source, std::string_view text, Tree& tree, Symbols& symbols, const Limits& limits)
        : source_(source), text_(text), tree_(tree), symbols_(symbols), limits_(limits) {}

    [[nodiscard]] std::size_t mark() const noexcept { return stack_.size(); }
    void reset(std::size_t base) { stack_.resize(base); }
    void push(Entry entry) { stack_.push_back(entry); }
    [[nodiscard]] std::span<const Entry> since(std::size_t base) const { return std::span(stack_).subspan(base); }

    /// The end of the last token: a node's span does not include the blanks behind it.
    void touch(Span token) noexcept { last_end_ = token.end; }
    [[nodiscard]] Span up_to_last(std::uint32_t begin) const noexcept { return {begin, last_end_}; }

    /// Replaces everything since `base` by one expression.
    void fold(std::size_t base, Kind kind, Span span, std::span<const Edge> edges, std::uint32_t payload = 0);
    void replace(std::size_t base, Entry entry);

    void enter(std::uint32_t at);
    void leave() noexcept { --nesting_; }

    Item item;

    [[nodiscard]] std::string_view text(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
    [[nodiscard]] const std::string& symbol_text(Symbol symbol) const { return symbols_[symbol]; }
    [[nodiscard]] Symbol intern(std::string_view name) { return symbols_.intern(name); }
    [[nodiscard]] Tree& tree() noexcept { return tree_; }
    [[nodiscard]] Place place(Span span) const noexcept { return {source_, span}; }
    [[noreturn]] static void fail(diagnostic::Finding finding) { throw SyntaxFailure{std::move(finding)}; }

private:
    SourceId source_;
    std::string_view text_;
    Tree& tree_;
    Symbols& symbols_;
    const Limits& limits_;
    std::vector<Entry> stack_;
    std::uint32_t last_end_ = 0;
    std::size_t nesting_ = 0;
};

// What the rules of the grammar become; each folds the entries since `base`.
void build_number(Builder& builder, std::size_t base, Span span);
void build_string(Builder& builder, std::size_t base, Span span);
void build_operators(Builder& builder, std::size_t base, Span span, Kind kind);
void build_power(Builder& builder, std::size_t base, Span span);
void build_unary(Builder& builder, std::size_t base, Span span);
void build_negation(Builder& builder, std::size_t base, Span span);
void build_comparison(Builder& builder, std::size_t base, Span span);
void build_logic(Builder& builder, std::size_t base, Span span, Kind kind);
void build_placed(Builder& builder, std::size_t base, Span span);
void build_condition(Builder& builder, std::size_t base, Span span);
void build_python_condition(Builder& builder, std::size_t base, Span span);
void build_group(Builder& builder, std::size_t base, Span span);
void build_sequence(Builder& builder, std::size_t base, Span span, Kind kind);
void build_call(Builder& builder, std::size_t base, Span span);
void build_postfix(Builder& builder, std::size_t base, Span span);
void build_pattern(Builder& builder, std::size_t base, Span span, bool list);
void build_let(Builder& builder, std::size_t base, Span span);
void build_lambda(Builder& builder, std::size_t base, Span span);
[[nodiscard]] Operator operator_of(std::string_view spelling) noexcept;

}  // namespace lrsched::syntax
