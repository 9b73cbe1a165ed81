// Room python: where values go: entries of the parameter groups of an optimizer.
#include "groups.hpp"

namespace lrsched::python {
namespace {

/// A tensor is filled, since a graph that was captured reads it where it lies; all else is replaced.
bool put_beside(PyObject* group, PyObject* key, PyObject* current, PyObject* number) {
    const Ref fill = Ref::steal(PyObject_GetAttrString(current, "fill_"));
    if (!fill) {
        PyErr_Clear();
        return PyDict_SetItem(group, key, number) == 0;
    }
    return static_cast<bool>(Ref::steal(PyObject_CallFunctionObjArgs(fill.get(), number, nullptr)));
}

bool put_number(PyObject* group, PyObject* key, PyObject* number) {
    PyObject* const current = PyDict_GetItemWithError(group, key);
    if (current != nullptr && !PyFloat_CheckExact(current) && !PyLong_CheckExact(current)) {
        const Ref held = Ref::share(current);
        return put_beside(group, key, held.get(), number);
    }
    return (current != nullptr || PyErr_Occurred() == nullptr) && PyDict_SetItem(group, key, number) == 0;
}

bool put_in_pair(PyObject* group, PyObject* key, Py_ssize_t index, PyObject* number) {
    const Ref pair = Ref::share(PyDict_GetItemWithError(group, key));
    const bool fits = pair && PySequence_Check(pair.get()) != 0 && PySequence_Size(pair.get()) == 2;
    if (!fits) {
        if (PyErr_Occurred() == nullptr) PyErr_Format(PyExc_ValueError, "%R of a parameter group is no pair", key);
        return false;
    }
    const Ref other = Ref::steal(PySequence_GetItem(pair.get(), 1 - index));
    if (!other) return false;
    const Ref changed =
        Ref::steal(index == 0 ? PyTuple_Pack(2, number, other.get()) : PyTuple_Pack(2, other.get(), number));
    return changed && PyDict_SetItem(group, key, changed.get()) == 0;
}

}  // namespace

Put Groups::put(PyObject* list, const std::vector<Ref>& numbers) const {
    const auto count = static_cast<Py_ssize_t>(groups_.size());
    if (PyList_GET_SIZE(list) != count) return Put::changed;
    for (const Target& target : targets_) {
        PyObject* const group = groups_[static_cast<std::size_t>(target.group)].get();
        // an optimizer that was loaded has other groups
        if (target.group >= PyList_GET_SIZE(list) || PyList_GET_ITEM(list, target.group) != group) return Put::changed;
        PyObject* const number = numbers[target.value].get();
        const bool put = target.place == Place::number
                             ? put_number(group, target.key.get(), number)
                             : put_in_pair(group, target.key.get(), target.place == Place::second ? 1 : 0, number);
        if (!put) return Put::failed;
    }
    return Put::done;
}

bool Groups::hold(PyObject* list, const std::vector<Ref>& numbers) const {
    if (PyList_GET_SIZE(list) != static_cast<Py_ssize_t>(groups_.size())) return false;
    for (const Target& target : targets_) {
        PyObject* const group = PyList_GET_ITEM(list, target.group);
        if (group != groups_[static_cast<std::size_t>(target.group)].get()) return false;
        if (target.place != Place::number) continue;
        PyObject* const entry = PyDict_GetItemWithError(group, target.key.get());
        if (entry != nullptr && PyFloat_CheckExact(entry) && entry != numbers[target.value].get()) return false;
    }
    return true;
}

int Groups::visit(visitproc visitor, void* argument) const {
    for (const Ref& group : groups_) {
        if (const int stop = visitor(group.get(), argument); stop != 0) return stop;
    }
    return 0;
}

}  // namespace lrsched::python
