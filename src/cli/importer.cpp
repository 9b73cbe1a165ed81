// Room cli: the only place that says where an import is looked for.
#include "cli/importer.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string>

#include "cli/exit.hpp"
#include "file/read.hpp"

namespace lrsched::cli {
namespace {

namespace fs = std::filesystem;

/// Normalised, so that a file has one name however it is reached and a circle of imports is seen as one.
fs::path path_from(std::string_view path, std::string_view from) {
    const bool from_file = !from.starts_with('<');
    const fs::path folder = from_file ? fs::path(from).parent_path() : fs::path();
    return (folder / fs::path(path)).lexically_normal();
}

}  // namespace

Importer import_files(std::size_t byte_cap) {
    return [byte_cap](std::string_view path, std::string_view from) -> std::optional<Imported> {
        const fs::path found = path_from(path, from);
        std::error_code ignored;
        if (!fs::exists(found, ignored)) return std::nullopt;  // the language says so, at its place
        auto content = file::read(found.string(), byte_cap);
        if (const auto* error = std::get_if<file::Error>(&content)) {
            throw Failure(Exit::files, fmt::format("cannot read {} (imported by {})", file::message(*error), from));
        }
        return Imported{found.string(), std::get<std::string>(std::move(content))};
    };
}

}  // namespace lrsched::cli
