// Room python: compile(), the only way to a schedule.
#pragma once

#include "ref.hpp"

namespace lrsched::python {

/// compile(text, name, run, run_defaults, params, constants, metrics, modules, importer, source): the schedule of index 0. What the host
/// gives are lists of pairs; `source` is kept with the schedule, so that it can be made again elsewhere.
PyObject* compile_schedule(PyObject* module, PyObject* arguments);

}  // namespace lrsched::python
