// Room schedule: names and arguments, checked in the whole text before anything is placed: so all wrong names come out at once,
// also those in functions nobody calls.
#pragma once

#include "schedule/module.hpp"

namespace lrsched::schedule {

/// Adds findings for unknown names and functions, wrong arguments, and definitions that go round in a circle.
void check_names(Project& project);

}  // namespace lrsched::schedule
