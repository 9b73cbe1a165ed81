// Room config: from a YAML text to its tree. What the keys mean is not known here.
#pragma once

#include <vector>

#include "config/tree.hpp"
#include "diagnostic/finding.hpp"
#include "lrsched/limits.hpp"

namespace lrsched::config {

/// Reads a source into a tree. What cannot be read is left out or marked in the tree and told in `findings`: all of it, as
/// far as a line that begins a key at the margin lets the reading go on. Never throws on bad input.
[[nodiscard]] Tree read(const text::Sources& sources, text::SourceId source, const Limits& limits,
                        std::vector<diagnostic::Finding>& findings);

}  // namespace lrsched::config
