// Room cli: `NAME=VALUE` for what a kind of problem or optimizer can be told (`--problem-set hidden=64,32`).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lrsched/lrsched.hpp"
#include "train/kind.hpp"

namespace lrsched::cli {

/// The kind and its values, each read as the kind's table says: numbers, `true` and `false`, lists with commas. What cannot
/// be read so stays a text; that it is refused, and why, is said where all else is checked.
[[nodiscard]] train::Spec spec_of(const train::Kind& kind, std::span<const Setting> settings);

/// The row of a name that is known to be there.
[[nodiscard]] const train::Kind& kind_named(std::span<const train::Kind> kinds, std::string_view name);

/// The names of all kinds, for a choice.
[[nodiscard]] std::vector<std::string_view> kind_names(std::span<const train::Kind> kinds);

}  // namespace lrsched::cli
