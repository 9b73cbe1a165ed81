// What lrsched says about a text: errors, warnings and notes as values, and their plain rendering.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lrsched/export.hpp"

namespace lrsched {

/// How much a finding weighs: only an error leaves a text without a program.
enum class Severity : std::uint8_t { error, warning, note };

/// A range of a named text. Lines and columns count from 1; a column is a character (Unicode code point), not a byte.
struct Location {
    std::string file;           ///< name of the text: a path, `<expression>`, `--set peak`
    std::size_t line = 1;       ///< line of the first character
    std::size_t column = 1;     ///< column of the first character
    std::size_t length = 1;     ///< characters on that line that the caret underlines, at least 1
    std::size_t begin = 0;      ///< byte offset of the first byte in the text
    std::size_t end = 0;        ///< byte offset behind the last byte
    std::string source_line{};  ///< the line itself, without its end
};

/// A further sentence to a diagnostic, with the place it speaks of where there is one.
struct Note {
    std::string message;                 ///< the sentence
    std::optional<Location> location{};  ///< what it speaks of
};

/// One finding. `message` is a plain sentence: lower case, no full stop, code in backticks.
struct Diagnostic {
    std::string code;                     ///< stable name of the kind of finding, e.g. `unknown-argument`
    Severity severity = Severity::error;  ///< error, warning or note
    std::string message;                  ///< the sentence
    std::optional<Location> location{};   ///< what it speaks of; nothing where no text is at fault
    std::string
        suggestion{};  ///< what to write instead, e.g. "did you mean `min`?"; empty where there is nothing to say
    std::vector<Note> notes{};  ///< in order
};

/// How findings are shown.
struct RenderStyle {
    bool color = false;  ///< ANSI colours
};

/// The finding as people read it: `file:line:column: error: message [code]`, the line, a caret as wide as the span, the
/// suggestion, the notes. Ends with a line feed.
[[nodiscard]] LRSCHED_API std::string render(const Diagnostic& diagnostic, RenderStyle style = {});

/// All of them, in order.
[[nodiscard]] LRSCHED_API std::string render(const std::vector<Diagnostic>& diagnostics, RenderStyle style = {});

/// True if one of them is an error.
[[nodiscard]] LRSCHED_API bool has_error(const std::vector<Diagnostic>& diagnostics) noexcept;

}  // namespace lrsched
