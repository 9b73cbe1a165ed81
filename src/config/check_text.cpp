#include "config/check_text.hpp"

#include "config/explain.hpp"
#include "config/lines.hpp"

namespace lrsched::config {
namespace {

using diagnostic::Finding;
using diagnostic::Id;
using diagnostic::make;
using text::Place;

constexpr std::string_view kMark = "\xEF\xBB\xBF";

Place byte_at(text::SourceId source, std::size_t at) {
    const auto begin = static_cast<std::uint32_t>(at);
    return {source, {begin, begin + 1}};
}

/// The text is valid UTF-8.
std::optional<Finding> find_control(std::string_view text, text::SourceId source) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned control = control_at(text, i);
        if (control == 0) continue;
        Finding finding = make(Id::control_character, byte_at(source, i), control);
        if (control == '\r')
            finding.suggestion = "a line ends with a line feed, or with both carriage return and line feed";
        return finding;
    }
    return std::nullopt;
}

/// Only the parser sees directives before the first value, and keeps silent about them.
std::optional<Finding> find_directive(std::string_view text, text::SourceId source) {
    const std::uint32_t at = skip_blanks(text, mark_length(text));
    const bool margin = at == mark_length(text) || text[at - 1] == '\n';
    if (at >= text.size() || text[at] != '%' || !margin) return std::nullopt;
    const std::string_view word = word_at(text, at);
    const auto end = at + static_cast<std::uint32_t>(word.size());
    return make(Id::yaml_directive, Place{source, {at, end}}, word);
}

}  // namespace

unsigned control_at(std::string_view text, std::size_t at) noexcept {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == 0xC2)
        return static_cast<unsigned char>(text[at + 1]) < 0xA0 ? static_cast<unsigned char>(text[at + 1]) : 0;
    if (byte == 0xEF) return at > 0 && text.substr(at).starts_with(kMark) ? 0xFEFF : 0;
    const bool line_end = byte == '\n' || (byte == '\r' && text.substr(at).starts_with("\r\n"));
    return (byte < 0x20 && byte != '\t' && !line_end) || byte == 0x7F ? byte : 0;
}

std::uint32_t mark_length(std::string_view text) noexcept { return text.starts_with(kMark) ? 3 : 0; }

std::optional<Finding> check_text(const text::Sources& sources, text::SourceId source, const Limits& limits) {
    const std::string_view text = sources[source].text;
    if (text.size() > limits.yaml_bytes)
        return make(Id::source_too_large, Place{source, {0, 0}}, text.size(), limits.yaml_bytes);
    if (const auto bad = text::find_bad_byte(text)) {
        if (bad->byte == 0) return make(Id::nul_byte, byte_at(source, bad->offset));
        return make(Id::not_utf8, byte_at(source, bad->offset), bad->byte);
    }
    if (auto control = find_control(text, source)) return control;
    return find_directive(text, source);
}

}  // namespace lrsched::config
