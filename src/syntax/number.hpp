// Room syntax: reads a number as written, with its magnitude letter, its unit and its exact decimal digits.
#pragma once

#include <optional>
#include <string_view>
#include <variant>

#include "syntax/tree.hpp"

namespace lrsched::syntax {

enum class NumberFault : std::uint8_t { no_exponent, name_behind, overflow, underflow };

/// `text` is what the grammar's `number` matched: digits, an exponent, letters, a percent sign.
[[nodiscard]] std::variant<Literal, NumberFault> read_number(std::string_view text);

/// The unit that a word of other tools stands for: `epochs` is `ep`, `steps` is none.
[[nodiscard]] std::optional<std::string_view> unit_meant(std::string_view word);

/// The unit as written in messages: `ep`, `%`, ...
[[nodiscard]] std::string_view spelling(Unit unit) noexcept;

}  // namespace lrsched::syntax
