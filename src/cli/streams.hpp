// Room cli: where a command reads and writes, and what is known about the other end. Injected, so that tests need no
// process.
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>

namespace lrsched::cli {

struct Terminal {
    bool interactive = false;  ///< a person reads it, not a file or a pipe
    std::size_t columns = 80;
    std::size_t rows = 24;
};

struct Streams {
    std::istream& in;
    std::ostream& out;  ///< results
    std::ostream& err;  ///< diagnostics and problems
    Terminal out_terminal{};
    Terminal err_terminal{};
    bool no_color = false;  ///< the environment has NO_COLOR
    /// True if writing failed because the reader has gone (`| head`): no problem of ours, the command just ends.
    std::function<bool()> reader_left = [] { return false; };
};

}  // namespace lrsched::cli
