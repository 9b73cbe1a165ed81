// Room python: texts and numbers on their way between Python and C++. What fails leaves Python's exception set.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ref.hpp"

namespace lrsched::python {

/// The bytes of a `str` (as UTF-8) or of `bytes`; `what` names the argument in the TypeError.
[[nodiscard]] std::optional<std::string> read_text(PyObject* object, const char* what);

/// A `str`; what is no UTF-8 is replaced.
[[nodiscard]] Ref make_text(std::string_view text);

/// A number of any kind: float, int, a scalar of NumPy or a tensor with one element.
[[nodiscard]] std::optional<double> read_number(PyObject* object);

/// A number, or None where there is none.
[[nodiscard]] Ref make_number(const std::optional<double>& value);

/// An int where the number is whole, for steps.
[[nodiscard]] Ref make_step(double step);

/// Something from a module, `lrsched.errors` and `ScheduleError`; imports it where needed.
[[nodiscard]] Ref import_name(const char* module, const char* name);

}  // namespace lrsched::python
