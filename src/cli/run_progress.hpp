// Room cli: how far the runs of an experiment are, for a person who waits.
#pragma once

#include <cstddef>
#include <string>

#include "cli/command.hpp"
#include "cli/status_line.hpp"
#include "experiment/work.hpp"

namespace lrsched::cli {

/// A bar on the terminal of the error stream, which goes with this; where that is no terminal, a line at every tenth.
class RunProgress {
public:
    RunProgress(Context& context, std::string name) : context_(context), line_(context), name_(std::move(name)) {}

    void show(const experiment::Progress& progress);

private:
    Context& context_;
    StatusLine line_;
    std::string name_;
    std::size_t shown_ = 0;  ///< parts of the whole
};

}  // namespace lrsched::cli
