// Room experiment: the folder that keeps runs, each a file that is there whole or not at all. Runs that were kept are not done
// again, and results are made from what is kept alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "file/error.hpp"
#include "train/trajectory.hpp"

namespace lrsched::experiment {

struct NotKept {};

class Store {
public:
    explicit Store(std::string folder) : folder_(std::move(folder)) {}

    [[nodiscard]] const std::string& folder() const noexcept { return folder_; }

    /// Makes the folder.
    [[nodiscard]] std::optional<file::Error> open() const;

    /// The file of a run; `identity` is JSON of all that it hangs on.
    [[nodiscard]] std::string path_of(std::string_view identity) const;

    [[nodiscard]] std::variant<train::Trajectory, NotKept, file::Error> load(std::string_view identity) const;
    [[nodiscard]] std::optional<file::Error> save(std::string_view identity, const train::Trajectory& trajectory) const;

private:
    std::string folder_;
};

}  // namespace lrsched::experiment
