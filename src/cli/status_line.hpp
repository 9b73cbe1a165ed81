// Room cli: a line that is written over and over, for a person who waits.
#pragma once

#include <string_view>

#include "cli/command.hpp"

namespace lrsched::cli {

/// On the terminal of the error stream; it goes with this.
class StatusLine {
public:
    explicit StatusLine(Context& context) : context_(context) {}
    ~StatusLine();
    StatusLine(const StatusLine&) = delete;
    StatusLine& operator=(const StatusLine&) = delete;

    void show(std::string_view line);

private:
    Context& context_;
    bool shown_ = false;
};

}  // namespace lrsched::cli
