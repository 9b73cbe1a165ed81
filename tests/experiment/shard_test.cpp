// Which of the runs a process does: as typed, and as engines tell it by the environment.
#include "experiment/shard.hpp"

#include <map>

#include "harness/catch.hpp"

namespace lrsched::experiment {
namespace {

using Variables = std::map<std::string, std::string>;

std::variant<std::monostate, FoundShard, std::string> find(const Variables& variables) {
    return find_shard([&](const char* name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    });
}

/// `2/8 task 4 of the Slurm array`, `nothing`, or what is wrong behind a `!`.
std::string shown(const Variables& variables) {
    const auto found = find(variables);
    if (const auto* wrong = std::get_if<std::string>(&found)) return "! " + *wrong;
    const auto* told = std::get_if<FoundShard>(&found);
    if (told == nullptr) return "nothing";
    return std::to_string(told->shard.index + 1) + "/" + std::to_string(told->shard.count) + " " + told->engine;
}

Variables array(const std::string& id, const std::string& first, const std::string& last, const std::string& count) {
    return {{"SLURM_ARRAY_TASK_ID", id},
            {"SLURM_ARRAY_TASK_MIN", first},
            {"SLURM_ARRAY_TASK_MAX", last},
            {"SLURM_ARRAY_TASK_COUNT", count}};
}

TEST_CASE("a shard is typed as I/N, I from 1 to N") {
    const auto shard = parse_shard("2/3");
    REQUIRE(shard);
    CHECK(shard->index == 1);
    CHECK(shard->count == 3);
    CHECK(parse_shard("1/1")->is_all());
    CHECK(parse_shard("1000000/1000000"));
    for (const char* text : {"", "/", "2", "0/3", "4/3", "1/0", "-1/3", "1/-3", "+1/3", " 1/3", "1/3 ", "1/3/3",
                             "1.0/3", "a/b", "1/", "/3", "1/1000001", "1/99999999999999999999"}) {
        INFO(text);
        CHECK_FALSE(parse_shard(text));
    }
}

TEST_CASE("the shards of a number have each run once") {
    for (const std::size_t count : {1U, 2U, 3U, 7U}) {
        for (std::size_t run = 0; run < 20; ++run) {
            std::size_t owners = 0;
            for (std::size_t index = 0; index < count; ++index) owners += Shard{index, count}.has(run) ? 1U : 0U;
            CHECK(owners == 1);
        }
    }
}

TEST_CASE("without an engine there is no shard") {
    CHECK(shown({}) == "nothing");
    CHECK(shown({{"SLURM_PROCID", "0"}}) == "nothing");
    CHECK(shown({{"OMPI_COMM_WORLD_RANK", "1"}}) == "nothing");
}

TEST_CASE("a task of a Slurm array is a shard, wherever the array counts from and in what steps") {
    CHECK(shown(array("1", "1", "8", "8")) == "1/8 task 1 of the Slurm array");
    CHECK(shown(array("0", "0", "3", "4")) == "1/4 task 0 of the Slurm array");
    CHECK(shown(array("12", "10", "13", "4")) == "3/4 task 12 of the Slurm array");
    CHECK(shown(array("9", "1", "13", "4")) == "3/4 task 9 of the Slurm array");
    CHECK(shown(array("5", "5", "5", "1")) == "1/1 task 5 of the Slurm array");
}

TEST_CASE("an array that is not evenly numbered cannot be shared out") {
    const std::string uneven = "! the tasks of the Slurm array are not evenly numbered; an array `1-8` is";
    CHECK(shown(array("2", "1", "9", "3")) == uneven);   // 1,2,9
    CHECK(shown(array("4", "1", "10", "5")) == uneven);  // steps of 9/4
    CHECK(shown(array("2", "1", "5", "3")) == uneven);   // no such task among 1,3,5
    CHECK(shown(array("1", "1", "1", "3")) == uneven);
}

TEST_CASE("an array whose numbers are missing or are no numbers is told") {
    const std::string unknown = "! the environment tells of a Slurm array, but not which of its tasks this is";
    CHECK(shown({{"SLURM_ARRAY_TASK_ID", "3"}}) == unknown);
    CHECK(shown(array("three", "1", "8", "8")) == unknown);
    CHECK(shown(array("3", "1", "8", "0")) == unknown);
    CHECK(shown(array("3", "1", "8", "")) == unknown);
    CHECK(shown(array("0", "1", "8", "8")) == unknown);
    CHECK(shown(array("9", "1", "8", "8")) == "! the numbers of the Slurm array make no sense");
    CHECK(shown(array("5", "5", "1", "5")).starts_with("! "));
}

TEST_CASE("a rank of Open MPI, of other MPIs and of srun is a shard") {
    CHECK(shown({{"OMPI_COMM_WORLD_RANK", "2"}, {"OMPI_COMM_WORLD_SIZE", "4"}}) == "3/4 rank 2 of Open MPI");
    CHECK(shown({{"PMI_RANK", "0"}, {"PMI_SIZE", "2"}}) == "1/2 rank 0 of MPI");
    CHECK(shown({{"SLURM_PROCID", "1"}, {"SLURM_STEP_NUM_TASKS", "3"}}) == "2/3 rank 1 of srun");
    CHECK(shown({{"OMPI_COMM_WORLD_RANK", "1"},
                 {"OMPI_COMM_WORLD_SIZE", "2"},
                 {"SLURM_PROCID", "0"},
                 {"SLURM_STEP_NUM_TASKS", "1"}}) == "2/2 rank 1 of Open MPI");
}

TEST_CASE("ranks that make no sense are told") {
    CHECK(shown({{"OMPI_COMM_WORLD_RANK", "4"}, {"OMPI_COMM_WORLD_SIZE", "4"}}) ==
          "! `OMPI_COMM_WORLD_RANK=4` and `OMPI_COMM_WORLD_SIZE=4` of the environment make no sense");
    CHECK(shown({{"PMI_RANK", "-1"}, {"PMI_SIZE", "4"}}).starts_with("! `PMI_RANK=-1`"));
    CHECK(shown({{"PMI_RANK", "0"}, {"PMI_SIZE", "0"}}).starts_with("! `PMI_RANK=0`"));
    CHECK(shown({{"SLURM_PROCID", "x"}, {"SLURM_STEP_NUM_TASKS", "2"}}).starts_with("! `SLURM_PROCID=x`"));
}

TEST_CASE("the processes of each task of an array share its part") {
    Variables both = array("3", "1", "4", "4");
    both["SLURM_PROCID"] = "1";
    both["SLURM_STEP_NUM_TASKS"] = "2";
    CHECK(shown(both) == "6/8 task 3 of the Slurm array, rank 1 of srun");
    both["SLURM_STEP_NUM_TASKS"] = "1";
    both["SLURM_PROCID"] = "0";
    CHECK(shown(both) == "3/4 task 3 of the Slurm array");
}

TEST_CASE("a rank that makes no sense is told in an array, too") {
    Variables both = array("3", "1", "4", "4");
    both["SLURM_PROCID"] = "7";
    both["SLURM_STEP_NUM_TASKS"] = "2";
    CHECK(shown(both).starts_with("! `SLURM_PROCID=7`"));
}

}  // namespace
}  // namespace lrsched::experiment
