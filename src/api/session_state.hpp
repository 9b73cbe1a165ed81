// Room api: what a Session holds behind its face.
#pragma once

#include <vector>

#include "api/compiled.hpp"
#include "lrsched/session.hpp"
#include "program/live.hpp"

namespace lrsched::detail {

struct SessionState {
    std::vector<program::Series> series;  ///< by metric
    program::Live live;
    double now = -1;  ///< the last whole step that was run
};

/// A state before the first step.
[[nodiscard]] SessionState fresh_state(const Compiled& compiled);

/// Lets go of reports that no schedule can ask for any more.
void forget(const Compiled& compiled, SessionState& state);

[[nodiscard]] std::string write_state(const Compiled& compiled, const SessionState& state);
[[nodiscard]] Result<SessionState> read_state(const Compiled& compiled, std::string_view json);

}  // namespace lrsched::detail
