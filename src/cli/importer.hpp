// Room cli: finds the files that a text imports, seen from the file that imports them.
#pragma once

#include <cstddef>

#include "lrsched/lrsched.hpp"

namespace lrsched::cli {

/// Paths are relative to the folder of the importing file, to the working folder for an expression or standard input.
[[nodiscard]] Importer import_files(std::size_t byte_cap);

}  // namespace lrsched::cli
