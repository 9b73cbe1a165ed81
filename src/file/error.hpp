// Room `file`: reading and writing whole files. Knows nothing of the language; only this room opens files.
#pragma once

#include <string>

namespace lrsched::file {

/// Why a file could not be read or written.
struct Error {
    std::string path;    ///< as the caller wrote it; `<stdin>` for standard input; empty where no file is to blame
    std::string reason;  ///< lower case, no full stop: `no such file or directory`
};

/// `path: reason`, with control characters of the path shown as `?`.
[[nodiscard]] std::string message(const Error& error);

/// The system's words for an error number, in the style of Error::reason.
[[nodiscard]] std::string system_reason(int number);

}  // namespace lrsched::file
