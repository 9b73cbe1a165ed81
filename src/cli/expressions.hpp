// Room cli: hyper-parameters of a training from expressions of the language: `--set 'momentum=0.95 - 0.1*t/total'`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "cli/command.hpp"
#include "experiment/experiment.hpp"

namespace lrsched::cli {

/// Compiles an expression for each hyper-parameter; `total` is the length of the run. Findings are printed; nothing where
/// one of them is an error.
[[nodiscard]] std::optional<experiment::Arm> compile_expressions(std::span<const Setting> settings, std::uint64_t total,
                                                                 Context& context);

}  // namespace lrsched::cli
