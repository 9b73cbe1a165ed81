// Room cli: the version, as the build file says it.
#pragma once

#include <string_view>

namespace lrsched::cli {

[[nodiscard]] std::string_view version() noexcept;

}  // namespace lrsched::cli
