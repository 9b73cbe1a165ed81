// Room `process`: running another program to its end. Knows nothing of what the programs are for.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace lrsched::process {

struct Command {
    std::vector<std::string> words;        ///< the program, looked up in PATH, and its arguments
    std::string input{};                   ///< what it reads from standard input
    std::chrono::milliseconds patience{};  ///< it is killed when it has not ended by then
    std::size_t output_cap = 0;            ///< and when it writes more than this
};

struct Ended {
    enum class How {
        exited,     ///< with `code`
        signalled,  ///< killed from elsewhere or crashed; `code` is the signal
        missing,    ///< there is no such program
        failed,     ///< could not be started or listened to; `code` is the error number
        timed_out,
        too_long,  ///< more output than the cap
    };
    How how = How::exited;
    int code = 0;
    std::string output{};  ///< from standard output
    std::string errors{};  ///< from standard error, up to its own small cap
};

/// Runs a program to its end. Its locale is C.UTF-8. Raises no signal here and leaves no process behind.
[[nodiscard]] Ended run(const Command& command);

}  // namespace lrsched::process
