// Room `file`: making folders.
#include "file/folder.hpp"

#include <filesystem>

namespace lrsched::file {

std::optional<Error> make_folder(const std::string& path) {
    std::error_code failure;
    std::filesystem::create_directories(path, failure);
    if (failure) return Error{path, system_reason(failure.value())};
    return std::nullopt;
}

}  // namespace lrsched::file
