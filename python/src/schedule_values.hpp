// Room python: many values of a schedule at once, without Python's lock and without copies.
#pragma once

#include "ref.hpp"

namespace lrsched::python {

/// fill(out, first=0, stride=1): values at first, first + stride, ... into a buffer of doubles; gives the buffer.
PyObject* fill_schedule(PyObject* self, PyObject* arguments, PyObject* names);

/// schedule[a:b:c]: an array of NumPy.
PyObject* slice_schedule(PyObject* self, PyObject* slice);

/// schedule(array): an array of NumPy of the same shape.
PyObject* values_at(PyObject* self, PyObject* steps);

}  // namespace lrsched::python
