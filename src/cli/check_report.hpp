// Room cli: what `check` says of one input, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "lrsched/tools.hpp"

namespace lrsched::cli {

struct CheckedInput {
    std::string name;
    std::vector<Diagnostic> diagnostics{};
    std::vector<Summary> schedules{};    ///< none where the input has errors
    std::vector<std::string> remarks{};  ///< for people, one line each
};

/// Without the diagnostics, which people get on the error stream.
[[nodiscard]] std::string report_text(const CheckedInput& checked);

/// One JSON object on one line, the diagnostics in it.
[[nodiscard]] std::string json_text(const CheckedInput& checked);

}  // namespace lrsched::cli
