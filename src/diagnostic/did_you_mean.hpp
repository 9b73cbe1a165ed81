// Room diagnostic: the nearest of the names that would have been accepted.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lrsched::diagnostic {

/// Number of single-character edits (insert, delete, replace, swap of neighbours) between two words, letter case free.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate a person most likely meant, if one is near enough.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

/// "did you mean `x`?" or an empty text.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace lrsched::diagnostic
