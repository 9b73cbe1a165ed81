// The version of the headers (macros) and of the library that is linked (a function).
#pragma once

#include <string_view>

#include "lrsched/export.hpp"
#include "lrsched/version.h"

namespace lrsched {

/// The version of the library that runs: "0.1.0". It equals LRSCHED_VERSION where headers and library are of one release.
[[nodiscard]] LRSCHED_API std::string_view version() noexcept;

}  // namespace lrsched
