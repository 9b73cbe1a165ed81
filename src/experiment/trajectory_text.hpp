// Room experiment: a run as the file that keeps it: JSON with what the run hangs on beside what came of it.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "train/trajectory.hpp"

namespace lrsched::experiment {

/// The text of the file. `identity` is JSON.
[[nodiscard]] std::string trajectory_text(std::string_view identity, const train::Trajectory& trajectory);

/// What is wrong with a text that keeps no run.
struct NoTrajectory {
    std::string reason;  ///< lower case, no full stop
};

/// The run that the text keeps, if it is the one of that identity.
[[nodiscard]] std::variant<train::Trajectory, NoTrajectory> read_trajectory(std::string_view text,
                                                                            std::string_view identity);

}  // namespace lrsched::experiment
