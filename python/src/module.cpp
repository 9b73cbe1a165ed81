// Room python: the module lrsched._lrsched. What is in it is for the package lrsched, which shows it to the world.
#include "compile.hpp"
#include "facts.hpp"
#include "lrsched/version.hpp"
#include "schedule.hpp"
#include "session.hpp"
#include "stepper.hpp"
#include "texts.hpp"
#include "type.hpp"

namespace lrsched::python {
namespace {

bool add(PyObject* module, const char* name, const Ref& object) {
    return object && PyObject_SetAttrString(module, name, object.get()) == 0;
}

int fill_module(PyObject* module) {
    return guarded(-1, [&] {
        const bool added =
            add(module, "Schedule", make_schedule_type(module)) && add(module, "Session", make_session_type(module)) &&
            add(module, "Stepper", make_stepper_type(module)) && add(module, "version", make_text(version()));
        return added ? 0 : -1;
    });
}

PyMethodDef functions[] = {{"compile", compile_schedule, METH_VARARGS, nullptr},
                           {"summaries", summarize_schedule, METH_O, nullptr},
                           {nullptr, nullptr, 0, nullptr}};

PyModuleDef_Slot slots[] = {{Py_mod_exec, reinterpret_cast<void*>(fill_module)}, {0, nullptr}};  // NOLINT

PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_lrsched", nullptr, 0, functions, slots, nullptr, nullptr, nullptr};

}  // namespace
}  // namespace lrsched::python

PyMODINIT_FUNC PyInit__lrsched() { return PyModuleDef_Init(&lrsched::python::definition); }
