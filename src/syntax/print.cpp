#include "syntax/print.hpp"

#include <algorithm>
#include <vector>

#include "syntax/print_compose.hpp"
#include "text/source.hpp"

namespace lrsched::syntax {
namespace {

/// A line or lines of the result: an item, or a comment on a line of its own.
struct Block {
    std::optional<ItemKind> kind;  // an item's
    std::string code;
    std::optional<std::size_t> equals;  // offset of its =, where it can stand below that of the line above
    std::string_view comment;           // behind the item, or alone
    bool blank_above = false;

    [[nodiscard]] bool one_line() const { return kind && code.find('\n') == std::string::npos; }
};

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// The text of a comment without what is invisible at its end.
std::string_view comment_text(std::string_view text, Span span) {
    std::string_view comment = text.substr(span.begin, span.end - span.begin);
    while (!comment.empty() && is_blank(comment.back())) comment.remove_suffix(1);
    return comment;
}

bool has_blank_line(std::string_view gap) {
    std::size_t begin = gap.find('\n');
    while (begin != std::string_view::npos) {
        const std::size_t end = gap.find('\n', begin + 1);
        if (end == std::string_view::npos) return false;
        if (std::ranges::all_of(gap.substr(begin + 1, end - begin - 1), is_blank)) return true;
        begin = end;
    }
    return false;
}

/// The blocks of a file, in the order of the text.
class Blocks {
public:
    Blocks(std::string_view text, const File& file, const Tree& tree) : text_(text), file_(file), tree_(tree) {
        for (const Comment& comment : file.comments) comments_.push_back(comment_text(text, comment.span));
    }

    std::optional<std::vector<Block>> run() {
        for (const Item& item : file_.items) {
            comments_before(item.place.span.begin);
            if (!add(item)) return std::nullopt;
        }
        comments_before(static_cast<std::uint32_t>(text_.size()));
        return std::move(blocks_);
    }

private:
    bool add(const Item& item) {
        const Span span = item.place.span;
        const std::vector<Lexeme> lexemes = lex(text_, span, file_.comments);
        Composer composer({tree_, comments_}, lexemes);
        composer.item(item);
        if (!composer.at_end()) return false;
        LaidOut laid_out = lay_out(composer.pieces());
        blocks_.push_back({item.kind, std::move(laid_out.text), laid_out.anchor, {}, blank_above(span.begin)});
        end_ = span.end;
        while (next_ < file_.comments.size() && file_.comments[next_].span.begin < end_) ++next_;
        return true;
    }

    void comments_before(std::uint32_t at) {
        for (; next_ < file_.comments.size() && file_.comments[next_].span.begin < at; ++next_) {
            const Span span = file_.comments[next_].span;
            const bool beside = !blocks_.empty() && blocks_.back().comment.empty() &&
                                text_.substr(end_, span.begin - end_).find('\n') == std::string_view::npos;
            if (beside) {
                blocks_.back().comment = comments_[next_];
            } else {
                blocks_.push_back({std::nullopt, indent_of(span.begin), {}, comments_[next_], blank_above(span.begin)});
            }
            end_ = span.end;
        }
    }

    /// A comment that is indented stays so: it may belong to the item above, and `##` in the first column is a doc comment.
    [[nodiscard]] std::string indent_of(std::uint32_t at) const {
        return at == 0 || text_[at - 1] == '\n' || text_.substr(0, at) == "\xEF\xBB\xBF" ? ""
                                                                                         : std::string(kIndent, ' ');
    }

    [[nodiscard]] bool blank_above(std::uint32_t at) const {
        return !blocks_.empty() && has_blank_line(text_.substr(end_, at - end_));
    }

    std::string_view text_;
    const File& file_;
    const Tree& tree_;
    std::vector<std::string_view> comments_;
    std::vector<Block> blocks_;
    std::size_t next_ = 0;   // comment
    std::uint32_t end_ = 0;  // of what the last block was made from
};

/// Calls `table` with every run of neighbouring blocks that go together.
template <class Together, class Table>
void for_each_run(std::span<Block> blocks, const Together& together, const Table& table) {
    for (std::size_t begin = 0; begin < blocks.size();) {
        std::size_t end = begin + 1;
        while (end < blocks.size() && !blocks[end].blank_above && together(blocks[end - 1], blocks[end])) ++end;
        table(blocks.subspan(begin, end - begin));
        begin = end;
    }
}

std::size_t width(std::string_view code) { return text::count_code_points(code); }

/// Neighbouring lines of one kind are a table: their = stand below one another, unless a line would get too long.
void align_equals(std::span<Block> run) {
    if (run.size() < 2) return;
    std::size_t column = 0;
    for (const Block& block : run) column = std::max(column, *block.equals);
    const bool fits = std::ranges::all_of(
        run, [&](const Block& block) { return width(block.code) + column - *block.equals <= kLineWidth; });
    if (!fits) return;
    for (Block& block : run) block.code.insert(*block.equals, column - *block.equals, ' ');
}

void align_comments(std::span<Block> run) {
    if (!run.front().kind || run.front().comment.empty()) return;
    std::size_t column = 0;
    if (run.front().one_line()) {
        for (const Block& block : run) column = std::max(column, width(block.code));
    }
    for (Block& block : run) {
        const std::size_t end = run.size() == 1 ? column : width(block.code);
        block.code.append(column - end + 2, ' ');
    }
}

void align(std::span<Block> blocks) {
    const auto same_table = [](const Block& above, const Block& below) {
        return above.kind == below.kind && above.equals && below.equals && above.one_line() && below.one_line();
    };
    const auto both_commented = [](const Block& above, const Block& below) {
        return above.one_line() && below.one_line() && !above.comment.empty() && !below.comment.empty();
    };
    for_each_run(blocks, same_table, align_equals);
    for_each_run(blocks, both_commented, align_comments);
}

}  // namespace

std::optional<std::string> print(std::string_view text, const File& file, const Tree& tree) {
    std::optional<std::vector<Block>> blocks = Blocks(text, file, tree).run();
    if (!blocks) return std::nullopt;
    align(*blocks);
    std::string result;
    for (const Block& block : *blocks) {
        if (block.blank_above) result.push_back('\n');
        result.append(block.code).append(block.comment).push_back('\n');
    }
    return result;
}

}  // namespace lrsched::syntax
