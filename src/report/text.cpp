// Room `report`: texts of the user made fit for HTML and JSON.
#include "report/text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "plot/utf8.hpp"

namespace lrsched::report {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Calls `take(code, bytes)` for each character, with a replacement character for each byte that begins none.
template <class Take> void for_each_character(std::string_view text, Take take) {
    while (!text.empty()) {
        const plot::Decoded next = plot::decode(text);
        take(next.code, next.code == plot::kReplacement ? kReplacement : text.substr(0, next.bytes));
        text.remove_prefix(next.bytes);
    }
}

std::string_view entity_of(char32_t code) {
    switch (code) {
        case U'&': return "&amp;";
        case U'<': return "&lt;";
        case U'>': return "&gt;";
        case U'"': return "&quot;";
        case U'\'': return "&#39;";
        default: return {};
    }
}

bool control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

}  // namespace

std::string escaped(std::string_view text) {
    std::string result;
    for_each_character(text, [&result](char32_t code, std::string_view bytes) {
        const std::string_view entity = entity_of(code);
        const bool shown = !control(code) || code == U'\n' || code == U'\r' || code == U'\t';
        result += !entity.empty() ? entity : shown ? bytes : kReplacement;
    });
    return result;
}

void append_json(std::string& out, std::string_view text) {
    out += '"';
    for_each_character(text, [&out](char32_t code, std::string_view bytes) {
        if (code == U'"' || code == U'\\') {
            out += '\\';
            out += bytes;
        } else if (control(code) || code == U'<' || code == 0x2028 || code == 0x2029) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(code));
        } else {
            out += bytes;
        }
    });
    out += '"';
}

void append_json(std::string& out, double value) {
    if (std::isfinite(value)) {
        fmt::format_to(std::back_inserter(out), "{}", value);
    } else {
        out += std::isnan(value) ? "\"nan\"" : value > 0 ? "\"inf\"" : "\"-inf\"";
    }
}

}  // namespace lrsched::report
