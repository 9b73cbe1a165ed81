// Room `train`: why something could not be done.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace lrsched::train {

struct Failure {
    /// Lower case, no full stop, code in backticks. Where a data file is to blame it begins with `file:line:column: `.
    /// Further lines, where there are any, are what an external trainer said.
    std::string text;
    bool unreadable = false;  ///< a file could not be read; what it holds is not to blame
};

/// The text of the failure of a run that somebody interrupted.
constexpr std::string_view kInterrupted = "the run was interrupted";

template <class T> using Outcome = std::variant<T, Failure>;

}  // namespace lrsched::train
