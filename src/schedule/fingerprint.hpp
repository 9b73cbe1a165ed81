// Room schedule: a number that tells placed schedules apart.
#pragma once

#include <cstdint>

#include "schedule/placed.hpp"

namespace lrsched::schedule {

/// Equal for schedules that are the same graph under the same names, however their texts are laid out. States of scans fit only
/// a schedule with the same one.
[[nodiscard]] std::uint64_t fingerprint(const Placed& placed);

}  // namespace lrsched::schedule
