// Room `process`: starting a program, without a shell.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "file/descriptor.hpp"

namespace lrsched::process {

struct Program {
    std::vector<std::string> words;  ///< the program, looked up in PATH, and its arguments
    std::string folder{};            ///< where it runs; empty: where we do
    bool plain_locale = false;       ///< numbers and messages are those of C.UTF-8, for everybody the same
    bool own_group = false;          ///< it leads a group of processes of its own, which can be ended with it
};

/// Starts it with these descriptors as standard input, output and error. 0, with its number in `process`, or an error
/// number. Signals that we block or ignore are none of its business.
[[nodiscard]] int spawn(const Program& program, const file::Descriptor& in, const file::Descriptor& out,
                        const file::Descriptor& err, pid_t& process);

}  // namespace lrsched::process
