// Room python: what lrsched says, as Python's exceptions and warnings.
#pragma once

#include <vector>

#include "lrsched/diagnostic.hpp"
#include "ref.hpp"

namespace lrsched::python {

/// Sets lrsched.ScheduleError; gives NULL, so that a function can return it.
PyObject* raise(const std::vector<Diagnostic>& findings);
PyObject* raise(const Diagnostic& finding);

/// Issues a lrsched.ScheduleWarning for each warning; false where one became an exception.
[[nodiscard]] bool warn(const std::vector<Diagnostic>& findings);

}  // namespace lrsched::python
