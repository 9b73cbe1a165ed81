// Room python: what is known of the schedules of a text without running it.
#pragma once

#include "ref.hpp"

namespace lrsched::python {

/// summaries(schedule): (list of dicts, findings as JSON), for all schedules of the text.
PyObject* summarize_schedule(PyObject* module, PyObject* schedule);

}  // namespace lrsched::python
