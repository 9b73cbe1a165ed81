// Room api: texts as JSON.
#pragma once

#include <string>

namespace lrsched::detail {

/// The text in quotes. JSON must be valid UTF-8, whatever a host calls its texts.
[[nodiscard]] std::string quoted(const std::string& text);

}  // namespace lrsched::detail
