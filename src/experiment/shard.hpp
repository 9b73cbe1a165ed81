// Room experiment: which of an experiment's runs this process does, where several share them.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace lrsched::experiment {

/// Every `count`th run from `index` on, which counts from 0.
struct Shard {
    std::size_t index = 0;
    std::size_t count = 1;

    [[nodiscard]] bool has(std::size_t run) const noexcept { return run % count == index; }
    [[nodiscard]] bool is_all() const noexcept { return count == 1; }
};

constexpr std::size_t kMostShards = 1'000'000;

/// `2/3`, the second of three; nothing for any other text.
[[nodiscard]] std::optional<Shard> parse_shard(std::string_view text) noexcept;

/// The value of an environment variable, or nothing.
using Environment = std::function<std::optional<std::string>(const char* name)>;

/// A shard that an engine told its process by the environment: a task of a Slurm array, the rank of a process that mpirun or
/// srun started. Nothing where there is no engine; a text where what it told makes no sense.
struct FoundShard {
    Shard shard;
    std::string engine;  ///< `task 4 of the Slurm array`
};
[[nodiscard]] std::variant<std::monostate, FoundShard, std::string> find_shard(const Environment& environment);

}  // namespace lrsched::experiment
