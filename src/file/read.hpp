// Room `file`: reading a whole file into memory.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "file/error.hpp"

namespace lrsched::file {

/// The bytes of a regular file, or of standard input for the path `-`. More than `byte_cap` bytes are an error, and so
/// is anything else that is not a regular file: a directory, a device, a named pipe. Never throws.
[[nodiscard]] std::variant<std::string, Error> read(const std::string& path, std::size_t byte_cap) noexcept;

}  // namespace lrsched::file
