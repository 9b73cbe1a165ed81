// Room cli: a schedule at a glance, for a person: its key steps, a line of bars, its length and extremes.
#pragma once

#include <string>

#include "lrsched/tools.hpp"

namespace lrsched::cli {

/// The block that `eval` prints where no steps are asked for.
[[nodiscard]] std::string summary_table(const Program& program, std::size_t output, const Summary& summary);

/// `minimum 0 at step 99, maximum 1 at step 0`, `always 0.1`
[[nodiscard]] std::string extremes_text(const Summary& summary);

/// `100 steps`, `endless`
[[nodiscard]] std::string length_text(const Summary& summary);

}  // namespace lrsched::cli
