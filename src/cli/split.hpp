// Room cli: `a,b,c` as its parts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lrsched::cli {

/// The texts between the separators: one more than there are separators, empty ones too.
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

}  // namespace lrsched::cli
