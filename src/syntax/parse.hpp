// Room syntax: text to tree. Errors are findings; one syntax error an item, so that one bad line does not hide the others.
#pragma once

#include <vector>

#include "diagnostic/finding.hpp"
#include "lrsched/limits.hpp"
#include "syntax/tree.hpp"

namespace lrsched::syntax {

/// Parses a source into `tree`. Items with a syntax error are left out of the file and reported in `findings`.
[[nodiscard]] File parse(const text::Sources& sources, SourceId source, Tree& tree, Symbols& symbols,
                         const Limits& limits, std::vector<diagnostic::Finding>& findings);

}  // namespace lrsched::syntax
