// Room python: the type Session, a run of a schedule that may react to metrics.
#include "session.hpp"

#include <memory>

#include "findings.hpp"
#include "schedule.hpp"
#include "texts.hpp"
#include "type.hpp"

namespace lrsched::python {
namespace {

struct SessionObject {
    PyObject base;
    Session session;
    std::size_t output;
    Ref schedule;
};

SessionObject* object_of(PyObject* self) noexcept { return reinterpret_cast<SessionObject*>(self); }
Session& session_of(PyObject* self) noexcept { return object_of(self)->session; }

PyObject* report_metrics(PyObject* self, PyObject* arguments, PyObject* names) {
    double step = 0;
    PyObject* dict = nullptr;
    if (PyArg_ParseTuple(arguments, "d|O:report", &step, &dict) == 0) return nullptr;
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        Metrics metrics;
        if (dict != nullptr && !read_metrics(dict, metrics)) return nullptr;
        if (names != nullptr && !read_metrics(names, metrics)) return nullptr;
        return report(session_of(self), step, metrics) ? Ref::share(Py_None).release() : nullptr;
    });
}

PyObject* at(PyObject* self, PyObject* step) {
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        const auto number = read_number(step);
        if (!number) return nullptr;
        const auto values = session_of(self).at(*number);
        return values ? PyFloat_FromDouble((*values)[object_of(self)->output]) : raise(values.error());
    });
}

PyObject* values(PyObject* self, PyObject* step) {
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        const auto number = read_number(step);
        if (!number) return nullptr;
        const auto found = session_of(self).at(*number);
        if (!found) return raise(found.error());
        Ref all = Ref::steal(PyDict_New());
        const auto outputs = session_of(self).program().outputs();
        for (std::size_t i = 0; all && i < outputs.size(); ++i) {
            const Ref name = make_text(outputs[i].name);
            const Ref value = Ref::steal(PyFloat_FromDouble((*found)[i]));
            if (!name || !value || PyDict_SetItem(all.get(), name.get(), value.get()) < 0) return nullptr;
        }
        return all.release();
    });
}

PyObject* save(PyObject* self, PyObject*) {
    return guarded<PyObject*>(nullptr, [&] { return make_text(session_of(self).save()).release(); });
}

PyObject* reduce(PyObject* self, PyObject*) {
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        const Ref again = import_name("lrsched._methods", "session_again");
        const Ref state = make_text(session_of(self).save());
        return again && state ? Py_BuildValue("O(OO)", again.get(), object_of(self)->schedule.get(), state.get())
                              : nullptr;
    });
}

PyObject* get_step(PyObject* self, void*) {
    const auto step = session_of(self).step();
    return step ? make_step(*step).release() : Ref::share(Py_None).release();
}
PyObject* get_schedule(PyObject* self, void*) { return Ref(object_of(self)->schedule).release(); }

void destroy(PyObject* self) {
    PyTypeObject* const type = Py_TYPE(self);
    std::destroy_at(&object_of(self)->session);
    std::destroy_at(&object_of(self)->schedule);
    type->tp_free(self);
    Py_DECREF(type);
}

PyMethodDef methods[] = {
    {"report", method(report_metrics), METH_VARARGS | METH_KEYWORDS,
     "report(step, metrics=None, /, **more)\n--\n\nTakes what was measured at a step: report(99, val_loss=0.5)."},
    {"at", at, METH_O, "at(step, /)\n--\n\nThe value at a step, which is not behind the last one."},
    {"values", values, METH_O, "values(step, /)\n--\n\nThe values of all schedules of the text, by their names."},
    {"save", save, METH_NOARGS, "save()\n--\n\nThe state as JSON, for schedule.session(state)."},
    {"__reduce__", reduce, METH_NOARGS, "A session is pickled as its schedule and its state."},
    {nullptr, nullptr, 0, nullptr}};

PyGetSetDef attributes[] = {{"step", get_step, nullptr, "The last whole step that was asked for, or None.", nullptr},
                            {"schedule", get_schedule, nullptr, "The schedule that runs.", nullptr},
                            {nullptr, nullptr, nullptr, nullptr, nullptr}};

}  // namespace

Ref make_session_type(PyObject* module) {
    PyType_Slot slots[] = {text_slot(Py_tp_doc, "A run of a schedule, step by step. Made by schedule.session()."),
                           slot(Py_tp_dealloc, destroy),
                           slot(Py_tp_methods, methods),
                           slot(Py_tp_getset, attributes),
                           {0, nullptr}};
    PyType_Spec spec{"lrsched.Session", sizeof(SessionObject), 0, Py_TPFLAGS_DEFAULT | kOnlyMadeByUs, slots};
    return make_type(module, spec);
}

PyObject* make_session(PyObject* schedule, PyObject* saved) {
    const ScheduleState& state = reinterpret_cast<ScheduleObject*>(schedule)->state;
    Session session(state.program);
    if (saved != nullptr && saved != Py_None) {
        const auto json = read_text(saved, "a saved state");
        if (!json) return nullptr;
        auto loaded = Session::load(state.program, *json);
        if (!loaded) return raise(loaded.error());
        session = std::move(loaded).value();
    }
    const Ref type = import_name("lrsched._lrsched", "Session");
    if (!type) return nullptr;
    auto* const made = reinterpret_cast<PyTypeObject*>(type.get());
    PyObject* const self = made->tp_alloc(made, 0);
    if (self == nullptr) return nullptr;
    std::construct_at(&object_of(self)->session, std::move(session));
    std::construct_at(&object_of(self)->schedule, Ref::share(schedule));
    object_of(self)->output = state.output;
    return self;
}

bool read_metrics(PyObject* dict, Metrics& metrics) {
    const Ref pairs = Ref::steal(PyMapping_Items(dict));
    if (!pairs) return false;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(pairs.get()); ++i) {
        PyObject* const pair = PyList_GET_ITEM(pairs.get(), i);
        auto name = read_text(PyTuple_GET_ITEM(pair, 0), "the name of a metric");
        const auto value = name ? read_number(PyTuple_GET_ITEM(pair, 1)) : std::nullopt;
        if (!value) return false;
        metrics.emplace_back(*std::move(name), *value);
    }
    return true;
}

bool report(Session& session, double step, const Metrics& metrics) {
    std::vector<Metric> measured;
    measured.reserve(metrics.size());
    for (const auto& [name, value] : metrics) measured.push_back({name, value});
    const auto found = session.report(step, measured);
    if (!has_error(found)) return warn(found);
    return raise(found) != nullptr;
}

}  // namespace lrsched::python
