// Room python: what the types of the module have in common, and the casts that Python's interface asks for.
#pragma once

#include <structmember.h>

#include "ref.hpp"

namespace lrsched::python {

/// Objects come from functions of the module only, and nobody changes the type.
#if PY_VERSION_HEX >= 0x030A0000
inline constexpr unsigned kOnlyMadeByUs = Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_IMMUTABLETYPE;
#else
inline constexpr unsigned kOnlyMadeByUs = 0;
#endif

/// A slot of a type: a function, or a table.
template <class T> PyType_Slot slot(int id, T* what) noexcept {
    // Python keeps both as void*, which on every machine it runs on holds a function, too
    return {id, reinterpret_cast<void*>(what)};  // NOLINT
}

/// Python only reads the text.
inline PyType_Slot text_slot(int id, const char* text) noexcept { return {id, const_cast<char*>(text)}; }  // NOLINT

/// A method that takes more than a tuple stands in the table as one that does not.
template <class Function> PyCFunction method(Function* function) noexcept {
    return reinterpret_cast<PyCFunction>(
        reinterpret_cast<void (*)()>(function));  // NOLINT(bugprone-casting-through-void)
}

/// The type of a specification. `only_made_by_us` takes object's way of making one from it.
inline Ref make_type(PyObject* module, PyType_Spec& spec, bool only_made_by_us = true) {
    Ref type = Ref::steal(PyType_FromModuleAndSpec(module, &spec, nullptr));
#if PY_VERSION_HEX < 0x030A0000
    if (type && only_made_by_us) reinterpret_cast<PyTypeObject*>(type.get())->tp_new = nullptr;
#else
    static_cast<void>(only_made_by_us);
#endif
    return type;
}

}  // namespace lrsched::python
