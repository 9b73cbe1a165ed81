#include <chrono>
#include <filesystem>

#include "harness/catch.hpp"
#include "support.hpp"

using namespace lrsched::cli::tests;

namespace {

constexpr std::string_view kLoose = "schedule   lr  =  linear(4,   to=0)\n";

/// What the formatter makes of the loose text, whatever its style is.
std::string canonical() { return run({"fmt", "-"}, {.input = std::string(kLoose)}).out; }

}  // namespace

TEST_CASE("fmt is a filter for standard input") {
    CHECK_FALSE(canonical().empty());
    CHECK(canonical() != kLoose);
    CHECK(run({"fmt", "--stdin"}, {.input = std::string(kLoose)}).out == canonical());
}

TEST_CASE("fmt rewrites files in place and says nothing") {
    const Folder folder;
    const Ran ran = run({"fmt", folder.write("a.sched", kLoose)});
    CHECK(ran.exit == 0);
    CHECK(ran.out.empty());
    CHECK(folder.read("a.sched") == canonical());
    CHECK(folder.entries() == 1);
}

TEST_CASE("fmt leaves a file that is canonical untouched") {
    const Folder folder;
    const std::string file = folder.write("a.sched", canonical());
    const auto before = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
    std::filesystem::last_write_time(file, before);
    CHECK(run({"fmt", file}).exit == 0);
    CHECK(std::filesystem::last_write_time(file) == before);
}

TEST_CASE("fmt --check names what differs and writes nothing") {
    const Folder folder;
    const std::string loose = folder.write("loose.sched", kLoose);
    const std::string tidy = folder.write("tidy.sched", canonical());
    const Ran ran = run({"fmt", "--check", loose, tidy});
    CHECK(ran.exit == 1);
    CHECK(ran.out == loose + "\n");
    CHECK(folder.read("loose.sched") == kLoose);
    CHECK(run({"fmt", "--check", tidy}).exit == 0);
    CHECK(run({"fmt", "--check", "-"}, {.input = std::string(kLoose)}).out == "<stdin>\n");
}

TEST_CASE("fmt goes on behind a file that it cannot read") {
    const Folder folder;
    const std::string loose = folder.write("loose.sched", kLoose);
    CHECK(run({"fmt", folder.path("missing.sched"), loose}).exit == 3);
    CHECK(folder.read("loose.sched") == canonical());
}

TEST_CASE("fmt reports a text that cannot be read, leaves it alone and formats the others") {
    const Folder folder;
    const std::string broken = folder.write("broken.sched", "schedule lr = ((1\n");
    const std::string loose = folder.write("loose.sched", kLoose);
    const Ran ran = run({"fmt", broken, loose});
    CHECK(ran.exit == 1);
    CHECK(contains(ran.err, broken + ":1:"));
    CHECK(folder.read("broken.sched") == "schedule lr = ((1\n");
    CHECK(folder.read("loose.sched") == canonical());
}
