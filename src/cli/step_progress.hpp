// Room cli: how far a run has come, for a person who waits.
#pragma once

#include <cstdint>
#include <string_view>

#include "cli/command.hpp"
#include "cli/status_line.hpp"

namespace lrsched::cli {

/// A line on the terminal of the error stream, which goes with this; nothing where that is no terminal.
class StepProgress {
public:
    StepProgress(Context& context, std::uint64_t steps) : context_(context), line_(context), steps_(steps) {}

    /// A step is done. Of many only as many are shown as a person can tell apart.
    void done(std::uint64_t step, std::string_view what);

private:
    Context& context_;
    StatusLine line_;
    std::uint64_t steps_;
    std::uint64_t shown_ = 0;  // parts of kParts
};

}  // namespace lrsched::cli
