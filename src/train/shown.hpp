// Room `train`: text from elsewhere, made fit for a message.
#pragma once

#include <string>
#include <string_view>

namespace lrsched::train {

/// In backticks: its beginning, where it is long, with control characters and what is no UTF-8 as `?`.
[[nodiscard]] std::string shown(std::string_view text);

/// The whole text without backticks, otherwise the same; tabs stay.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace lrsched::train
