// Room python: where values go, as lrsched.torch says it.
#pragma once

#include <cstddef>
#include <vector>

#include "groups.hpp"
#include "runs.hpp"

namespace lrsched::python {

/// Reads a list of targets (group, key, place, run, output) for so many groups; each value that they want stands once in
/// `wanted`. False with an exception where one makes no sense.
[[nodiscard]] bool read_targets(PyObject* told, Py_ssize_t groups, const Runs& runs, std::vector<Wanted>& wanted,
                                std::vector<Target>& targets);

/// For each group which value is its rate; -1 where none is.
[[nodiscard]] std::vector<std::ptrdiff_t> rates_of(std::size_t groups, const std::vector<Target>& targets);

}  // namespace lrsched::python
