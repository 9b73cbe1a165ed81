// Room python: compile(), the only way to a schedule.
#include "compile.hpp"

#include <string>
#include <vector>

#include "findings.hpp"
#include "lrsched/lrsched.hpp"
#include "lrsched/tools.hpp"
#include "schedule.hpp"
#include "texts.hpp"

namespace lrsched::python {
namespace {

/// Calls `take(first, second)` for each pair of a list; false where it is none or `take` says no.
template <class Take> bool each_pair(PyObject* list, Take&& take) {
    const Ref items = Ref::steal(PySequence_Fast(list, "what the host gives is a list of pairs"));
    if (!items) return false;
    for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(items.get()); ++i) {
        PyObject* const pair = PySequence_Fast_GET_ITEM(items.get(), i);
        if (!PyTuple_Check(pair) || PyTuple_GET_SIZE(pair) != 2) {
            PyErr_SetString(PyExc_TypeError, "what the host gives is a list of pairs");
            return false;
        }
        const auto name = read_text(PyTuple_GET_ITEM(pair, 0), "a name");
        if (!name || !take(*name, PyTuple_GET_ITEM(pair, 1))) return false;
    }
    return true;
}

bool read_settings(PyObject* list, std::vector<Setting>& settings) {
    return each_pair(list, [&](const std::string& name, PyObject* value) {
        auto text = read_text(value, name.c_str());
        if (text) settings.push_back({name, *std::move(text)});
        return text.has_value();
    });
}

bool read_constants(PyObject* list, std::vector<Constant>& constants) {
    return each_pair(list, [&](const std::string& name, PyObject* value) {
        const auto number = read_number(value);
        if (number) constants.push_back({name, *number});
        return number.has_value();
    });
}

bool read_modules(PyObject* list, std::vector<Module>& modules) {
    return each_pair(list, [&](const std::string& name, PyObject* value) {
        auto text = read_text(value, name.c_str());
        if (text) modules.push_back({name, *std::move(text)});
        return text.has_value();
    });
}

bool read_names(PyObject* list, std::vector<std::string>& names) {
    const Ref items = Ref::steal(PySequence_Fast(list, "metrics are a list of names"));
    if (!items) return false;
    for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(items.get()); ++i) {
        auto name = read_text(PySequence_Fast_GET_ITEM(items.get(), i), "the name of a metric");
        if (!name) return false;
        names.push_back(*std::move(name));
    }
    return true;
}

/// What a function of Python says to `import "path"`: (name, text), or None. After an exception nothing more is asked.
Importer import_by(PyObject* function) {
    if (function == Py_None) return nullptr;
    return [function](std::string_view path, std::string_view from) -> std::optional<Imported> {
        const Locked locked;
        if (PyErr_Occurred() != nullptr) return std::nullopt;
        const Ref asked = make_text(path);
        const Ref asker = make_text(from);
        if (!asked || !asker) return std::nullopt;
        const Ref found = Ref::steal(PyObject_CallFunctionObjArgs(function, asked.get(), asker.get(), nullptr));
        if (!found || found.get() == Py_None) return std::nullopt;
        if (!PyTuple_Check(found.get()) || PyTuple_GET_SIZE(found.get()) != 2) {
            PyErr_SetString(PyExc_TypeError, "an importer gives (name, text), or None");
            return std::nullopt;
        }
        auto name = read_text(PyTuple_GET_ITEM(found.get(), 0), "the name of an import");
        auto text = name ? read_text(PyTuple_GET_ITEM(found.get(), 1), "the text of an import") : std::nullopt;
        if (!text) return std::nullopt;
        return Imported{*std::move(name), *std::move(text)};
    };
}

PyObject* compile_text(PyObject* module, const std::string& text, const std::string& name, const Options& options,
                       PyObject* source) {
    Compilation compilation;
    {
        const Unlocked unlocked;
        compilation = compile(text, options, name);
    }
    if (PyErr_Occurred() != nullptr) return nullptr;  // the importer's
    if (!compilation.program) return raise(compilation.diagnostics);
    const Ref type = Ref::steal(PyObject_GetAttrString(module, "Schedule"));
    if (!type) return nullptr;
    return make_schedule(type.get(), {*compilation.program, 0, Ref::share(source), json_of(compilation.diagnostics)});
}

}  // namespace

PyObject* compile_schedule(PyObject* module, PyObject* arguments) {
    PyObject* text = nullptr;
    PyObject* name = nullptr;
    PyObject* run = nullptr;
    PyObject* defaults = nullptr;
    PyObject* params = nullptr;
    PyObject* constants = nullptr;
    PyObject* metrics = nullptr;
    PyObject* modules = nullptr;
    PyObject* importer = nullptr;
    PyObject* source = nullptr;
    if (PyArg_ParseTuple(arguments, "OOOOOOOOOO:compile", &text, &name, &run, &defaults, &params, &constants, &metrics,
                         &modules, &importer, &source) == 0)
        return nullptr;
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        const auto words = read_text(text, "the text of a schedule");
        const auto shown = words ? read_text(name, "name") : std::nullopt;
        Options options;
        const bool read = shown && read_settings(run, options.run) && read_settings(defaults, options.run_defaults) &&
                          read_settings(params, options.params) && read_constants(constants, options.constants) &&
                          read_names(metrics, options.metrics) && read_modules(modules, options.modules);
        if (!read) return nullptr;
        options.importer = import_by(importer);
        return compile_text(module, *words, *shown, options, source);
    });
}

}  // namespace lrsched::python
