// Room python: the type Stepper, the part of lrsched.torch.LRScheduler that has to be quick: it works out the values of a step
// and puts them into the parameter groups of an optimizer. It knows nothing of torch but that.
#pragma once

#include "ref.hpp"

namespace lrsched::python {

/// The type, made anew for the module.
[[nodiscard]] Ref make_stepper_type(PyObject* module);

}  // namespace lrsched::python
