// Room python: the type Stepper, the part of lrsched.torch.LRScheduler that has to be quick.
#include "stepper.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "findings.hpp"
#include "groups.hpp"
#include "runs.hpp"
#include "schedule.hpp"
#include "targets.hpp"
#include "texts.hpp"
#include "type.hpp"

namespace lrsched::python {
namespace {

struct StepperState {
    Ref optimizer;
    Ref param_groups = Ref::steal(PyUnicode_InternFromString("param_groups"));
    double last_epoch = -1;
    long long step_count = 0;
    Runs runs;
    std::vector<double> values;
    std::vector<Ref> numbers;  ///< the values as Python has them
    Groups groups;
    std::vector<std::ptrdiff_t> rates;  ///< which value is the rate of a group; -1 where none is
};

struct StepperObject {
    PyObject base;
    StepperState state;
};

StepperState& state_of(PyObject* self) noexcept { return reinterpret_cast<StepperObject*>(self)->state; }

bool call_back(PyObject* self, const char* name) {
    return static_cast<bool>(Ref::steal(PyObject_CallMethod(self, name, nullptr)));
}

/// Puts the numbers into the groups that the optimizer has now.
bool put_numbers(PyObject* self) {
    StepperState& state = state_of(self);
    const Ref list = Ref::steal(PyObject_GetAttr(state.optimizer.get(), state.param_groups.get()));
    if (!list) return false;
    if (!PyList_CheckExact(list.get())) {
        PyErr_SetString(PyExc_TypeError, "the optimizer's param_groups are no list");
        return false;
    }
    return state.groups.put(list.get(), state.numbers) == Put::done;
}

/// The values at a step; false with an exception where one is none.
bool work_out(StepperState& state, double step) {
    if (const auto problem = state.runs.at(step, state.values)) return raise(*problem) != nullptr;
    for (std::size_t i = 0; i < state.values.size(); ++i) {
        state.numbers[i] = Ref::steal(PyFloat_FromDouble(state.values[i]));
        if (!state.numbers[i]) return false;
    }
    return true;
}

/// The values at a step in the optimizer's groups; where those are others than before they are looked at anew.
bool apply(PyObject* self, double step) {
    StepperState& state = state_of(self);
    if (!state.optimizer) {
        PyErr_SetString(PyExc_RuntimeError, "the scheduler has no optimizer");
        return false;
    }
    if (!work_out(state, step)) return false;
    if (put_numbers(self)) return true;
    return PyErr_Occurred() == nullptr && call_back(self, "_look_at_groups") && work_out(state, step) &&
           put_numbers(self);
}

bool advance(PyObject* self, double step) {
    StepperState& state = state_of(self);
    if (state.step_count == 1 && !call_back(self, "_check_order")) return false;
    if (!apply(self, step)) return false;
    state.last_epoch = step;
    ++state.step_count;
    return true;
}

/// Reports what was measured to all runs, as of the step that was.
bool listen(StepperState& state, PyObject* measured) {
    if (!state.runs.listens()) {
        PyErr_SetString(PyExc_TypeError, "the schedule reacts to no metric");
        return false;
    }
    Metrics metrics;
    if (PyMapping_Check(measured) != 0 && PyNumber_Check(measured) == 0) {
        if (!read_metrics(measured, metrics)) return false;
    } else {
        const auto names = state.runs.program(0).metrics();
        if (names.size() != 1) {
            PyErr_SetString(PyExc_TypeError,
                            "the schedule reacts to several metrics: give a dict of their names and values");
            return false;
        }
        const auto value = read_number(measured);
        if (!value) return false;
        metrics.emplace_back(names.front(), *value);
    }
    for (std::size_t run = 0; run < state.runs.size(); ++run) {
        if (!report(state.runs.session(run), state.last_epoch, metrics)) return false;
    }
    return true;
}

struct StepArguments {
    PyObject* epoch = nullptr;
    PyObject* metrics = nullptr;
};

/// step(), step(epoch), step(metrics), step(metrics=..., epoch=...): where a schedule reacts to metrics, a lone number is one, as
/// it is for ReduceLROnPlateau.
bool read_step(const StepperState& state, PyObject* const* arguments, Py_ssize_t count, PyObject* names,
               StepArguments& read) {
    if (count > 2) {
        PyErr_SetString(PyExc_TypeError, "step() takes at most metrics and an epoch");
        return false;
    }
    PyObject** const first = state.runs.listens() ? &read.metrics : &read.epoch;
    PyObject** const second = state.runs.listens() ? &read.epoch : &read.metrics;
    if (count > 0) *first = arguments[0];
    if (count > 1) *second = arguments[1];
    const Py_ssize_t named = names == nullptr ? 0 : PyTuple_GET_SIZE(names);
    for (Py_ssize_t i = 0; i < named; ++i) {
        PyObject* const name = PyTuple_GET_ITEM(names, i);
        const bool is_epoch = PyUnicode_CompareWithASCIIString(name, "epoch") == 0;
        const bool is_metrics = PyUnicode_CompareWithASCIIString(name, "metrics") == 0;
        if (!is_epoch && !is_metrics) {
            PyErr_Format(PyExc_TypeError, "step() has no argument %R; there are `metrics` and `epoch`", name);
            return false;
        }
        (is_epoch ? read.epoch : read.metrics) = arguments[count + i];
    }
    if (read.epoch == Py_None) read.epoch = nullptr;
    if (read.metrics == Py_None) read.metrics = nullptr;
    return true;
}

PyObject* step(PyObject* self, PyObject* const* arguments, Py_ssize_t count, PyObject* names) {
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        StepperState& state = state_of(self);
        double to = state.last_epoch + 1;
        if (count > 0 || names != nullptr) {
            StepArguments read;
            if (!read_step(state, arguments, count, names, read)) return nullptr;
            if (read.metrics != nullptr && !listen(state, read.metrics)) return nullptr;
            if (read.epoch != nullptr) {
                const auto epoch = read_number(read.epoch);
                if (!epoch) return nullptr;
                to = *epoch;
            }
        }
        if (!advance(self, to)) return nullptr;
        Py_RETURN_NONE;
    });
}

/// What newer releases of torch call at a milestone of SequentialLR: a step that is not counted.
PyObject* update_lr(PyObject* self, PyObject* arguments) {
    PyObject* epoch = Py_None;
    if (PyArg_ParseTuple(arguments, "|O:_update_lr", &epoch) == 0) return nullptr;
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        StepperState& state = state_of(self);
        const auto to = epoch == Py_None ? std::optional(state.last_epoch + 1) : read_number(epoch);
        if (!to || !apply(self, *to)) return nullptr;
        state.last_epoch = *to;
        Py_RETURN_NONE;
    });
}

PyObject* apply_again(PyObject* self, PyObject*) {
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        if (!apply(self, state_of(self).last_epoch)) return nullptr;
        Py_RETURN_NONE;
    });
}

/// _add_run(schedule): a further program, at the beginning of its run.
PyObject* add_run(PyObject* self, PyObject* schedule) {
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        const ScheduleState* const state = schedule_state(schedule);
        if (state == nullptr) return nullptr;
        state_of(self).runs.add(state->program);
        Py_RETURN_NONE;
    });
}

/// _aim(groups, targets): where values go from now on.
PyObject* aim(PyObject* self, PyObject* arguments) {
    PyObject* groups = nullptr;
    PyObject* told = nullptr;
    if (PyArg_ParseTuple(arguments, "O!O!:_aim", &PyList_Type, &groups, &PyList_Type, &told) == 0) return nullptr;
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        StepperState& state = state_of(self);
        std::vector<Ref> dicts;
        for (Py_ssize_t i = 0; i < PyList_GET_SIZE(groups); ++i) {
            if (!PyDict_Check(PyList_GET_ITEM(groups, i))) {
                PyErr_SetString(PyExc_TypeError, "a parameter group is a dict");
                return nullptr;
            }
            dicts.push_back(Ref::share(PyList_GET_ITEM(groups, i)));
        }
        std::vector<Wanted> wanted;
        std::vector<Target> targets;
        if (!read_targets(told, PyList_GET_SIZE(groups), state.runs, wanted, targets)) return nullptr;
        state.values.assign(wanted.size(), 0);
        state.numbers.assign(wanted.size(), Ref());
        state.runs.want(std::move(wanted));
        state.rates = rates_of(dicts.size(), targets);
        state.groups = Groups(std::move(dicts), std::move(targets));
        Py_RETURN_NONE;
    });
}

/// _save(): the states of the runs, as a list of texts.
PyObject* save(PyObject* self, PyObject*) {
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        StepperState& state = state_of(self);
        Ref list = Ref::steal(PyList_New(0));
        for (std::size_t run = 0; list && run < state.runs.size(); ++run) {
            const auto saved = state.runs.save(run, state.last_epoch);
            if (!saved) return raise(saved.error());
            const Ref text = make_text(*saved);
            if (!text || PyList_Append(list.get(), text.get()) < 0) return nullptr;
        }
        return list.release();
    });
}

/// _load(states): the runs go on from their states.
PyObject* load(PyObject* self, PyObject* states) {
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        StepperState& state = state_of(self);
        const Ref list = Ref::steal(PySequence_Fast(states, "saved states are a list"));
        if (!list) return nullptr;
        std::vector<std::string> texts;
        for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(list.get()); ++i) {
            auto text = read_text(PySequence_Fast_GET_ITEM(list.get(), i), "a saved state");
            if (!text) return nullptr;
            texts.push_back(*std::move(text));
        }
        if (texts.size() != state.runs.size()) {
            PyErr_Format(PyExc_ValueError, "the state is of %zu base rates, the optimizer has %zu", texts.size(),
                         state.runs.size());
            return nullptr;
        }
        if (const auto problem = state.runs.load(texts)) return raise(*problem);
        Py_RETURN_NONE;
    });
}

/// Whether the groups still hold what was put there last, so that nobody else has a say in it.
PyObject* is_untouched(PyObject* self, PyObject*) {
    const StepperState& state = state_of(self);
    const Ref list = Ref::steal(PyObject_GetAttr(state.optimizer.get(), state.param_groups.get()));
    if (!list) return nullptr;
    return PyBool_FromLong(PyList_CheckExact(list.get()) && state.groups.hold(list.get(), state.numbers) ? 1 : 0);
}

PyObject* get_optimizer(PyObject* self, void*) {
    if (state_of(self).optimizer) return Ref(state_of(self).optimizer).release();
    PyErr_SetString(PyExc_AttributeError, "the scheduler has no optimizer yet");
    return nullptr;
}
int set_optimizer(PyObject* self, PyObject* value, void*) {
    state_of(self).optimizer = Ref::share(value);
    return 0;
}

PyObject* get_last_epoch(PyObject* self, void*) { return make_step(state_of(self).last_epoch).release(); }
int set_last_epoch(PyObject* self, PyObject* value, void*) {
    const auto number = value == nullptr ? std::nullopt : read_number(value);
    if (number) state_of(self).last_epoch = *number;
    if (value == nullptr) PyErr_SetString(PyExc_AttributeError, "last_epoch cannot be deleted");
    return number ? 0 : -1;
}

PyObject* get_step_count(PyObject* self, void*) { return PyLong_FromLongLong(state_of(self).step_count); }
int set_step_count(PyObject* self, PyObject* value, void*) {
    const long long count = value == nullptr ? 0 : PyLong_AsLongLong(value);
    if (PyErr_Occurred() != nullptr) return -1;
    state_of(self).step_count = count;
    return 0;
}

/// The rates of the groups: what was put there last, or what stands there where the schedule says nothing of it.
PyObject* get_last_lr(PyObject* self, void*) {
    const StepperState& state = state_of(self);
    const auto& groups = state.groups.all();
    Ref list = Ref::steal(PyList_New(static_cast<Py_ssize_t>(groups.size())));
    for (std::size_t i = 0; list && i < groups.size(); ++i) {
        Ref rate = state.rates[i] >= 0 ? state.numbers[static_cast<std::size_t>(state.rates[i])]
                                       : Ref::share(PyDict_GetItemString(groups[i].get(), "lr"));
        if (!rate) rate = Ref::share(Py_None);
        PyList_SET_ITEM(list.get(), static_cast<Py_ssize_t>(i), rate.release());
    }
    return list.release();
}

PyObject* get_listens(PyObject* self, void*) { return PyBool_FromLong(state_of(self).runs.listens() ? 1 : 0); }

PyObject* create(PyTypeObject* type, PyObject*, PyObject*) {
    PyObject* const self = type->tp_alloc(type, 0);
    if (self == nullptr) return nullptr;
    std::construct_at(&state_of(self));
    return self;
}

/// Python's macro asks for these names.
int traverse(PyObject* self, visitproc visit, void* arg) {
    const StepperState& state = state_of(self);
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(state.optimizer.get());
    return state.groups.visit(visit, arg);
}

int clear(PyObject* self) {
    StepperState& state = state_of(self);
    const Ref optimizer = std::exchange(state.optimizer, Ref());
    const Groups groups = std::exchange(state.groups, Groups());
    state.rates.clear();
    return 0;
}

void destroy(PyObject* self) {
    PyTypeObject* const type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    std::destroy_at(&state_of(self));
    type->tp_free(self);
    Py_DECREF(type);
}

PyMethodDef methods[] = {{"step", method(step), METH_FASTCALL | METH_KEYWORDS,
                          "step(metrics=None, epoch=None)\n--\n\nGoes to the next step, after taking what was measured "
                          "at the last one. A lone number is "
                          "a metric where the schedule reacts to one, else the step to go to."},
                         {"_update_lr", update_lr, METH_VARARGS, nullptr},
                         {"_apply", apply_again, METH_NOARGS, nullptr},
                         {"_add_run", add_run, METH_O, nullptr},
                         {"_is_untouched", is_untouched, METH_NOARGS, nullptr},
                         {"_aim", aim, METH_VARARGS, nullptr},
                         {"_save", save, METH_NOARGS, nullptr},
                         {"_load", load, METH_O, nullptr},
                         {nullptr, nullptr, 0, nullptr}};

PyGetSetDef attributes[] = {
    {"optimizer", get_optimizer, set_optimizer, "The optimizer whose groups are written.", nullptr},
    {"last_epoch", get_last_epoch, set_last_epoch, "The step that the groups are at.", nullptr},
    {"_step_count", get_step_count, set_step_count, nullptr, nullptr},
    {"_last_lr", get_last_lr, nullptr, nullptr, nullptr},
    {"_listens", get_listens, nullptr, nullptr, nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

}  // namespace

Ref make_stepper_type(PyObject* module) {
    PyType_Slot slots[] = {slot(Py_tp_new, create),
                           slot(Py_tp_dealloc, destroy),
                           slot(Py_tp_traverse, traverse),
                           slot(Py_tp_clear, clear),
                           slot(Py_tp_methods, methods),
                           slot(Py_tp_getset, attributes),
                           {0, nullptr}};
    PyType_Spec spec{"lrsched._lrsched.Stepper", sizeof(StepperObject), 0,
                     Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots};
    return make_type(module, spec, false);
}

}  // namespace lrsched::python
