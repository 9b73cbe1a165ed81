// Room `train`: text from elsewhere, made fit for a message.
#include "train/shown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace lrsched::train {
namespace {

constexpr std::size_t kMostBytes = 60;

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

/// Bytes of the character that a text begins with; 0 where it is no UTF-8. Rare faults (surrogates, long forms) pass: they
/// harm no terminal.
std::size_t character_bytes(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t count = lead < 0x80   ? 1
                              : lead < 0xC2 ? 0
                              : lead < 0xE0 ? 2
                              : lead < 0xF0 ? 3
                              : lead < 0xF5 ? 4
                                            : 0;
    if (count == 0 || count > text.size()) return 0;
    return std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(count), continues) ? count : 0;
}

bool is_control(std::string_view character) {
    const auto first = static_cast<unsigned char>(character[0]);
    const bool high = character.size() == 2 && first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
    return high || (character.size() == 1 && (first < 0x20 || first == 0x7F) && first != '\t');
}

}  // namespace

std::string printable(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t bytes = character_bytes(text);
        const std::string_view character = text.substr(0, std::max<std::size_t>(bytes, 1));
        result += bytes == 0 || is_control(character) ? "?" : character;
        text.remove_prefix(character.size());
    }
    return result;
}

std::string shown(std::string_view text) {
    if (text.size() <= kMostBytes) return fmt::format("`{}`", printable(text));
    std::size_t end = kMostBytes;
    while (end > 0 && continues(text[end])) --end;
    return fmt::format("`{}...`", printable(text.substr(0, end)));
}

}  // namespace lrsched::train
