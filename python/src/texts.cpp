// Room python: texts and numbers on their way between Python and C++.
#include "texts.hpp"

#include <cmath>

namespace lrsched::python {

std::optional<std::string> read_text(PyObject* object, const char* what) {
    if (PyBytes_Check(object)) {
        return std::string(PyBytes_AS_STRING(object), static_cast<std::size_t>(PyBytes_GET_SIZE(object)));
    }
    if (!PyUnicode_Check(object)) {
        PyErr_Format(PyExc_TypeError, "%s is a str, not %.80s", what, Py_TYPE(object)->tp_name);
        return std::nullopt;
    }
    Py_ssize_t size = 0;
    const char* const data = PyUnicode_AsUTF8AndSize(object, &size);
    if (data == nullptr) return std::nullopt;
    return std::string(data, static_cast<std::size_t>(size));
}

Ref make_text(std::string_view text) {
    return Ref::steal(PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace"));
}

std::optional<double> read_number(PyObject* object) {
    const double value = PyFloat_AsDouble(object);
    if (value == -1 && PyErr_Occurred() != nullptr) return std::nullopt;
    return value;
}

Ref make_number(const std::optional<double>& value) {
    return value ? Ref::steal(PyFloat_FromDouble(*value)) : Ref::share(Py_None);
}

Ref make_step(double step) {
    return Ref::steal(step == std::floor(step) ? PyLong_FromDouble(step) : PyFloat_FromDouble(step));
}

Ref import_name(const char* module, const char* name) {
    const Ref found = Ref::steal(PyImport_ImportModule(module));
    return found ? Ref::steal(PyObject_GetAttrString(found.get(), name)) : Ref();
}

}  // namespace lrsched::python
