// Room cli: `check` of a YAML file.
#pragma once

#include <string_view>

#include "cli/check_report.hpp"
#include "cli/load.hpp"

namespace lrsched::cli {

/// By its name: `.yaml` or `.yml`.
[[nodiscard]] bool is_config(std::string_view path) noexcept;

/// What there is to say of it as a text: syntax, keys that stand twice, what YAML has and a config does not.
[[nodiscard]] CheckedInput check_config(const Input& input);

}  // namespace lrsched::cli
