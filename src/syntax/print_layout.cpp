#include "syntax/print_layout.hpp"

#include <algorithm>
#include <vector>

#include "text/source.hpp"

namespace lrsched::syntax {
namespace {

using Op = Piece::Op;

constexpr bool is_comment(Op op) { return op == Op::beside || op == Op::above; }
constexpr bool may_break(Op op) {
    return op == Op::line || op == Op::soft || op == Op::fill || op == Op::assign || is_comment(op);
}

std::uint32_t flat_width(const Piece& piece) {
    switch (piece.op) {
        case Op::text: return static_cast<std::uint32_t>(text::count_code_points(piece.text));
        case Op::space:
        case Op::line:
        case Op::fill:
        case Op::assign: return 1;
        default: return 0;
    }
}

/// Widths of all groups, found before anything is written.
class Measure {
public:
    explicit Measure(std::span<const Piece> pieces)
        : width_(pieces.size() + 1), comments_(pieces.size() + 1), end_(pieces.size()), reach_(pieces.size() + 1) {
        std::vector<std::size_t> groups;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const Op op = pieces[i].op;
            if (op == Op::open || op == Op::assign) groups.push_back(i);
            if (op == Op::close) {
                end_[groups.back()] = i;
                groups.pop_back();
            }
            width_[i + 1] = width_[i] + flat_width(pieces[i]);
            comments_[i + 1] = comments_[i] + (is_comment(op) ? 1 : 0);
        }
        for (std::size_t i = pieces.size(); i-- > 0;) {
            reach_[i] = may_break(pieces[i].op) ? 0 : flat_width(pieces[i]) + reach_[i + 1];
        }
    }

    /// True if the group that piece i opens can stand on one line from this column on.
    [[nodiscard]] bool fits(std::size_t i, std::size_t column) const {
        const std::size_t end = end_[i];
        if (comments_[end] != comments_[i]) return false;
        return column + (width_[end] - width_[i + 1]) + reach_[end] <= kLineWidth;
    }

    /// Width of the text from piece i on up to the next place for a break.
    [[nodiscard]] std::size_t reach(std::size_t i) const { return reach_[i]; }

private:
    std::vector<std::uint32_t> width_;     // of the pieces before, on one line
    std::vector<std::uint32_t> comments_;  // among the pieces before
    std::vector<std::size_t> end_;
    std::vector<std::uint32_t> reach_;
};

class Press {
public:
    explicit Press(std::span<const Piece> pieces) : pieces_(pieces), measure_(pieces) {}

    LaidOut run() {
        for (std::size_t i = 0; i < pieces_.size(); ++i) step(i);
        return std::move(result_);
    }

private:
    struct Frame {
        std::size_t indent = 0;
        bool flat = false;
    };
    enum class Gap : std::uint8_t { none, space, newline };

    void step(std::size_t i) {
        const Piece& piece = pieces_[i];
        Frame& frame = frames_.back();
        switch (piece.op) {
            case Op::text: return put(piece.text);
            case Op::space: return space();
            case Op::line: return frame.flat ? space() : newline();
            case Op::soft: return frame.flat ? void() : newline();
            case Op::fill:
                return frame.flat || column() + 1 + measure_.reach(i + 1) <= kLineWidth ? space() : newline();
            case Op::open: return frames_.push_back({frame.indent, frame.flat || measure_.fits(i, column())});
            case Op::assign: return assign(i);
            case Op::close: return frames_.pop_back();
            case Op::indent: frame.indent += kIndent; return;
            case Op::dedent: frame.indent -= kIndent; return;
            case Op::beside: result_.text.append("  ").append(piece.text); return end_line();
            case Op::above:
                if (gap_ != Gap::newline) newline();
                put(piece.text);
                return end_line();
            case Op::anchor: anchor_ = true; return;
        }
    }

    void assign(std::size_t i) {
        const Frame outer = frames_.back();
        const Frame below{outer.indent + kIndent, false};
        if (gap_ != Gap::newline && (outer.flat || measure_.fits(i, column() + 1))) {
            space();
            return frames_.push_back({outer.indent, true});
        }
        const bool fits_below = measure_.fits(i, column_of(below.indent));
        if (gap_ != Gap::newline && piece_hugs(i) && !fits_below) {
            space();
            return frames_.push_back({outer.indent, false});
        }
        frames_.push_back({below.indent, fits_below});
        newline();
    }
    [[nodiscard]] bool piece_hugs(std::size_t i) const { return pieces_[i].hug; }

    void space() {
        if (gap_ == Gap::none) gap_ = Gap::space;
    }
    void newline() {
        gap_ = Gap::newline;
        line_indent_ = column_of(frames_.back().indent);
    }
    /// Behind a comment: whatever comes next begins a line, at the indent that holds then.
    void end_line() {
        gap_ = Gap::newline;
        line_indent_.reset();
    }

    void put(std::string_view text) {
        const std::size_t begin = column();
        if (gap_ == Gap::newline) {
            result_.text.push_back('\n');
            result_.text.append(begin, ' ');
        } else if (gap_ == Gap::space) {
            result_.text.push_back(' ');
        }
        if (anchor_) result_.anchor = result_.text.size();
        anchor_ = false;
        result_.text.append(text);
        column_ = begin + text::count_code_points(text);
        gap_ = Gap::none;
        line_indent_.reset();
        if (text == "(" || text == "[" || text == "{") ++brackets_;
        if (text == ")" || text == "]" || text == "}") --brackets_;
    }

    /// Where the next text would begin.
    [[nodiscard]] std::size_t column() const {
        if (gap_ == Gap::newline) return line_indent_.value_or(column_of(frames_.back().indent));
        return column_ + (gap_ == Gap::space ? 1U : 0U);
    }
    /// Outside of brackets a line that is not indented would begin another item.
    [[nodiscard]] std::size_t column_of(std::size_t indent) const {
        return brackets_ == 0 && indent == 0 ? kIndent : std::min(indent, kDeepestIndent);
    }

    std::span<const Piece> pieces_;
    Measure measure_;
    LaidOut result_;
    std::vector<Frame> frames_{Frame{}};
    Gap gap_ = Gap::none;
    std::optional<std::size_t> line_indent_;
    std::size_t column_ = 0;
    std::size_t brackets_ = 0;
    bool anchor_ = false;
};

}  // namespace

LaidOut lay_out(std::span<const Piece> pieces) { return Press(pieces).run(); }

}  // namespace lrsched::syntax
