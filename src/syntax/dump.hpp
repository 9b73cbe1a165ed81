// Room syntax: a tree as an indented text, for the curious and for bug reports.
#pragma once

#include <string>

#include "syntax/tree.hpp"

namespace lrsched::syntax {

[[nodiscard]] std::string dump(const Item& item, const Tree& tree, const Symbols& symbols,
                               const text::Sources& sources);

}  // namespace lrsched::syntax
