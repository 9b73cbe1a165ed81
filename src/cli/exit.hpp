// Room cli: how a command ends. A Failure is thrown where the command cannot go on and is caught once, in run().
#pragma once

#include <stdexcept>
#include <string>

namespace lrsched::cli {

/// The exit statuses people's scripts may rely on.
enum class Exit {
    fine = 0,
    wrong_input = 1,  ///< a text has errors, a file is not formatted, a name is not in the library
    usage = 2,        ///< an unknown option, a missing argument
    files = 3,        ///< a file cannot be read or written, standard output neither
    trainer = 4,      ///< a training failed: an external trainer crashes, a schedule has no value
};

class Failure : public std::runtime_error {
public:
    Failure(Exit exit, const std::string& sentence) : std::runtime_error(sentence), exit_(exit) {}
    [[nodiscard]] Exit exit() const noexcept { return exit_; }

private:
    Exit exit_;
};

/// Thrown to end a command whose output can no longer be written; run() tells why.
class OutputClosed : public std::exception {};

}  // namespace lrsched::cli
