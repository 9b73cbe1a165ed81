// Room python: the type Session, a run of a schedule that may react to metrics.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lrsched/session.hpp"
#include "ref.hpp"

namespace lrsched::python {

/// The type, made anew for the module.
[[nodiscard]] Ref make_session_type(PyObject* module);

/// A session of a Schedule, from its beginning or from a saved state (NULL or None for none).
[[nodiscard]] PyObject* make_session(PyObject* schedule, PyObject* saved);

using Metrics = std::vector<std::pair<std::string, double>>;

/// Adds what a dict of Python holds; false, with an exception, where it is none of names and numbers.
[[nodiscard]] bool read_metrics(PyObject* dict, Metrics& metrics);

/// Reports to a session. Errors and warnings become Python's; false where there is an exception.
[[nodiscard]] bool report(Session& session, double step, const Metrics& metrics);

}  // namespace lrsched::python
