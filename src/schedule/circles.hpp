// Room schedule: the language has no recursion, so a definition that needs itself has no value.
#pragma once

#include <map>
#include <set>

#include "schedule/module.hpp"

namespace lrsched::schedule {

/// Which definitions of a text each of its definitions needs.
using Needs = std::map<const syntax::Item*, std::set<const syntax::Item*>>;

/// Adds a finding for every definition of the module that needs itself, by whichever way.
void report_circles(Project& project, ModuleId module, Needs& needs);

}  // namespace lrsched::schedule
