// Room cli: options that take a number: `--from 1e-5`, `--steps 200`.
#pragma once

#include <optional>
#include <string>

#include "train/kind.hpp"

namespace lrsched::cli {

/// The number, or nothing where the option was not given. Throws Failure(usage) for anything else than a number of the range.
[[nodiscard]] std::optional<double> number_option(const std::string& name, const std::string& text,
                                                  const train::Range& range);

/// The same for a whole number up to 2^53.
[[nodiscard]] std::optional<double> whole_option(const std::string& name, const std::string& text,
                                                 const train::Range& range);

}  // namespace lrsched::cli
