// Room schedule: a placed schedule as text, one node a line, for the curious and for bug reports.
#pragma once

#include <string>

#include "schedule/placed.hpp"

namespace lrsched::schedule {

[[nodiscard]] std::string dump(const Placed& placed);

}  // namespace lrsched::schedule
