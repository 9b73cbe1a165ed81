// Room schedule: what a host gives under names of its own: numbers, metrics, modules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/finding.hpp"
#include "lrsched/lrsched.hpp"

namespace lrsched::schedule {

/// The name of the text in which a host's numbers and metrics are defined.
inline constexpr std::string_view kHostText = "<host>";

/// The name that diagnostics show for a module of the host.
[[nodiscard]] std::string host_module_name(std::string_view module);

/// The definitions of the host's numbers and metrics, one a line; findings for names and numbers that are none. A metric whose
/// name is no name of the language, as `val/loss`, has no line: it is written `metric("val/loss")`.
[[nodiscard]] std::string host_text(const Options& options, std::vector<diagnostic::Finding>& findings);

/// Findings for modules that no text could name, or that have the same name.
void check_host_modules(const std::vector<lrsched::Module>& modules, std::vector<diagnostic::Finding>& findings);

}  // namespace lrsched::schedule
