// Room cli: which schedules of a program are meant.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "lrsched/lrsched.hpp"

namespace lrsched::cli {

/// The indices of the named schedules in the order asked for, all of them if none is named. Throws Failure(wrong_input)
/// with a suggestion for a name that the program does not have.
[[nodiscard]] std::vector<std::size_t> select_schedules(const Program& program, std::span<const std::string> names);

}  // namespace lrsched::cli
