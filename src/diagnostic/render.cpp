// Room diagnostic: the only caret drawer.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "lrsched/diagnostic.hpp"
#include "text/source.hpp"

namespace lrsched {
namespace {

constexpr std::size_t kWidestLine = 160;  // longer source lines are shown in part, around the caret

struct Palette {
    std::string_view bold, error, warning, note, caret, off;
};
constexpr Palette kPlain{"", "", "", "", "", ""};
constexpr Palette kColor{"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1;32m", "\x1b[0m"};

std::string_view name_of(Severity severity) {
    constexpr std::array<std::string_view, 3> names{"error", "warning", "note"};
    return names.at(static_cast<std::size_t>(severity));
}

std::string_view color_of(Severity severity, const Palette& palette) {
    const std::array colors{palette.error, palette.warning, palette.note};
    return colors.at(static_cast<std::size_t>(severity));
}

/// Code points as slices, so that a line can be cut between characters.
std::vector<std::string_view> characters(std::string_view line) {
    std::vector<std::string_view> result;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t end = i + 1;
        while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) ++end;
        result.push_back(line.substr(i, end - i));
        i = end;
    }
    return result;
}

/// Control characters would move the terminal's cursor; a caret under them would lie.
std::string_view printable(std::string_view character) {
    if (character == "\t") return " ";
    const auto lead = static_cast<unsigned char>(character.front());
    if (lead < 0x20 || lead == 0x7F) return "?";
    if (lead >= 0x80 && text::find_bad_byte(character)) return "?";
    return character;
}

void append_snippet(std::string& out, const Location& location, const Palette& palette) {
    const auto line = characters(location.source_line);
    const std::size_t caret = std::min(location.column - 1, line.size());
    const std::size_t width =
        std::clamp<std::size_t>(location.length, 1, std::max<std::size_t>(1, line.size() - caret));
    const bool cut = line.size() > kWidestLine;
    const std::size_t first = cut && caret > kWidestLine / 2 ? caret - kWidestLine / 2 : 0;
    const std::size_t last = std::min(line.size(), first + kWidestLine);
    const std::string number = fmt::format("{}", location.line);
    out += fmt::format(" {} | {}", number, first > 0 ? "..." : "");
    for (std::size_t i = first; i < last; ++i) out += printable(line[i]);
    out += last < line.size() ? "...\n" : "\n";
    const std::size_t indent = caret - first + (first > 0 ? 3 : 0);
    const std::size_t shown = std::min(width, std::max<std::size_t>(1, last - caret));
    out += fmt::format(" {:{}} | {:{}}{}^{:~<{}}{}\n", "", number.size(), "", indent, palette.caret, "", shown - 1,
                       palette.off);
}

void append_location(std::string& out, const std::optional<Location>& location, const Palette& palette) {
    if (!location) return;
    out += fmt::format("{}{}:{}:{}:{} ", palette.bold, location->file, location->line, location->column, palette.off);
}

void append(std::string& out, const Diagnostic& diagnostic, const Palette& palette) {
    append_location(out, diagnostic.location, palette);
    out += fmt::format("{}{}:{} {} [{}]\n", color_of(diagnostic.severity, palette), name_of(diagnostic.severity),
                       palette.off, diagnostic.message, diagnostic.code);
    if (diagnostic.location) append_snippet(out, *diagnostic.location, palette);
    if (!diagnostic.suggestion.empty())
        out += fmt::format("  {}help:{} {}\n", palette.note, palette.off, diagnostic.suggestion);
    for (const Note& note : diagnostic.notes) {
        out += "  ";
        append_location(out, note.location, palette);
        out += fmt::format("{}note:{} {}\n", palette.note, palette.off, note.message);
        if (note.location) append_snippet(out, *note.location, palette);
    }
}

}  // namespace

std::string render(const Diagnostic& diagnostic, RenderStyle style) {
    std::string out;
    append(out, diagnostic, style.color ? kColor : kPlain);
    return out;
}

std::string render(const std::vector<Diagnostic>& diagnostics, RenderStyle style) {
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics) append(out, diagnostic, style.color ? kColor : kPlain);
    return out;
}

bool has_error(const std::vector<Diagnostic>& diagnostics) noexcept {
    return std::ranges::any_of(diagnostics, [](const Diagnostic& d) { return d.severity == Severity::error; });
}

}  // namespace lrsched
