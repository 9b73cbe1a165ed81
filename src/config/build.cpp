#include "config/build.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "config/check_text.hpp"
#include "config/explain.hpp"
#include "config/lines.hpp"
#include "config/scalar_text.hpp"

namespace lrsched::config {
namespace {

using diagnostic::Finding;
using diagnostic::Id;
using diagnostic::make;
using text::Place;
using text::Span;

/// The words that the parser takes for nothing; to us they are a text as any other.
std::string_view null_word(std::string_view text, std::uint32_t at) {
    constexpr std::array<std::string_view, 4> words{"~", "null", "Null", "NULL"};
    const std::string_view rest = text.substr(at);
    const auto* found = std::ranges::find_if(words, [&](std::string_view word) { return rest.starts_with(word); });
    return found == words.end() ? std::string_view{} : *found;
}

/// Only an escape can put such a character into the text of a scalar.
std::optional<std::size_t> find_unprintable(std::string_view text) {
    if (const auto bad = text::find_bad_byte(text)) return bad->offset;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (control_at(text, i) != 0) return i;
    }
    return std::nullopt;
}

std::string_view words_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::list: return "a list";
        case NodeKind::map: return "a map";
        case NodeKind::scalar: return "a text";
        case NodeKind::empty:
        case NodeKind::refused: break;
    }
    return "nothing";
}

/// Where the next value or key begins, if that is known.
std::uint32_t next_begin(const std::vector<Event>& row, std::size_t i) {
    while (++i < row.size()) {
        if (row[i].kind != EventKind::end) return row[i].at;
    }
    return ~std::uint32_t{0};
}

}  // namespace

void Builder::add(const Events& events) {
    const std::vector<Event>& row = events.row;
    const bool continues = !open_.empty();
    if (continues && (row.empty() || row.front().kind != EventKind::map)) return;
    for (std::size_t i = continues ? 1 : 0; i < row.size(); ++i) {
        if (continues && open_.size() == 1 && row[i].kind == EventKind::end) break;
        take(row[i], events, next_begin(row, i));
    }
    if (events.trouble) break_off();
}

void Builder::take(const Event& event, const Events& events, std::uint32_t next) {
    // A value that is left out has the place of what follows it.
    const bool left_out = event.kind == EventKind::nothing && (null_word(text_, event.at).empty() || next == event.at);
    if (event.kind != EventKind::end && !left_out) check_place(event);
    switch (event.kind) {
        case EventKind::list:
        case EventKind::map: open(event); break;
        case EventKind::end: close(); break;
        case EventKind::scalar: pending_.push_back(add_scalar(event.at, events.texts[event.text])); break;
        case EventKind::nothing:
            pending_.push_back(left_out ? add_nothing(event.at) : add_scalar(event.at, null_word(text_, event.at)));
            break;
        case EventKind::alias: {
            const Place place = word_place(event.at);
            findings_.push_back(make(Id::yaml_alias, place, word_at(text_, event.at)));
            pending_.push_back(tree_.add(NodeKind::refused, place.span));
            break;
        }
    }
}

bool Builder::goes_on() const noexcept {
    return open_.size() == 1 && open_[0].kind == EventKind::map && !open_[0].flow && open_[0].column == 0;
}

Tree Builder::finish() {
    while (!open_.empty()) close();
    if (pending_.empty()) pending_.push_back(tree_.add(NodeKind::refused, {}));
    tree_.set_root(pending_.back());
    return std::move(tree_);
}

void Builder::open(const Event& event) {
    static_cast<void>(refuse_property(event.at));
    // Inside brackets columns mean nothing, and a line may be as long as the text.
    const bool flow = event.flow || (!open_.empty() && open_.back().flow);
    const std::uint32_t column = flow ? 0 : event.at - line_begin(text_, event.at);
    open_.push_back({event.kind, flow, false, false, event.at, pending_.size(), column});
}

void Builder::close() {
    const Open closing = open_.back();
    open_.pop_back();
    const Span span{closing.begin, end_of(closing)};
    NodeId id = 0;
    if (closing.cut)
        id = tree_.add(NodeKind::refused, span);
    else if (closing.kind == EventKind::map)
        id = add_map(closing, span);
    else
        id = tree_.add_list(std::span(pending_).subspan(closing.first), span, closing.broken);
    pending_.resize(closing.first);
    pending_.push_back(id);
}

/// Closes what the trouble left open, all but the outermost map. Brackets that were never closed are not looked at: the
/// parser cannot tell what is inside them.
void Builder::break_off() {
    const auto bracket = std::ranges::find(open_, true, &Open::flow);
    if (bracket != open_.end()) {
        pending_.resize(bracket->first);
        pending_.push_back(tree_.add(NodeKind::refused, {bracket->begin, bracket->begin + 1}));
        open_.erase(bracket, open_.end());
    }
    for (Open& open : open_) open.broken = true;
    while (open_.size() > 1) close();
    // A key whose value could not be read.
    if (!open_.empty() && open_[0].kind == EventKind::map && !expects_key()) pending_.pop_back();
}

NodeId Builder::add_scalar(std::uint32_t at, std::string_view value) {
    if (refuse_property(at)) return tree_.add(NodeKind::refused, word_place(at).span);
    const Scalar scalar{text_, at, value};
    const Span span = extent(scalar);
    if (const auto bad = find_unprintable(value)) {
        const auto byte = static_cast<std::uint32_t>(*bad);
        const Span escape = origin(scalar, {byte, byte + 1});
        findings_.push_back(
            make(Id::bad_escape, Place{tree_.source(), escape}, text_.substr(escape.begin, escape.end - escape.begin)));
        return tree_.add(NodeKind::refused, span);
    }
    if (style_of(scalar) == Style::plain) check_cut(value, span);
    return tree_.add_scalar(value, style_of(scalar), span);
}

/// `{lr: chain(a, b)}` is a map of `lr` and `b)` to YAML.
void Builder::check_cut(std::string_view value, Span span) {
    if (open_.empty() || !open_.back().flow) return;
    const std::uint32_t behind = skip_blanks(text_, span.end);
    if (behind >= text_.size() || text_[behind] != ',') return;
    if (std::ranges::count(value, '(') <= std::ranges::count(value, ')')) return;
    // A line as long as the text may be cut at every comma; one finding for it will do.
    if (!open_.back().cut) findings_.push_back(make(Id::cut_text, Place{tree_.source(), span}, shortened(value)));
    open_.back().cut = true;
}

/// Its place is its key, or its `-`.
NodeId Builder::add_nothing(std::uint32_t at) {
    if (refuse_property(at)) return tree_.add(NodeKind::refused, word_place(at).span);
    const Span here{at, std::min(at + 1, static_cast<std::uint32_t>(text_.size()))};
    if (open_.empty()) return tree_.add(NodeKind::empty, here);
    const Open& around = open_.back();
    if (around.kind == EventKind::map)
        return tree_.add(NodeKind::empty, expects_key() ? here : tree_[pending_.back()].span);
    const bool first = pending_.size() == around.first;
    const std::uint32_t dash = skip_blanks(text_, first ? around.begin : tree_[pending_.back()].span.end);
    const bool found = !around.flow && dash < at && text_[dash] == '-';
    return tree_.add(NodeKind::empty, found ? Span{dash, dash + 1} : here);
}

/// An anchor or a tag in front of a value. A map and its first key may begin at the same byte, and then it is told twice;
/// doubles are taken away where findings are published.
bool Builder::refuse_property(std::uint32_t at) {
    const char c = at < text_.size() ? text_[at] : ' ';
    if (c != '&' && c != '!') return false;
    findings_.push_back(make(c == '&' ? Id::yaml_anchor : Id::yaml_tag, word_place(at), word_at(text_, at)));
    return true;
}

/// What the parser lets pass: tabs before a value, and values at the margin of their key.
void Builder::check_place(const Event& event) {
    std::uint32_t begin = event.at;
    bool tab = false;
    for (; begin > 0 && kBlanks.find(text_[begin - 1]) != std::string_view::npos; --begin)
        tab |= text_[begin - 1] == '\t';
    const bool first = begin == 0 || text_[begin - 1] == '\n';
    if (!first) return;
    if (tab) {
        const auto at = begin + static_cast<std::uint32_t>(text_.substr(begin).find('\t'));
        findings_.push_back(make(Id::tab_indentation, Place{tree_.source(), {at, at + 1}}));
        return;
    }
    if (open_.empty() || open_.back().flow || open_.back().kind != EventKind::map || expects_key()) return;
    const std::uint32_t column = event.at - begin;
    const std::uint32_t least = open_.back().column + (event.kind == EventKind::list && !event.flow ? 0 : 1);
    if (column >= least) return;
    Finding finding = make(Id::bad_indentation, word_place(event.at));
    finding.suggestion = "the value of a key stands behind it, or indented on the lines below";
    findings_.push_back(std::move(finding));
}

NodeId Builder::add_map(const Open& closing, Span span) {
    std::vector<Pair> pairs;
    for (std::size_t i = closing.first; i + 1 < pending_.size(); i += 2)
        pairs.push_back({pending_[i], pending_[i + 1]});
    bool broken = closing.broken;
    drop_bad_keys(pairs, broken);
    drop_second_keys(pairs);
    return tree_.add_map(pairs, span, broken);
}

void Builder::drop_bad_keys(std::vector<Pair>& pairs, bool& broken) {
    const auto is_bad = [&](const Pair& pair) {
        const NodeKind kind = tree_[pair.key].kind;
        if (kind == NodeKind::scalar) return false;
        if (kind != NodeKind::refused)
            findings_.push_back(make(Id::key_not_text, tree_.place(pair.key), words_of(kind)));
        return true;
    };
    const auto dropped = std::erase_if(pairs, is_bad);
    broken |= dropped > 0;
}

void Builder::drop_second_keys(std::vector<Pair>& pairs) {
    std::vector<NodeId> keys;
    keys.reserve(pairs.size());
    for (const Pair& pair : pairs) keys.push_back(pair.key);
    std::ranges::stable_sort(keys, {}, [&](NodeId key) { return tree_.text(key); });
    std::vector<NodeId> second;
    NodeId first = keys.empty() ? 0 : keys.front();
    for (const NodeId key : keys) {
        const bool again = key != first && tree_.text(key) == tree_.text(first);
        if (!again) {
            first = key;
            continue;
        }
        Finding finding = make(Id::duplicate_key, tree_.place(key), shortened(tree_.text(key)));
        finding.notes.push_back({"it stands first here", tree_.place(first)});
        findings_.push_back(std::move(finding));
        second.push_back(key);
    }
    std::ranges::sort(second);
    std::erase_if(pairs, [&](const Pair& pair) { return std::ranges::binary_search(second, pair.key); });
}

Place Builder::word_place(std::uint32_t at) const {
    return {tree_.source(), {at, at + static_cast<std::uint32_t>(word_at(text_, at).size())}};
}

/// Behind the closing bracket, where there is one, else behind the last thing inside.
std::uint32_t Builder::end_of(const Open& closing) const {
    std::uint32_t end = pending_.size() > closing.first ? tree_[pending_.back()].span.end : closing.begin + 1;
    const char bracket = closing.begin < text_.size() ? text_[closing.begin] : ' ';
    if (!closing.flow || (bracket != '[' && bracket != '{'))
        return std::min<std::uint32_t>(end, static_cast<std::uint32_t>(text_.size()));
    std::uint32_t at = skip_blanks(text_, end);
    while (at < text_.size() && (text_[at] == ',' || text_[at] == ':')) at = skip_blanks(text_, at + 1);
    const bool closed = at < text_.size() && (text_[at] == ']' || text_[at] == '}');
    return closed ? at + 1 : end;
}

bool Builder::expects_key() const { return (pending_.size() - open_.back().first) % 2 == 0; }

}  // namespace lrsched::config
