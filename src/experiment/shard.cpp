#include "experiment/shard.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace lrsched::experiment {
namespace {

std::optional<std::size_t> whole(std::string_view text) noexcept {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<Shard> sound(std::optional<std::size_t> index, std::optional<std::size_t> count) noexcept {
    if (!index || !count || *count < 1 || *count > kMostShards || *index >= *count) return std::nullopt;
    return Shard{*index, *count};
}

/// What a launcher calls the number of a process and of how many it is.
struct Launcher {
    const char* index;
    const char* count;
    std::string_view name;
};
constexpr std::array kLaunchers{Launcher{"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "Open MPI"},
                                Launcher{"PMI_RANK", "PMI_SIZE", "MPI"},
                                Launcher{"SLURM_PROCID", "SLURM_STEP_NUM_TASKS", "srun"}};

using Found = std::variant<std::monostate, FoundShard, std::string>;

/// Arrays count from where they like, in steps of what they like.
Found array_task(const Environment& environment) {
    const auto id = environment("SLURM_ARRAY_TASK_ID");
    if (!id) return std::monostate{};
    const auto number = [&](const char* name, std::string_view otherwise) {
        return whole(environment(name).value_or(std::string(otherwise)));
    };
    const auto task = whole(*id);
    const auto first = number("SLURM_ARRAY_TASK_MIN", "");
    const auto last = number("SLURM_ARRAY_TASK_MAX", "");
    const auto count = number("SLURM_ARRAY_TASK_COUNT", "");
    if (!task || !first || !last || !count || *count == 0 || *task < *first)
        return std::string("the environment tells of a Slurm array, but not which of its tasks this is");
    const std::size_t stride = *count > 1 ? (*last - *first) / (*count - 1) : 1;
    if (stride == 0 || *last < *first || (*task - *first) % stride != 0 || *first + stride * (*count - 1) != *last)
        return std::string("the tasks of the Slurm array are not evenly numbered; an array `1-8` is");
    const auto shard = sound((*task - *first) / stride, count);
    if (!shard) return std::string("the numbers of the Slurm array make no sense");
    return FoundShard{*shard, fmt::format("task {} of the Slurm array", *task)};
}

Found launched_process(const Environment& environment) {
    for (const Launcher& launcher : kLaunchers) {
        const auto index = environment(launcher.index);
        const auto count = environment(launcher.count);
        if (!index || !count) continue;
        const auto shard = sound(whole(*index), whole(*count));
        if (!shard)
            return fmt::format("`{}={}` and `{}={}` of the environment make no sense", launcher.index, *index,
                               launcher.count, *count);
        return FoundShard{*shard, fmt::format("rank {} of {}", *index, launcher.name)};
    }
    return std::monostate{};
}

}  // namespace

std::optional<Shard> parse_shard(std::string_view text) noexcept {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto index = whole(text.substr(0, slash));
    if (!index || *index == 0) return std::nullopt;
    return sound(*index - 1, whole(text.substr(slash + 1)));
}

Found find_shard(const Environment& environment) {
    Found array = array_task(environment);
    Found process = launched_process(environment);
    if (std::holds_alternative<std::string>(array)) return array;
    if (std::holds_alternative<std::string>(process)) return process;
    const auto* task = std::get_if<FoundShard>(&array);
    const auto* rank = std::get_if<FoundShard>(&process);
    if (task == nullptr) return process;
    if (rank == nullptr || rank->shard.is_all()) return array;
    // Each task of the array starts several processes.
    return FoundShard{
        {task->shard.index * rank->shard.count + rank->shard.index, task->shard.count * rank->shard.count},
        fmt::format("{}, {}", task->engine, rank->engine)};
}

}  // namespace lrsched::experiment
