// Room schedule: what a name that is not known may have been meant for, and how a function is called.
#pragma once

#include <span>
#include <string>

#include "schedule/module.hpp"

namespace lrsched::schedule {

/// Where a name stands, which decides what it could mean.
struct Here {
    ModuleId module = 0;
    std::span<const syntax::Symbol> locals{};  ///< parameters and names of a `let ... in` around it
    std::span<const ModuleId> dialects{};      ///< modules of the library whose calls stand around it
};

/// A hint for a value that is not known here; empty where nothing is near.
[[nodiscard]] std::string suggest_name(Project& project, const Here& here, const std::string& name);

/// The same for a function.
[[nodiscard]] std::string suggest_function(Project& project, const Here& here, syntax::Symbol name);

/// `linear(n=rest, to=0, from=start)`.
[[nodiscard]] std::string signature_of(const Project& project, const syntax::Item& function);

}  // namespace lrsched::schedule
