// Room diagnostic: findings while a text is worked on. They carry places; lines and columns are made when they are published.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "diagnostic/catalog.hpp"
#include "lrsched/diagnostic.hpp"
#include "text/source.hpp"

namespace lrsched::diagnostic {

struct FindingNote {
    std::string message;
    std::optional<text::Place> place{};
};

struct Finding {
    Id id{};
    std::optional<text::Place> place{};
    std::string message;
    std::string suggestion{};
    std::vector<FindingNote> notes{};
};

/// A finding with the catalog's sentence filled in.
template <class... Arguments>
[[nodiscard]] Finding make(Id id, std::optional<text::Place> place, const Arguments&... arguments) {
    return {id,
            place,
            fmt::vformat(entry(id).message, fmt::make_format_args(arguments...)),
            std::string(entry(id).help),
            {}};
}

/// A place as people read it: file, line, column and the line itself.
[[nodiscard]] Location locate(const text::Sources& sources, text::Place place);

/// The finding as the outside sees it.
[[nodiscard]] Diagnostic publish(const text::Sources& sources, const Finding& finding);

/// Sorted by place, doubles removed. A text may have as many findings as it has words: only those that are shown should be
/// located, which costs as much as the text before each is long.
[[nodiscard]] std::vector<Finding> in_order(std::vector<Finding> findings);

/// All of them, sorted by place, doubles removed, at most `limit`.
[[nodiscard]] std::vector<Diagnostic> publish(const text::Sources& sources, std::vector<Finding> findings,
                                              std::size_t limit);

}  // namespace lrsched::diagnostic
