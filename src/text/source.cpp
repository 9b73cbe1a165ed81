#include "text/source.hpp"

#include <algorithm>
#include <utility>

namespace lrsched::text {
namespace {

constexpr bool is_continuation(unsigned char byte) noexcept { return (byte & 0xC0U) == 0x80U; }

/// Length of the UTF-8 sequence at the front, 0 if it is not valid (overlong forms and surrogates included).
std::size_t sequence_length(std::string_view text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto continued = [&](std::size_t count) {
        if (text.size() < count) return false;
        for (std::size_t i = 1; i < count; ++i) {
            if (!is_continuation(byte(i))) return false;
        }
        return true;
    };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return continued(2) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (!continued(3)) return 0;
        if (lead == 0xE0 && byte(1) < 0xA0) return 0;
        return lead == 0xED && byte(1) >= 0xA0 ? 0 : 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (!continued(4)) return 0;
        if (lead == 0xF0 && byte(1) < 0x90) return 0;
        return lead == 0xF4 && byte(1) >= 0x90 ? 0 : 4;
    }
    return 0;
}

/// A byte order mark is no character of the first line.
std::size_t mark_length(std::string_view text) noexcept { return text.starts_with("\xEF\xBB\xBF") ? 3 : 0; }

}  // namespace

SourceId Sources::add(Source source) {
    sources_.push_back(std::move(source));
    return static_cast<SourceId>(sources_.size() - 1);
}

std::string_view Sources::slice(Place place) const {
    const std::string_view text = sources_[place.source].text;
    return text.substr(place.span.begin, place.span.end - place.span.begin);
}

std::size_t count_code_points(std::string_view text) noexcept {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return !is_continuation(static_cast<unsigned char>(c)); }));
}

Position position_of(std::string_view text, std::size_t offset) noexcept {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t line_start =
        before.rfind('\n') == std::string_view::npos ? mark_length(before) : before.rfind('\n') + 1;
    const auto line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
    return {line, 1 + count_code_points(before.substr(line_start))};
}

std::string_view line_at(std::string_view text, std::size_t offset) noexcept {
    const std::size_t at = std::min(offset, text.size());
    std::size_t begin = text.substr(0, at).rfind('\n') + 1;  // npos + 1 is 0
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    if (begin == 0) begin = mark_length(text.substr(0, end));
    if (end > begin && text[end - 1] == '\r') --end;
    return text.substr(begin, end - begin);
}

std::optional<BadByte> find_bad_byte(std::string_view text) noexcept {
    std::size_t i = 0;
    while (i < text.size()) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const std::size_t length = byte == 0 ? 0 : sequence_length(text.substr(i));
        if (length == 0) return BadByte{i, byte};
        i += length;
    }
    return std::nullopt;
}

}  // namespace lrsched::text
