#include "experiment/store.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <limits>

#include "experiment/trajectory_text.hpp"
#include "file/folder.hpp"
#include "file/read.hpp"
#include "file/write.hpp"
#include "text/hash.hpp"

namespace lrsched::experiment {

std::optional<file::Error> Store::open() const { return file::make_folder(folder_); }

std::string Store::path_of(std::string_view identity) const {
    text::Hash hash;
    hash.add(identity);
    return fmt::format("{}/{:016x}.json", folder_, hash.value());
}

std::variant<train::Trajectory, NotKept, file::Error> Store::load(std::string_view identity) const {
    const std::string path = path_of(identity);
    std::error_code ignored;
    if (!std::filesystem::exists(std::filesystem::symlink_status(path, ignored))) return NotKept{};
    const auto text = file::read(path, std::numeric_limits<std::size_t>::max() / 2);
    if (const auto* error = std::get_if<file::Error>(&text)) return *error;
    auto kept = read_trajectory(std::get<std::string>(text), identity);
    if (const auto* none = std::get_if<NoTrajectory>(&kept)) return file::Error{path, none->reason};
    return std::get<train::Trajectory>(std::move(kept));
}

std::optional<file::Error> Store::save(std::string_view identity, const train::Trajectory& trajectory) const {
    return file::write_whole(path_of(identity), trajectory_text(identity, trajectory));
}

}  // namespace lrsched::experiment
