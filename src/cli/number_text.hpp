// Room cli: numbers as text. Two forms: exact for programs, six digits for people.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lrsched::cli {

/// Appends the shortest decimal that reads back as the same double: `0.1`, `100`, `1e-05`.
void append_exact(std::string& out, double value);

[[nodiscard]] std::string exact_text(double value);

/// Six significant digits, for a table that a person reads.
[[nodiscard]] std::string short_text(double value);

/// `1 run`, `3 runs`
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// The number that the whole text is, or nothing.
[[nodiscard]] std::optional<double> parse_number(std::string_view text) noexcept;

/// The whole number >= 0 that the whole text is, at most 2^53 so that every step is exact as a double.
[[nodiscard]] std::optional<double> parse_step(std::string_view text) noexcept;

}  // namespace lrsched::cli
