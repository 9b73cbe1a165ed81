// Room `file`: making folders.
#pragma once

#include <optional>
#include <string>

#include "file/error.hpp"

namespace lrsched::file {

/// Makes a folder and those that it lies in; fine where it is there.
[[nodiscard]] std::optional<Error> make_folder(const std::string& path);

}  // namespace lrsched::file
