#include "cli/status_line.hpp"

#include <fmt/format.h>

#include <ostream>

namespace lrsched::cli {

StatusLine::~StatusLine() {
    if (shown_) show("");
}

void StatusLine::show(std::string_view line) {
    const std::size_t room =
        context_.streams.err_terminal.columns - 1;  // a full line would make a terminal go on to the next
    context_.streams.err << fmt::format("\r{}\x1b[K", line.substr(0, room)) << std::flush;
    shown_ = true;
}

}  // namespace lrsched::cli
