// Room python: the type Schedule, one schedule of a program that Python calls.
#include "schedule.hpp"

#include <cstddef>
#include <memory>

#include "findings.hpp"
#include "schedule_values.hpp"
#include "session.hpp"
#include "texts.hpp"
#include "type.hpp"

namespace lrsched::python {
namespace {

ScheduleObject* object_of(PyObject* self) noexcept { return reinterpret_cast<ScheduleObject*>(self); }
ScheduleState& state_of(PyObject* self) noexcept { return object_of(self)->state; }
const Output& output_of(PyObject* self) noexcept { return state_of(self).program.outputs()[state_of(self).output]; }

/// A number, or a scalar of NumPy, torch and others; an array is something else.
PyObject* value_at(PyObject* self, double step) {
    Cursor& cursor = state_of(self).cursor;
    cursor.seek(step);
    const auto value = cursor.next();
    return value ? PyFloat_FromDouble(*value) : raise(value.error());
}

PyObject* call_slowly(PyObject* self, PyObject* step) {
    const bool is_array = PyObject_CheckBuffer(step) != 0 || PyList_Check(step) || PyTuple_Check(step);
    if (is_array && PyNumber_Check(step) == 0) return values_at(self, step);
    if (is_array) {
        // an array of one number is a number to Python; its shape tells
        const Ref shape = Ref::steal(PyObject_GetAttrString(step, "shape"));
        if (!shape) PyErr_Clear();
        if (shape && PyTuple_Check(shape.get()) && PyTuple_GET_SIZE(shape.get()) > 0) return values_at(self, step);
    }
    const auto number = read_number(step);
    return number ? value_at(self, *number) : nullptr;
}

/// schedule(step), the way that has to be quick.
PyObject* call(PyObject* self, PyObject* const* arguments, std::size_t flags, PyObject* names) noexcept {
    if (PyVectorcall_NARGS(flags) != 1 || names != nullptr) {
        PyErr_SetString(PyExc_TypeError, "a schedule is called with one step");
        return nullptr;
    }
    PyObject* const step = arguments[0];
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        if (PyFloat_CheckExact(step)) return value_at(self, PyFloat_AS_DOUBLE(step));
        if (!PyLong_CheckExact(step)) return call_slowly(self, step);
        const double number = PyLong_AsDouble(step);
        return number == -1 && PyErr_Occurred() != nullptr ? nullptr : value_at(self, number);
    });
}

PyObject* sibling(PyObject* self, std::size_t output) {
    const ScheduleState& state = state_of(self);
    return make_schedule(reinterpret_cast<PyObject*>(Py_TYPE(self)),
                         {state.program, output, state.source, state.findings});
}

PyObject* named(PyObject* self, PyObject* key) {
    const auto name = read_text(key, "the name of a schedule");
    if (!name) return nullptr;
    if (const auto output = state_of(self).program.find(*name)) return sibling(self, *output);
    PyErr_SetObject(PyExc_KeyError, key);
    return nullptr;
}

PyObject* subscript(PyObject* self, PyObject* key) {
    return guarded<PyObject*>(nullptr, [&] {
        if (PyUnicode_Check(key)) return named(self, key);
        return PySlice_Check(key) ? slice_schedule(self, key) : call_slowly(self, key);
    });
}

PyObject* find(PyObject* self, PyObject* arguments) {
    const char* parameter = nullptr;
    const char* group = "";
    if (PyArg_ParseTuple(arguments, "s|s:find", &parameter, &group) == 0) return nullptr;
    return guarded<PyObject*>(nullptr, [&] {
        const auto output = state_of(self).program.find(parameter, group);
        return output ? sibling(self, *output) : Ref::share(Py_None).release();
    });
}

PyObject* session(PyObject* self, PyObject* arguments) {
    PyObject* saved = nullptr;
    if (PyArg_ParseTuple(arguments, "|O:session", &saved) == 0) return nullptr;
    return guarded<PyObject*>(nullptr, [&] { return make_session(self, saved); });
}

template <class Range, class Name> PyObject* names_of(const Range& range, Name&& name) {
    Ref names = Ref::steal(PyTuple_New(static_cast<Py_ssize_t>(range.size())));
    if (!names) return nullptr;
    for (std::size_t i = 0; i < range.size(); ++i) {
        Ref text = make_text(name(range[i]));
        if (!text) return nullptr;
        PyTuple_SET_ITEM(names.get(), static_cast<Py_ssize_t>(i), text.release());
    }
    return names.release();
}

PyObject* get_outputs(PyObject* self, void*) {
    return names_of(state_of(self).program.outputs(), [](const Output& output) { return output.name; });
}
PyObject* get_metrics(PyObject* self, void*) {
    return names_of(state_of(self).program.metrics(), [](const std::string& metric) { return metric; });
}
PyObject* get_name(PyObject* self, void*) { return make_text(output_of(self).name).release(); }
PyObject* get_parameter(PyObject* self, void*) { return make_text(output_of(self).parameter).release(); }
PyObject* get_group(PyObject* self, void*) { return make_text(output_of(self).group).release(); }
PyObject* get_length(PyObject* self, void*) { return make_number(output_of(self).length).release(); }
PyObject* get_total(PyObject* self, void*) { return make_number(state_of(self).program.total()).release(); }
PyObject* get_fingerprint(PyObject* self, void*) { return make_text(state_of(self).program.fingerprint()).release(); }
PyObject* get_source(PyObject* self, void*) {
    return state_of(self).source ? Ref(state_of(self).source).release() : Ref::share(Py_None).release();
}
PyObject* get_findings(PyObject* self, void*) { return make_text(state_of(self).findings).release(); }

bool same(PyObject* left, PyObject* right) {
    const ScheduleState& a = state_of(left);
    const ScheduleState& b = state_of(right);
    return a.program.fingerprint() == b.program.fingerprint() && a.output == b.output;
}

PyObject* compare(PyObject* left, PyObject* right, int operation) {
    if (Py_TYPE(left) != Py_TYPE(right) || (operation != Py_EQ && operation != Py_NE)) Py_RETURN_NOTIMPLEMENTED;
    return PyBool_FromLong(same(left, right) == (operation == Py_EQ) ? 1 : 0);
}

Py_hash_t hash(PyObject* self) {
    const Ref text = make_text(state_of(self).program.fingerprint() + output_of(self).name);
    return text ? PyObject_Hash(text.get()) : -1;
}

void destroy(PyObject* self) {
    PyTypeObject* const type = Py_TYPE(self);
    std::destroy_at(&state_of(self));
    type->tp_free(self);
    Py_DECREF(type);
}

/// A method that is a function of Python, `lrsched._methods.<name>(self, ...)`.
PyObject* forward(const char* name, PyObject* self, PyObject* arguments, PyObject* keywords) {
    const Ref function = import_name("lrsched._methods", name);
    const Ref first = Ref::steal(PyTuple_Pack(1, self));
    if (!function || !first) return nullptr;
    const Ref all = Ref::steal(arguments == nullptr ? Ref::share(first.get()).release()
                                                    : PySequence_Concat(first.get(), arguments));
    return all ? PyObject_Call(function.get(), all.get(), keywords) : nullptr;
}
PyObject* plot(PyObject* self, PyObject* arguments, PyObject* names) { return forward("plot", self, arguments, names); }
PyObject* check(PyObject* self, PyObject*) { return forward("check", self, nullptr, nullptr); }
PyObject* facts(PyObject* self, PyObject*) { return forward("facts", self, nullptr, nullptr); }
PyObject* explain(PyObject* self, PyObject*) { return forward("explain", self, nullptr, nullptr); }
PyObject* draw(PyObject* self, PyObject*) { return forward("draw", self, nullptr, nullptr); }
PyObject* reduce(PyObject* self, PyObject*) { return forward("reduce", self, nullptr, nullptr); }
PyObject* represent(PyObject* self) { return forward("represent", self, nullptr, nullptr); }

PyMethodDef methods[] = {
    {"fill", method(fill_schedule), METH_VARARGS | METH_KEYWORDS,
     "fill(out, first=0, stride=1)\n--\n\nWrites the values at first, first + stride, ... into a buffer of doubles, "
     "and gives it "
     "back."},
    {"find", find, METH_VARARGS,
     "find(parameter, group='')\n--\n\nThe schedule of a hyper-parameter for a group of parameters: the group's own, "
     "else the "
     "one for all groups, else None."},
    {"session", session, METH_VARARGS,
     "session(state=None)\n--\n\nA run of the schedule, which may react to metrics; goes on from a saved state."},
    {"plot", method(plot), METH_VARARGS | METH_KEYWORDS,
     "plot(*others, ax=None, steps=None, **style)\n--\n\nDraws the schedule with matplotlib; gives the axes."},
    {"check", check, METH_NOARGS,
     "check()\n--\n\nWhat there is to say about the text and its values: a list of findings."},
    {"facts", facts, METH_NOARGS, "facts()\n--\n\nLength, extremes and parts of every schedule of the text."},
    {"explain", explain, METH_NOARGS, "explain()\n--\n\nThe facts as text, as `lrsched check` prints them."},
    {"_repr_svg_", draw, METH_NOARGS, "_repr_svg_()\n--\n\nA picture, for notebooks."},
    {"__reduce__", reduce, METH_NOARGS, "A schedule is pickled as its source and its fingerprint."},
    {nullptr, nullptr, 0, nullptr}};

PyGetSetDef attributes[] = {
    {"name", get_name, nullptr, "The name, `lr` or `lr.backbone`.", nullptr},
    {"parameter", get_parameter, nullptr, "The hyper-parameter: the name up to its first dot.", nullptr},
    {"group", get_group, nullptr, "The group of parameters behind the dot; empty for what holds for all.", nullptr},
    {"length", get_length, nullptr, "The length in steps; None for an endless schedule.", nullptr},
    {"total", get_total, nullptr, "The length of the run in steps, where it is given; else None.", nullptr},
    {"outputs", get_outputs, nullptr, "The names of all schedules of the text.", nullptr},
    {"metrics", get_metrics, nullptr, "The names of the metrics that the schedules react to.", nullptr},
    {"fingerprint", get_fingerprint, nullptr, "Sixteen hexadecimal digits that tell the text from others.", nullptr},
    {"_source", get_source, nullptr, nullptr, nullptr},
    {"_findings", get_findings, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

PyMemberDef members[] = {{"__vectorcalloffset__", T_PYSSIZET, offsetof(ScheduleHead, call), READONLY, nullptr},
                         {nullptr, 0, 0, 0, nullptr}};

}  // namespace

Ref make_schedule_type(PyObject* module) {
    PyType_Slot slots[] = {
        text_slot(Py_tp_doc,
                  "A schedule: called with a step, it gives the value. Made by lrsched.compile and lrsched.load."),
        slot(Py_tp_dealloc, destroy),
        slot(Py_tp_call, PyVectorcall_Call),
        slot(Py_tp_repr, represent),
        slot(Py_tp_hash, hash),
        slot(Py_tp_richcompare, compare),
        slot(Py_mp_subscript, subscript),
        slot(Py_tp_methods, methods),
        slot(Py_tp_getset, attributes),
        slot(Py_tp_members, members),
        {0, nullptr}};
    PyType_Spec spec{"lrsched.Schedule", sizeof(ScheduleObject), 0,
                     Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | kOnlyMadeByUs, slots};
    return make_type(module, spec);
}

PyObject* make_schedule(PyObject* type, ScheduleState state) {
    auto* const made = reinterpret_cast<PyTypeObject*>(type);
    PyObject* const self = made->tp_alloc(made, 0);
    if (self == nullptr) return nullptr;
    object_of(self)->head.call = call;
    // a cursor is at home where its program is
    std::construct_at(&state_of(self), std::move(state));
    return self;
}

ScheduleState* schedule_state(PyObject* object) {
    const Ref type = import_name("lrsched._lrsched", "Schedule");
    if (!type) return nullptr;
    if (reinterpret_cast<PyObject*>(Py_TYPE(object)) == type.get()) return &state_of(object);
    PyErr_Format(PyExc_TypeError, "wanted is a Schedule, not %.80s", Py_TYPE(object)->tp_name);
    return nullptr;
}

}  // namespace lrsched::python
