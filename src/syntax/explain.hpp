// Room syntax: turns "expected this, found that" into the sentence that helps: what people type that is not the language.
#pragma once

#include <string_view>

#include "diagnostic/finding.hpp"

namespace lrsched::syntax {

/// `at` is where the grammar stopped; `expected` what it would have taken.
[[nodiscard]] diagnostic::Finding explain_syntax_error(std::string_view text, text::Place at, std::string_view expected,
                                                       bool second_comparison);

}  // namespace lrsched::syntax
