// Room syntax: walks the tree of one item and its tokens side by side. The tree says how things belong together, the
// tokens say how they were written: what is printed is the item's own tokens in their order, so no meaning can change.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/print_layout.hpp"
#include "syntax/print_tokens.hpp"
#include "syntax/tree.hpp"

namespace lrsched::syntax {

/// What the walk needs of the text around it.
struct PrintSource {
    const Tree& tree;
    std::span<const std::string_view> comments;  ///< texts of the file's comments
};

/// Appends tokens and comments to the pieces of one item. A comment behind a token waits until the groups that end
/// there are closed, so that it does not break what is complete before it.
class TokenWriter {
public:
    TokenWriter(const PrintSource& source, std::span<const Lexeme> lexemes) : source_(source), lexemes_(lexemes) {}

    /// The next token as it was written.
    void take() { take_as(next()); }
    /// The next token in its canonical spelling.
    void take_as(std::string_view spelling);
    /// A comma: comments before it come to stand behind it.
    void comma();
    /// Leaves the next token out; its comments stay.
    void drop();
    /// The next token, empty behind the last.
    [[nodiscard]] std::string_view next() const {
        return at_ < lexemes_.size() ? lexemes_[at_].text : std::string_view{};
    }

    void space() { push(Piece::Op::space); }
    void soft() { push(Piece::Op::soft); }
    void push(Piece::Op op);
    void indent() { pieces_.push_back({Piece::Op::indent}); }
    void dedent() { pieces_.push_back({Piece::Op::dedent}); }
    void anchor() { pieces_.push_back({Piece::Op::anchor}); }
    void open();
    void assign(bool hug);
    void close() { pieces_.push_back({Piece::Op::close}); }
    /// The comments above the next token, here and not where it will stand.
    void comments_above();

    [[nodiscard]] bool at_end() const noexcept { return at_ == lexemes_.size() && !missing_; }
    [[nodiscard]] std::span<const Piece> pieces() const noexcept { return pieces_; }

protected:
    [[nodiscard]] const Tree& tree() const noexcept { return source_.tree; }

private:
    void comment_beside();
    [[nodiscard]] bool comments_wait() const;
    void carry(const Lexeme& lexeme);

    PrintSource source_;
    std::span<const Lexeme> lexemes_;
    std::vector<Piece> pieces_;
    std::size_t at_ = 0;
    std::optional<std::uint32_t> beside_;  // behind the last token, not yet written
    std::vector<std::uint32_t> above_;     // of tokens left out: they go above the next token
    std::size_t shown_above_ = 0;          // tokens whose comments above are written
    bool missing_ = false;
};

class Composer : public TokenWriter {
public:
    using TokenWriter::TokenWriter;
    void item(const Item& item);

private:
    enum class Dense : bool { no, yes };

    // items
    void import_item();
    void run_item(const Item& item);
    void function_item(const Item& item);
    void named_item(const Item& item);
    void expression_item(ExprId body);
    void parameter(const Parameter& parameter);

    // expressions
    void visit(ExprId id, Dense dense = Dense::no);
    void paren(ExprId id);
    void call(ExprId id);
    void list(ExprId id);
    void dict(ExprId id);
    void index(ExprId id);
    void signs(ExprId id);
    void negation(ExprId id);
    void power(ExprId id);
    void sequence(ExprId id, Dense dense);
    void condition(ExprId id);
    void python_condition(ExprId id);
    void let(ExprId id);
    void binding(ExprId names, ExprId value);
    void pattern(ExprId id);
    void lambda(ExprId id);

    std::size_t take_signs();
    void assign_value(ExprId value, bool may_hug);

    void open_bracket();
    void close_bracket();
    /// What stands in a bracket, on one line, or each entry on a line of its own, or as many on a line as fit.
    template <class Entry> void entries(std::size_t count, bool fill, bool keep_last_comma, const Entry& entry);

    // shapes
    [[nodiscard]] bool simple(ExprId id) const;
    [[nodiscard]] bool all_simple(ExprId id) const;
    [[nodiscard]] bool bracketed(ExprId id) const;
    [[nodiscard]] bool hugs(ExprId id) const;
    [[nodiscard]] bool one_hugs(std::span<const ExprId> operands) const;
    [[nodiscard]] bool dense_product(ExprId id) const;
    [[nodiscard]] std::vector<bool> tight_operators(ExprId id, std::size_t count, Dense dense) const;
    [[nodiscard]] std::vector<ExprId> operands(ExprId id) const;
};

template <class Entry> void Composer::entries(std::size_t count, bool fill, bool keep_last_comma, const Entry& entry) {
    if (count == 0) return;
    soft();
    for (std::size_t i = 0; i < count; ++i) {
        if (i != 0) {
            comma();
            push(fill ? Piece::Op::fill : Piece::Op::line);
        }
        entry(i);
    }
    if (next() == ",") keep_last_comma ? comma() : drop();
}

}  // namespace lrsched::syntax
