#include "config/forms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "config/lines.hpp"
#include "config/number.hpp"
#include "diagnostic/did_you_mean.hpp"

namespace lrsched::config {
namespace {

using diagnostic::Finding;
using diagnostic::Id;
using diagnostic::make;

void refuse_whole(Reader& reader, NodeId node, NotANumber trouble, std::string_view expected) {
    switch (trouble) {
        case NotANumber::has_unit: return reader.refuse(node, expected, "it is counted in itself, without a unit");
        case NotANumber::fraction: return reader.refuse(node, expected, "there are decimals in it");
        case NotANumber::too_large:
            return reader.refuse(node, expected, fmt::format("whole numbers go up to {}", kLargestWhole));
        case NotANumber::other_text:
        case NotANumber::too_small: return reader.refuse(node, expected);
    }
}

/// What a double cannot hold is told in the language's own words.
void refuse_number(Reader& reader, NodeId node, NotANumber trouble, std::string_view expected) {
    const bool large = trouble == NotANumber::too_large;
    if (large || trouble == NotANumber::too_small) {
        const Id id = large ? Id::number_too_large : Id::number_too_small;
        Finding finding = make(id, reader.tree().place(node), shortened(reader.tree().text(node)));
        finding.suggestion.clear();
        reader.report(std::move(finding));
    } else {
        reader.refuse(node, expected, trouble == NotANumber::has_unit ? "a number here has no unit" : "");
    }
}

bool holds(const Range& range, const WholeRange& wholes) {
    return range.holds(static_cast<double>(wholes.first)) && range.holds(static_cast<double>(wholes.last));
}

/// `7` or `0..9`, at the end of the numbers before it.
void read_range_into(Reader& reader, NodeId node, const Range& range, std::vector<std::int64_t>& items) {
    const std::string expected = "a whole number" + words_of(range) + ", or a range of them";
    const auto text = reader.text(node, expected);
    if (!text) return;
    const auto read = read_range(*text);
    if (const auto* trouble = std::get_if<NotANumber>(&read)) return refuse_whole(reader, node, *trouble, expected);
    const auto& wholes = std::get<WholeRange>(read);
    if (!holds(range, wholes)) return reader.refuse(node, expected);
    const text::Place place = reader.tree().place(node);
    if (wholes.first > wholes.last) {
        Finding finding = make(Id::backward_range, place, shortened(*text));
        finding.suggestion = fmt::format("write `{}..{}`", wholes.last, wholes.first);
        return reader.report(std::move(finding));
    }
    const auto size = static_cast<std::size_t>(wholes.last - wholes.first) + 1;
    const std::size_t most = reader.limits().list_elements;
    if (size > most || items.size() + size > most)
        return reader.report(make(Id::list_too_long, place, items.size() + size, most));
    for (std::int64_t i = wholes.first; i <= wholes.last; ++i) items.push_back(i);
}

/// What other readers of YAML take for a truth value.
std::string truth_meant(std::string_view text) {
    constexpr std::array<std::string_view, 10> truths{"True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "1"};
    constexpr std::array<std::string_view, 10> lies{"False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "0"};
    if (std::ranges::find(truths, text) != truths.end()) return "did you mean `true`?";
    return std::ranges::find(lies, text) != lies.end() ? "did you mean `false`?" : "";
}

}  // namespace

void Form<double>::read(Reader& reader, NodeId node, const Rule& rule, double& value) {
    const auto text = reader.text(node, words(rule));
    if (!text) return;
    const auto read = read_number(*text);
    if (const auto* trouble = std::get_if<NotANumber>(&read))
        refuse_number(reader, node, *trouble, words(rule));
    else if (!rule.range.holds(std::get<double>(read)))
        reader.refuse(node, words(rule));
    else
        value = std::get<double>(read);
}
std::string Form<double>::words(const Rule& rule) { return "a number" + words_of(rule.range); }
/// As the language writes it: without a 0 in front of a short exponent.
std::string Form<double>::show(double value) {
    std::string text = fmt::format("{}", value);
    const std::size_t zero = text.find("e-0");
    if (zero != std::string::npos) text.erase(zero + 2, 1);
    return text;
}

void Form<std::int64_t>::read(Reader& reader, NodeId node, const Rule& rule, std::int64_t& value) {
    const auto text = reader.text(node, words(rule));
    if (!text) return;
    const auto read = read_whole(*text);
    if (const auto* trouble = std::get_if<NotANumber>(&read))
        refuse_whole(reader, node, *trouble, words(rule));
    else if (!rule.range.holds(static_cast<double>(std::get<std::int64_t>(read))))
        reader.refuse(node, words(rule));
    else
        value = std::get<std::int64_t>(read);
}
std::string Form<std::int64_t>::words(const Rule& rule) { return "a whole number" + words_of(rule.range); }
std::string Form<std::int64_t>::show(std::int64_t value) { return fmt::format("{}", value); }

void Form<bool>::read(Reader& reader, NodeId node, const Rule& rule, bool& value) {
    const auto text = reader.text(node, words(rule));
    if (!text) return;
    if (*text == "true" || *text == "false")
        value = *text == "true";
    else
        reader.refuse(node, words(rule), truth_meant(*text));
}
std::string Form<bool>::words(const Rule&) { return "`true` or `false`"; }
std::string Form<bool>::show(bool value) { return value ? "true" : "false"; }

void Form<std::string>::read(Reader& reader, NodeId node, const Rule& rule, std::string& value) {
    if (reader.tree()[node].kind == NodeKind::scalar)
        value = reader.tree().text(node);
    else
        reader.refuse(node, words(rule));
}
std::string Form<std::string>::words(const Rule&) { return "a text"; }
std::string Form<std::string>::show(const std::string& value) { return value; }

void Form<Expression>::read(Reader& reader, NodeId node, const Rule& rule, Expression& value) {
    const NodeKind kind = reader.tree()[node].kind;
    if (kind == NodeKind::list || kind == NodeKind::map) {
        const std::string_view bracket = kind == NodeKind::list ? "[" : "{";
        reader.refuse(node, words(rule), fmt::format("an expression that begins with `{}` stands in quotes", bracket));
    } else if (const auto text = reader.text(node, words(rule))) {
        value = {std::string(*text), reader.tree().place(node)};
    }
}
std::string Form<Expression>::words(const Rule&) { return "an expression"; }
std::string Form<Expression>::show(const Expression& value) { return value.text; }

void Form<Path>::read(Reader& reader, NodeId node, const Rule& rule, Path& value) {
    if (const auto text = reader.text(node, words(rule))) value = {std::string(*text), reader.tree().place(node)};
}
std::string Form<Path>::words(const Rule&) { return "the path of a file"; }
std::string Form<Path>::show(const Path& value) { return value.text; }

void Form<Wholes>::read(Reader& reader, NodeId node, const Rule& rule, Wholes& value) {
    value = {{}, reader.tree().place(node)};
    if (reader.tree()[node].kind != NodeKind::list) {
        read_range_into(reader, node, rule.range, value.items);
        return;
    }
    const auto entries = reader.entries(node, rule.count, words(rule));
    if (!entries) return;
    for (std::size_t i = 0; i < entries->size(); ++i) {
        const Reader::Inside inside(reader, i + 1);
        read_range_into(reader, (*entries)[i], rule.range, value.items);
    }
}
std::string Form<Wholes>::words(const Rule& rule) {
    return "a whole number" + words_of(rule.range) + ", a range such as `0..9`, or a list of both";
}
std::string Form<Wholes>::show(const Wholes& value) {
    if (value.items.size() == 1) return fmt::format("{}", value.items.front());
    return show_entries(value.items);
}

std::optional<std::size_t> read_word(Reader& reader, NodeId node, std::span<const std::string> words) {
    const std::string expected = listed(words);
    const auto text = reader.text(node, expected);
    if (!text) return std::nullopt;
    const auto found = std::ranges::find(words, *text);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    reader.refuse(node, expected, diagnostic::did_you_mean(*text, words));
    return std::nullopt;
}

void read_name(Reader& reader, NodeId key, std::string& name) {
    name = reader.tree().text(key);
    if (name.empty()) reader.report(make(Id::key_not_text, reader.tree().place(key), "an empty one"));
}

std::string list_text(std::span<const std::string> items) {
    return items.empty() ? "" : fmt::format("[{}]", fmt::join(items, ", "));
}

}  // namespace lrsched::config
