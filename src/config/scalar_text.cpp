#include "config/scalar_text.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace lrsched::config {
namespace {

constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A backslash and what belongs to it.
struct Escape {
    std::uint32_t length = 2;  ///< bytes in the source
    bool blank = false;        ///< an escaped line end counts as one, though it stands for nothing
};

Escape hexadecimal(std::string_view rest, std::uint32_t digits) noexcept {
    const std::string_view text = rest.substr(2, digits);
    std::uint32_t character = 0;
    std::from_chars(text.data(), text.data() + text.size(), character, 16);
    return {2 + digits, character < 0x80 && is_blank(static_cast<char>(character))};
}

Escape escape_at(std::string_view rest) noexcept {
    const char kind = rest.size() > 1 ? rest[1] : '\n';
    switch (kind) {
        case 'x': return hexadecimal(rest, 2);
        case 'u': return hexadecimal(rest, 4);
        case 'U': return hexadecimal(rest, 8);
        case '\r': return {rest.substr(1).starts_with("\r\n") ? 3U : 2U, true};
        case 'n':
        case 'r':
        case 't': return {2, true};
        default: return {2, is_blank(kind)};
    }
}

/// Of the character that begins with this byte; of a byte that begins none, 1.
std::uint32_t length_of_character(char lead) noexcept {
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0xC0) return 1;
    if (byte < 0xE0) return 2;
    return byte < 0xF0 ? 3 : 4;
}

/// A piece of the source and how many bytes of the text it stands for.
struct Piece {
    text::Span source;
    std::uint32_t bytes = 1;
};

/// Goes through source and text at once, from one character that is no blank to the next.
class Walk {
public:
    explicit Walk(const Scalar& scalar) : scalar_(scalar), style_(style_of(scalar)), at_(scalar.begin) {
        if (style_ == Style::single_quoted || style_ == Style::double_quoted) ++at_;
        if (style_ == Style::literal || style_ == Style::folded) at_ = header_end();
    }

    [[nodiscard]] std::uint32_t at() const noexcept { return at_; }

    /// Moves behind the next character of the text; nothing behind its last.
    std::optional<Piece> next() noexcept {
        while (position_ < scalar_.text.size() && is_blank(scalar_.text[position_])) ++position_;
        if (position_ == scalar_.text.size()) return std::nullopt;
        const Piece piece = piece_here();
        at_ = piece.source.end;
        begin_ = position_;
        position_ = std::min(position_ + piece.bytes, static_cast<std::uint32_t>(scalar_.text.size()));
        return piece;
    }

    /// The bytes of the text that next() stood for.
    [[nodiscard]] text::Span taken() const noexcept { return {begin_, position_}; }

    /// Behind the closing quote, where there is one; only after the last next().
    [[nodiscard]] std::uint32_t end() const noexcept {
        if (style_ != Style::single_quoted && style_ != Style::double_quoted) return at_;
        const char quote = style_ == Style::single_quoted ? '\'' : '"';
        std::uint32_t at = at_;
        while (at < size() && scalar_.source[at] != quote) at += blank_length(at);
        return std::min(at + 1, size());
    }

private:
    [[nodiscard]] std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(scalar_.source.size()); }

    [[nodiscard]] std::uint32_t header_end() const noexcept {
        const std::size_t line = scalar_.source.find('\n', scalar_.begin);
        const std::string_view header = scalar_.source.substr(scalar_.begin, line - scalar_.begin);
        const std::size_t length = std::min(header.find_first_of(" \t\r"), header.size());
        const bool empty = std::ranges::all_of(scalar_.text, is_blank);
        return empty || line == std::string_view::npos ? scalar_.begin + static_cast<std::uint32_t>(length)
                                                       : static_cast<std::uint32_t>(line);
    }

    /// Bytes of the source that stand for a blank or for nothing.
    [[nodiscard]] std::uint32_t blank_length(std::uint32_t at) const noexcept {
        if (style_ != Style::double_quoted || scalar_.source[at] != '\\') return 1;
        return escape_at(scalar_.source.substr(at)).length;
    }

    [[nodiscard]] bool is_blank_here(std::uint32_t at) const noexcept {
        if (is_blank(scalar_.source[at])) return true;
        if (style_ != Style::double_quoted || scalar_.source[at] != '\\') return false;
        return escape_at(scalar_.source.substr(at)).blank;
    }

    [[nodiscard]] Piece piece_here() const noexcept {
        std::uint32_t at = at_;
        while (at < size() && is_blank_here(at)) at += blank_length(at);
        if (at >= size()) return {{size(), size()}, 1};
        const char c = scalar_.source[at];
        if (style_ == Style::double_quoted && c == '\\') {
            const Escape escape = escape_at(scalar_.source.substr(at));
            return {{at, std::min(at + escape.length, size())}, length_of_character(scalar_.text[position_])};
        }
        const std::uint32_t length = style_ == Style::single_quoted && c == '\'' ? 2 : 1;
        return {{at, std::min(at + length, size())}, 1};
    }

    Scalar scalar_;
    Style style_;
    std::uint32_t at_;            // in the source
    std::uint32_t position_ = 0;  // in the text
    std::uint32_t begin_ = 0;
};

}  // namespace

Style style_of(const Scalar& scalar) noexcept {
    switch (scalar.begin < scalar.source.size() ? scalar.source[scalar.begin] : ' ') {
        case '\'': return Style::single_quoted;
        case '"': return Style::double_quoted;
        case '|': return Style::literal;
        case '>': return Style::folded;
        default: return Style::plain;
    }
}

text::Span extent(const Scalar& scalar) noexcept {
    Walk walk(scalar);
    while (walk.next()) {
    }
    return {scalar.begin, walk.end()};
}

text::Span origin(const Scalar& scalar, text::Span span) noexcept {
    Walk walk(scalar);
    std::optional<std::uint32_t> begin;
    std::uint32_t end = walk.at();
    while (const auto piece = walk.next()) {
        if (walk.taken().begin < span.end) end = piece->source.end;
        if (!begin && walk.taken().end > span.begin) begin = piece->source.begin;
        if (walk.taken().begin >= span.end && begin) break;
    }
    return {std::min(begin.value_or(end), end), end};
}

bool agrees(const Scalar& scalar) noexcept {
    Walk walk(scalar);
    while (const auto piece = walk.next()) {
        if (piece->source.begin == piece->source.end) return false;
        const bool escaped = scalar.source[piece->source.begin] == '\\' && style_of(scalar) == Style::double_quoted;
        if (!escaped && scalar.source[piece->source.begin] != scalar.text[walk.taken().begin]) return false;
    }
    return true;
}

}  // namespace lrsched::config
