// Room config: what the language says of an expression, shown where the expression stands in the YAML file.
#pragma once

#include <string_view>
#include <vector>

#include "config/values.hpp"
#include "diagnostic/finding.hpp"

namespace lrsched::config {

/// A diagnostic about the text of an expression, whose places bear `name`, with these places moved into the source that the
/// expression is of: to the very characters, however the text is quoted, folded or indented. Places in other texts stay as
/// they are; without any place it gets that of the expression.
[[nodiscard]] Diagnostic move_into(const text::Sources& sources, const Expression& expression, std::string_view name,
                                   Diagnostic diagnostic);

/// All there is to say of a source in one list: findings of its own and what was moved into it, sorted by place, doubles
/// removed, at most `limit`.
[[nodiscard]] std::vector<Diagnostic> publish(const text::Sources& sources, text::SourceId source,
                                              std::vector<diagnostic::Finding> findings, std::vector<Diagnostic> moved,
                                              std::size_t limit);

}  // namespace lrsched::config
