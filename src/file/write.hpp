// Room `file`: writing a file whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "file/error.hpp"

namespace lrsched::file {

/// Makes `path` a file with exactly these bytes, or leaves everything as it was and says why. Readers see the old file
/// or the new one, never a part. A symbolic link stays and its target is replaced; an existing file keeps its
/// permissions (and its owner, where we may set it) but not its hard links. What is there and is no regular file is
/// refused, and so is a file that we may not write. Never throws.
[[nodiscard]] std::optional<Error> write_whole(const std::string& path, std::string_view text) noexcept;

}  // namespace lrsched::file
