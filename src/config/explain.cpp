#include "config/explain.hpp"

#include <algorithm>
#include <array>

#include "config/lines.hpp"
#include "config/scalar_text.hpp"

namespace lrsched::config {
namespace {

using diagnostic::Finding;
using diagnostic::Id;
using diagnostic::make;
using text::Place;
using text::Span;

/// What the parser was stopped in: its text and events, and the lists and maps that are open.
class Scene {
public:
    explicit Scene(const Stopped& stopped) : stopped_(stopped), at_(stopped.events.trouble.value_or(Trouble{}).at) {
        for (const Event& event : events().row) {
            if (event.kind == EventKind::list || event.kind == EventKind::map) open_.push_back(event);
            if (event.kind == EventKind::end) open_.pop_back();
        }
    }

    [[nodiscard]] const Events& events() const noexcept { return stopped_.events; }
    [[nodiscard]] std::string_view text() const noexcept { return stopped_.text; }
    [[nodiscard]] const Cap& cap() const noexcept { return stopped_.cap; }
    [[nodiscard]] std::uint32_t at() const noexcept { return at_; }
    [[nodiscard]] bool at_end() const noexcept { return skip_blanks(text(), at_) >= text().size(); }

    [[nodiscard]] Place place(std::uint32_t begin, std::size_t length) const noexcept {
        const auto size = static_cast<std::uint32_t>(text().size());
        return {stopped_.source, {std::min(begin, size), std::min(begin + static_cast<std::uint32_t>(length), size)}};
    }

    [[nodiscard]] const Event* innermost() const noexcept { return open_.empty() ? nullptr : &open_.back(); }

    [[nodiscard]] std::optional<std::uint32_t> innermost_bracket() const noexcept {
        for (std::size_t i = open_.size(); i-- > 0;) {
            const char c = open_[i].at < text().size() ? text()[open_[i].at] : ' ';
            if (open_[i].flow && (c == '[' || c == '{')) return open_[i].at;
        }
        return std::nullopt;
    }

    /// The scalar that was read last, if nothing was read behind it.
    [[nodiscard]] std::optional<Scalar> last_scalar() const noexcept {
        if (events().row.empty() || events().row.back().kind != EventKind::scalar) return std::nullopt;
        const Event& last = events().row.back();
        return Scalar{text(), last.at, events().texts[last.text]};
    }

    [[nodiscard]] std::uint32_t margin(std::uint32_t at) const noexcept {
        return skip_blanks(text(), line_begin(text(), at));
    }
    /// Of the line of the trouble, dashes of lists included; the trouble itself where there is none.
    [[nodiscard]] std::uint32_t tab_in_indentation() const noexcept {
        const std::uint32_t begin = line_begin(text(), at_);
        const std::string_view line = text().substr(begin, at_ - begin);
        const std::size_t tab = line.substr(0, line.find_first_not_of(" \t-")).find('\t');
        return tab == std::string_view::npos ? at_ : begin + static_cast<std::uint32_t>(tab);
    }

    [[nodiscard]] std::uint32_t column(std::uint32_t at) const noexcept { return at - line_begin(text(), at); }

private:
    const Stopped& stopped_;
    std::uint32_t at_;
    std::vector<Event> open_;
};

Finding unexpected(const Scene& scene, std::string_view expected, std::uint32_t where) {
    const std::uint32_t at = skip_blanks(scene.text(), where);
    if (at >= scene.text().size()) return make(Id::unexpected_end, scene.place(at, 0), expected);
    const std::string_view found = word_at(scene.text(), at);
    return make(Id::unexpected_token, scene.place(at, found.size()), expected, found);
}

Finding unexpected(const Scene& scene, std::string_view expected) { return unexpected(scene, expected, scene.at()); }

/// Closes the text behind the trouble and reads again: the scalar that is the last then begins with the open quote.
std::optional<std::uint32_t> find_open_quote(const Scene& scene) {
    for (const std::string_view closing : {"\n\"", "\n'"}) {
        const std::string closed = std::string(scene.text().substr(0, scene.at())) + std::string(closing);
        const Events events = read_events(closed, scene.events().begin, scene.cap());
        if (events.trouble && events.trouble->fault == Fault::open_quote) continue;
        const auto last = std::ranges::find(events.row.rbegin(), events.row.rend(), EventKind::scalar, &Event::kind);
        if (last != events.row.rend()) return last->at;
    }
    return std::nullopt;
}

Finding open_quote(const Scene& scene) {
    return make(Id::open_quote, scene.place(find_open_quote(scene).value_or(scene.at()), 1));
}

Finding bad_indentation(const Scene& scene, std::uint32_t at) {
    Finding finding = make(Id::bad_indentation, scene.place(at, word_at(scene.text(), at).size()));
    finding.suggestion = "keys of one map stand under one another";
    return finding;
}

/// `a=1`, `a:1` and other lines that were to be `key: value`.
std::string hint_for_key(std::string_view word) {
    if (word.find(':') != std::string_view::npos) return "a blank stands behind the `:`";
    if (word.find('=') != std::string_view::npos) return "a value is given as `key: value`";
    return "";
}

/// A colon that is the first on its line is there for a key. What is wrong then is the line, or the one right above it that
/// makes no key and so was read as the beginning of this one.
std::optional<Finding> wrong_line(const Scene& scene) {
    const std::uint32_t margin = scene.margin(scene.at());
    const std::uint32_t line = line_begin(scene.text(), margin);
    const std::string_view before = scene.text().substr(margin, scene.at() - std::min(margin, scene.at()));
    if (line == 0 || before.find(": ") != std::string_view::npos) return std::nullopt;
    const std::uint32_t above = scene.margin(line - 1);
    const std::string_view text = scene.text().substr(above, line - std::min(line, above));
    const bool key = text.find(": ") != std::string_view::npos || text.find(":\n") != std::string_view::npos;
    if (key || text.empty()) return std::nullopt;
    if (scene.column(above) < scene.column(margin)) return bad_indentation(scene, margin);
    if (scene.column(above) > scene.column(margin)) return std::nullopt;
    Finding finding = unexpected(scene, "`key: value`", above);
    finding.suggestion = hint_for_key(word_at(scene.text(), above));
    return finding;
}

Finding stray_colon(const Scene& scene) {
    const std::uint32_t margin = scene.margin(scene.at());
    const auto last = scene.last_scalar();
    const bool goes_on = last && style_of(*last) == Style::plain && last->begin < margin && extent(*last).end > margin;
    if (!goes_on) return wrong_line(scene).value_or(make(Id::stray_colon, scene.place(scene.at(), 1)));
    Finding finding = bad_indentation(scene, margin);
    finding.suggestion = "keys of one map stand under one another; a text that holds `: ` stands in quotes";
    finding.notes.push_back(
        {"the line reads on from this text", scene.place(last->begin, extent(*last).end - last->begin)});
    return finding;
}

Finding stray_entry(const Scene& scene) {
    Finding finding = make(Id::stray_entry, scene.place(scene.at(), 1));
    finding.suggestion = scene.innermost_bracket() ? "inside brackets entries are parted by `,`"
                                                   : "a list begins on a line of its own, below its key";
    return finding;
}

/// A text in quotes may have swallowed the lines up to here.
void note_long_quote(const Scene& scene, Finding& finding) {
    const auto last = scene.last_scalar();
    if (!last || (style_of(*last) != Style::single_quoted && style_of(*last) != Style::double_quoted)) return;
    const Span span = extent(*last);
    if (scene.text().substr(span.begin, span.end - span.begin).find('\n') == std::string_view::npos) return;
    finding.notes.push_back({"the text in quotes that ends here begins there", scene.place(span.begin, 1)});
}

Finding between_lines(const Scene& scene, std::string_view expected) {
    const Event* around = scene.innermost();
    const bool first = scene.margin(scene.at()) == scene.at();
    if (first && around != nullptr && scene.column(scene.at()) > scene.column(around->at))
        return bad_indentation(scene, scene.at());
    const std::string_view word = word_at(scene.text(), scene.at());
    if (first && word == "-") return stray_entry(scene);
    Finding finding = unexpected(scene, first ? expected : "the end of the line");
    finding.suggestion =
        first ? hint_for_key(word) : "a text that goes on behind a quote or a bracket stands in quotes as a whole";
    note_long_quote(scene, finding);
    return finding;
}

/// True if a line that is not inside the brackets, to judge by its indentation, was read as part of them.
bool left_brackets(const Scene& scene, std::uint32_t bracket) {
    const std::uint32_t line = scene.margin(scene.at());
    return line > bracket && scene.column(line) <= scene.column(scene.margin(bracket));
}

Finding between_brackets(const Scene& scene, std::string_view expected) {
    const auto bracket = scene.innermost_bracket();
    if (bracket && (scene.at_end() || left_brackets(scene, *bracket)))
        return make(Id::unclosed_bracket, scene.place(*bracket, 1), scene.text().substr(*bracket, 1));
    Finding finding = unexpected(scene, expected);
    if (scene.text().substr(scene.at()).starts_with(':')) finding.suggestion = "entries are parted by `,`";
    return finding;
}

/// The bracket that a closing one would belong to. The parser may not have told of it yet, so the text is asked.
std::optional<std::uint32_t> open_bracket(const Scene& scene) {
    const auto known = scene.innermost_bracket();
    int depth = 0;
    for (std::uint32_t at = scene.at(); known && at-- > *known;) {
        const char c = scene.text()[at];
        if (c == ']' || c == '}') ++depth;
        if ((c == '[' || c == '{') && depth-- == 0) return at;
    }
    return known;
}

Finding stray_bracket(const Scene& scene) {
    Finding finding = make(Id::stray_bracket, scene.place(scene.at(), 1), word_at(scene.text(), scene.at()));
    if (const auto bracket = open_bracket(scene))
        finding.notes.push_back({"this one is open", scene.place(*bracket, 1)});
    return finding;
}

/// An anchor, alias or tag: the parser stopped at it or a little behind its first character.
Finding sigil(const Scene& scene, Id id, char first) {
    const std::size_t before = scene.text().substr(0, scene.at() + 1).rfind(first);
    const auto begin = before == std::string_view::npos ? scene.at() : static_cast<std::uint32_t>(before);
    const std::string_view word = word_at(scene.text(), begin);
    return make(id, scene.place(begin, word.size()), word);
}

/// The parser stops behind the letter of an escape, or behind as many digits as there should be.
std::size_t begin_of_escape(const Scene& scene) {
    for (const auto& [letter, length] : {std::pair{'x', 4U}, std::pair{'u', 6U}, std::pair{'U', 10U}}) {
        const std::uint32_t begin = scene.at() - std::min(scene.at(), length);
        const std::string_view escape = scene.text().substr(begin, 2);
        if (escape.starts_with('\\') && escape.ends_with(letter)) return begin;
    }
    return std::min<std::size_t>(scene.text().substr(0, scene.at()).rfind('\\'), scene.at());
}

Finding bad_escape(const Scene& scene) {
    const auto begin = static_cast<std::uint32_t>(begin_of_escape(scene));
    std::string_view escape = scene.text().substr(begin, std::max(2U, scene.at() - begin));
    escape = escape.substr(0, escape.find_first_of("\"\r\n", 2));
    return make(Id::bad_escape, scene.place(begin, escape.size()), escape);
}

Finding block_header(const Scene& scene) {
    const std::uint32_t begin = line_begin(scene.text(), scene.at());
    const std::size_t mark = scene.text().substr(begin, scene.at() - begin).find_last_of("|>");
    const char sign = mark == std::string_view::npos ? '|' : scene.text()[begin + mark];
    const bool zero = scene.at() > 0 && scene.text()[scene.at() - 1] == '0';  // no indentation, the parser is behind it
    Finding finding =
        unexpected(scene, fmt::format("the end of the line behind `{}`", sign), scene.at() - (zero ? 1 : 0));
    finding.suggestion =
        fmt::format("the text stands indented on the lines below; one that begins with `{}` stands in quotes", sign);
    return finding;
}

Finding bad_start(const Scene& scene) {
    return make(Id::bad_start, scene.place(scene.at(), 1), scene.text().substr(scene.at(), 1));
}

Finding too_deep(const Scene& scene) {
    Finding finding = make(Id::nested_too_deep, scene.place(scene.at(), 1), scene.cap().depth);
    finding.suggestion.clear();  // the catalog's is about expressions
    return finding;
}

Finding by_fault(const Scene& scene, Fault fault) {
    switch (fault) {
        case Fault::bad_start: return bad_start(scene);
        case Fault::open_quote: return open_quote(scene);
        case Fault::tab: return make(Id::tab_indentation, scene.place(scene.at(), 1));
        case Fault::stray_close: return stray_bracket(scene);
        case Fault::stray_entry: return stray_entry(scene);
        case Fault::stray_colon: return stray_colon(scene);
        case Fault::in_map: return between_lines(scene, "`key: value`");
        case Fault::in_list: return between_lines(scene, "`- entry`");
        case Fault::in_flow_map: return between_brackets(scene, "`,` or `}`");
        case Fault::in_flow_list: return between_brackets(scene, "`,` or `]`");
        case Fault::alias: return sigil(scene, Id::yaml_alias, '*');
        case Fault::anchor: return sigil(scene, Id::yaml_anchor, '&');
        case Fault::tag: return sigil(scene, Id::yaml_tag, '!');
        case Fault::directive: return sigil(scene, Id::yaml_directive, '%');
        case Fault::escape: return bad_escape(scene);
        case Fault::block_header: return block_header(scene);
        case Fault::too_deep: return too_deep(scene);
        case Fault::too_many: return make(Id::too_many_values, scene.place(scene.at(), 1), scene.cap().nodes);
        case Fault::stray_key:
        case Fault::other: break;
    }
    return unexpected(scene, "a key or a value");
}

/// The parser takes a line that begins with `%` for the end of the document.
std::optional<std::uint32_t> directive_before(const Scene& scene, std::uint32_t more) {
    const std::uint32_t previous = line_begin(scene.text(), line_begin(scene.text(), more) - 1);
    return scene.text().substr(previous).starts_with('%') ? std::optional(previous) : std::nullopt;
}

Finding behind_document(const Scene& scene, const Event* root, std::uint32_t more) {
    const std::string_view text = scene.text();
    if (text.substr(more).starts_with("---")) return make(Id::second_document, scene.place(more, 3));
    if (const auto at = directive_before(scene, more))
        return make(Id::yaml_directive, scene.place(*at, word_at(text, *at).size()), word_at(text, *at));
    if (root != nullptr && root->kind != EventKind::nothing && scene.column(more) < scene.column(root->at))
        return bad_indentation(scene, more);
    const std::string_view found = word_at(text, more);
    Finding finding = make(Id::unexpected_token, scene.place(more, found.size()), "the end of the file", found);
    finding.suggestion = "a file is one map, lines of `key: value`";
    return finding;
}

}  // namespace

std::string_view word_at(std::string_view text, std::uint32_t at) noexcept {
    constexpr std::size_t kLongest = 40;
    constexpr std::string_view kBrackets = "[]{},";
    const std::string_view rest = text.substr(std::min<std::size_t>(at, text.size()));
    if (rest.empty() || kBrackets.find(rest.front()) != std::string_view::npos) return rest.substr(0, 1);
    std::size_t end = std::min(rest.find_first_of(" \t\r\n[]{},"), rest.size());
    if (end > kLongest) {
        end = kLongest;
        while ((static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U) ++end;
    }
    return rest.substr(0, end);
}

Finding explain_trouble(const Stopped& stopped) {
    const Scene scene(stopped);
    const Fault fault = stopped.events.trouble.value_or(Trouble{}).fault;
    const bool structure = fault == Fault::stray_colon || fault == Fault::stray_entry || fault == Fault::stray_key ||
                           fault == Fault::in_map || fault == Fault::in_list;
    const std::uint32_t tab = scene.tab_in_indentation();
    if (structure && tab < scene.at()) return make(Id::tab_indentation, scene.place(tab, 1));
    const bool directive =
        structure && scene.text().substr(scene.at()).starts_with('%') && scene.column(scene.at()) == 0;
    return by_fault(scene, directive ? Fault::directive : fault);
}

std::optional<Finding> explain_end(const Stopped& stopped) {
    const Scene scene(stopped);
    const Event* root = stopped.events.row.empty() ? nullptr : &stopped.events.row.front();
    if (stopped.events.more) return behind_document(scene, root, *stopped.events.more);
    if (root == nullptr || (root->kind == EventKind::nothing && root->at >= stopped.text.size()))
        return make(Id::nothing_to_read, scene.place(0, 0));
    return std::nullopt;
}

}  // namespace lrsched::config
