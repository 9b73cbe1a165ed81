// Room cli: how far a run has come, for a person who waits.
#pragma once

#include <cstdint>
#include <string_view>

#include "cli/command.hpp"

namespace lrsched::cli {

/// A line on the terminal of the error stream, which goes with this; nothing where that is no terminal.
class StepProgress {
public:
    StepProgress(Context& context, std::uint64_t steps) : context_(context), steps_(steps) {}
    ~StepProgress();
    StepProgress(const StepProgress&) = delete;
    StepProgress& operator=(const StepProgress&) = delete;

    /// A step is done. Of many only as many are shown as a person can tell apart.
    void done(std::uint64_t step, std::string_view what);

private:
    void show(std::string_view line);

    Context& context_;
    std::uint64_t steps_;
    std::uint64_t shown_ = 0;  // parts of kParts
    bool anything_ = false;
};

}  // namespace lrsched::cli
