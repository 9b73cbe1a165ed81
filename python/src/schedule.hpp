// Room python: the type Schedule, one schedule of a program that Python calls.
#pragma once

#include <string>

#include "lrsched/cursor.hpp"
#include "ref.hpp"

namespace lrsched::python {

struct ScheduleState {
    Program program;
    std::size_t output = 0;
    Ref source;            ///< what it was made from, as lrsched knows to make it again
    std::string findings;  ///< of its compilation, as JSON
    // values one after the other; only touched under the interpreter's lock, by calls that do not come back to Python
    Cursor cursor{program, output};
};

struct ScheduleHead {
    PyObject base;
    vectorcallfunc call;
};

struct ScheduleObject {
    ScheduleHead head;
    ScheduleState state;
};

/// The type, made anew for the module.
[[nodiscard]] Ref make_schedule_type(PyObject* module);

/// An object of that type.
[[nodiscard]] PyObject* make_schedule(PyObject* type, ScheduleState state);

/// What is inside of a Schedule; a TypeError for anything else.
[[nodiscard]] ScheduleState* schedule_state(PyObject* object);

}  // namespace lrsched::python
