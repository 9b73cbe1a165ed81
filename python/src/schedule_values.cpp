// Room python: many values of a schedule at once, without Python's lock and without copies.
#include "schedule_values.hpp"

#include <cmath>
#include <optional>
#include <span>
#include <string_view>

#include "findings.hpp"
#include "schedule.hpp"
#include "texts.hpp"

namespace lrsched::python {
namespace {

/// The memory of an object of Python, as long as it lives.
class Buffer {
public:
    Buffer() = default;
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    ~Buffer() {
        if (view_.obj != nullptr) PyBuffer_Release(&view_);
    }

    /// False, with an exception, where the object has no doubles in one piece.
    [[nodiscard]] bool open(PyObject* object, bool writable) {
        const int flags = PyBUF_C_CONTIGUOUS | PyBUF_FORMAT | (writable ? PyBUF_WRITABLE : 0);
        if (PyObject_GetBuffer(object, &view_, flags) < 0) return false;
        const std::string_view format = view_.format == nullptr ? "B" : view_.format;
        if (format == "d" || format == "@d" || format == "=d") return true;
        PyErr_Format(PyExc_TypeError, "the buffer holds items of format `%s`; wanted are doubles, format `d`",
                     view_.format == nullptr ? "B" : view_.format);
        return false;
    }

    [[nodiscard]] std::span<double> numbers() const noexcept {
        return {static_cast<double*>(view_.buf), static_cast<std::size_t>(view_.len) / sizeof(double)};
    }

private:
    Py_buffer view_{};
};

/// Values at first, first + stride, ... It has a cursor of its own, so that it can run beside others.
std::optional<Diagnostic> fill_evenly(const ScheduleState& state, double first, double stride,
                                      std::span<double> values) {
    Cursor cursor(state.program, state.output);
    for (std::size_t i = 0; i < values.size(); ++i) {
        cursor.seek(first + static_cast<double>(i) * stride);
        const auto value = cursor.next();
        if (!value) return value.error();
        values[i] = *value;
    }
    return std::nullopt;
}

std::optional<Diagnostic> fill_at(const ScheduleState& state, std::span<const double> steps, std::span<double> values) {
    Cursor cursor(state.program, state.output);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        cursor.seek(steps[i]);
        const auto value = cursor.next();
        if (!value) return value.error();
        values[i] = *value;
    }
    return std::nullopt;
}

/// False, with an exception, where a value is none.
bool fill_buffer(PyObject* self, PyObject* out, double first, double stride) {
    Buffer buffer;
    if (!buffer.open(out, true)) return false;
    const ScheduleState& state = reinterpret_cast<ScheduleObject*>(self)->state;
    std::optional<Diagnostic> problem;
    {
        const Unlocked unlocked;
        problem = fill_evenly(state, first, stride, buffer.numbers());
    }
    return !problem || raise(*problem) != nullptr;
}

/// A number of a slice, or what stands for it where it is left out.
std::optional<double> read_bound(PyObject* bound, std::optional<double> fallback) {
    if (bound != Py_None) return read_number(bound);
    if (!fallback) {
        PyErr_SetString(PyExc_ValueError, "the schedule has no end, and the run no total: say where the slice ends");
    }
    return fallback;
}

/// How many steps stand in [first, end).
std::optional<Py_ssize_t> count_steps(double first, double end, double stride) {
    if (!(stride > 0) || !std::isfinite(stride) || !std::isfinite(first) || !std::isfinite(end)) {
        PyErr_SetString(PyExc_ValueError, "a slice goes from a step to a step, in steps above 0");
        return std::nullopt;
    }
    const double count = end > first ? std::ceil((end - first) / stride) : 0;
    constexpr double most = 9007199254740992;  // beyond, steps are no longer told apart
    if (count > most) {
        PyErr_SetString(PyExc_OverflowError, "so many steps no memory holds");
        return std::nullopt;
    }
    return static_cast<Py_ssize_t>(count);
}

Ref make_array(Py_ssize_t count) {
    const Ref empty = import_name("numpy", "empty");
    return empty ? Ref::steal(PyObject_CallFunction(empty.get(), "n", count)) : Ref();
}

}  // namespace

PyObject* fill_schedule(PyObject* self, PyObject* arguments, PyObject* names) {
    PyObject* out = nullptr;
    double first = 0;
    double stride = 1;
    static const char* const keywords[] = {"out", "first", "stride", nullptr};
    // the interface of Python is older than const
    if (PyArg_ParseTupleAndKeywords(arguments, names, "O|dd:fill", const_cast<char**>(keywords),  // NOLINT
                                    &out, &first, &stride) == 0)
        return nullptr;
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        return fill_buffer(self, out, first, stride) ? Ref::share(out).release() : nullptr;
    });
}

PyObject* slice_schedule(PyObject* self, PyObject* slice) {
    const ScheduleState& state = reinterpret_cast<ScheduleObject*>(self)->state;
    const Ref start = Ref::steal(PyObject_GetAttrString(slice, "start"));
    const Ref stop = Ref::steal(PyObject_GetAttrString(slice, "stop"));
    const Ref step = Ref::steal(PyObject_GetAttrString(slice, "step"));
    if (!start || !stop || !step) return nullptr;
    const auto& length = state.program.outputs()[state.output].length;
    const auto first = read_bound(start.get(), 0);
    const auto end = first ? read_bound(stop.get(), length ? length : state.program.total()) : std::nullopt;
    const auto stride = end ? read_bound(step.get(), 1) : std::nullopt;
    if (!stride) return nullptr;
    const auto count = count_steps(*first, *end, *stride);
    Ref array = count ? make_array(*count) : Ref();
    return array && fill_buffer(self, array.get(), *first, *stride) ? array.release() : nullptr;
}

PyObject* values_at(PyObject* self, PyObject* steps) {
    const ScheduleState& state = reinterpret_cast<ScheduleObject*>(self)->state;
    const Ref convert = import_name("numpy", "ascontiguousarray");
    const Ref copy = import_name("numpy", "empty_like");
    if (!convert || !copy) return nullptr;
    const Ref at = Ref::steal(PyObject_CallFunction(convert.get(), "Os", steps, "float64"));
    Ref values = at ? Ref::steal(PyObject_CallFunctionObjArgs(copy.get(), at.get(), nullptr)) : Ref();
    Buffer from;
    Buffer to;
    if (!values || !from.open(at.get(), false) || !to.open(values.get(), true)) return nullptr;
    std::optional<Diagnostic> problem;
    {
        const Unlocked unlocked;
        problem = fill_at(state, from.numbers(), to.numbers());
    }
    return problem ? raise(*problem) : values.release();
}

}  // namespace lrsched::python
