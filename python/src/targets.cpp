// Room python: reading targets.
#include "targets.hpp"

#include <utility>

namespace lrsched::python {
namespace {

/// Which value is wanted by the run and the output; it is added where nobody wanted it before.
std::size_t value_of(std::vector<Wanted>& wanted, const Wanted& one) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].run == one.run && wanted[i].output == one.output) return i;
    }
    wanted.push_back(one);
    return wanted.size() - 1;
}

/// A target as Python tells it: (group, key, place, run, output).
bool read_target(PyObject* told, Py_ssize_t groups, const Runs& runs, std::vector<Wanted>& wanted, Target& target) {
    PyObject* key = nullptr;
    int place = 0;
    Py_ssize_t run = 0;
    Py_ssize_t output = 0;
    if (PyArg_ParseTuple(told, "nUinn", &target.group, &key, &place, &run, &output) == 0) return false;
    const bool known = target.group >= 0 && target.group < groups && place >= 0 && place <= 2 && run >= 0 &&
                       static_cast<std::size_t>(run) < runs.size() && output >= 0 &&
                       static_cast<std::size_t>(output) < runs.program(static_cast<std::size_t>(run)).outputs().size();
    if (!known) {
        PyErr_SetString(PyExc_IndexError, "a target is of no group, place, run or output");
        return false;
    }
    PyObject* interned = Ref::share(key).release();
    PyUnicode_InternInPlace(&interned);
    target.key = Ref::steal(interned);
    target.place = static_cast<Place>(place);
    target.value = value_of(wanted, {static_cast<std::size_t>(run), static_cast<std::size_t>(output)});
    return true;
}

}  // namespace

bool read_targets(PyObject* told, Py_ssize_t groups, const Runs& runs, std::vector<Wanted>& wanted,
                  std::vector<Target>& targets) {
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(told); ++i) {
        Target target;
        if (!read_target(PyList_GET_ITEM(told, i), groups, runs, wanted, target)) return false;
        targets.push_back(std::move(target));
    }
    return true;
}

std::vector<std::ptrdiff_t> rates_of(std::size_t groups, const std::vector<Target>& targets) {
    std::vector<std::ptrdiff_t> rates(groups, -1);
    for (const Target& target : targets) {
        if (PyUnicode_CompareWithASCIIString(target.key.get(), "lr") == 0)
            rates[static_cast<std::size_t>(target.group)] = static_cast<std::ptrdiff_t>(target.value);
    }
    return rates;
}

}  // namespace lrsched::python
