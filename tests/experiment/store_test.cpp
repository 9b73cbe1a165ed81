// The folder that keeps runs.
#include "experiment/store.hpp"

#include <unistd.h>

#include "experiment/support.hpp"
#include "file/as_user.hpp"

namespace lrsched::experiment {
namespace {

const std::string kOne = R"({"seed":1})";
const std::string kTwo = R"({"seed":2})";

TEST_CASE("a run is found under its identity and no other") {
    const Lab lab;
    const Store store = lab.store();
    REQUIRE_FALSE(store.save(kOne, told({0.5})));
    const auto one = store.load(kOne);
    REQUIRE(std::holds_alternative<train::Trajectory>(one));
    CHECK(std::get<train::Trajectory>(one).cells == told({0.5}).cells);
    CHECK(std::holds_alternative<NotKept>(store.load(kTwo)));
    CHECK(store.path_of(kOne) != store.path_of(kTwo));
}

TEST_CASE("a run that is done again takes the place of the one before") {
    const Lab lab;
    const Store store = lab.store();
    REQUIRE_FALSE(store.save(kOne, told({0.5})));
    REQUIRE_FALSE(store.save(kOne, told({0.25})));
    CHECK(std::get<train::Trajectory>(store.load(kOne)).cells == told({0.25}).cells);
}

TEST_CASE("the folder and those it lies in are made") {
    const Lab lab;
    const Store store(lab.path("results/x/runs"));
    CHECK(std::holds_alternative<NotKept>(store.load(kOne)));
    REQUIRE_FALSE(store.open());
    REQUIRE_FALSE(store.open());
    CHECK_FALSE(store.save(kOne, told({1})));
}

TEST_CASE("a file in the way of the folder is told") {
    const Lab lab;
    lab.put("results", "mine");
    const auto error = Store(lab.path("results/x/runs")).open();
    REQUIRE(error);
    CHECK(error->reason == "not a directory");
    CHECK(test::get(lab.path("results")) == "mine");
}

TEST_CASE("a file that keeps no run, or another one, is an error and not a run to do") {
    const Lab lab;
    const Store store = lab.store();
    test::put(store.path_of(kOne), "garbage");
    const auto garbage = store.load(kOne);
    REQUIRE(std::holds_alternative<file::Error>(garbage));
    CHECK(std::get<file::Error>(garbage).path == store.path_of(kOne));
    CHECK(std::get<file::Error>(garbage).reason == "holds no run of lrsched");

    REQUIRE_FALSE(store.save(kTwo, told({1})));
    test::put(store.path_of(kOne), test::get(store.path_of(kTwo)));
    CHECK(std::get<file::Error>(store.load(kOne)).reason == "holds another run");
}

TEST_CASE("a folder or a dangling link in the place of a run is an error") {
    const Lab lab;
    const Store store = lab.store();
    std::filesystem::create_directory(store.path_of(kOne));
    CHECK(std::holds_alternative<file::Error>(store.load(kOne)));
    REQUIRE(::symlink("/nowhere/at/all", store.path_of(kTwo).c_str()) == 0);
    CHECK(std::holds_alternative<file::Error>(store.load(kTwo)));
}

TEST_CASE("a folder that may not be written to is told, and nothing is left in it") {
    const Lab lab;
    const Store store = lab.store();
    std::filesystem::permissions(lab.path("."), std::filesystem::perms(0755));
    std::filesystem::permissions(store.folder(), std::filesystem::perms(0555));
    const test::AsUser user;
    const auto error = store.save(kOne, told({1}));
    REQUIRE(error);
    CHECK(error->reason == "permission denied");
    CHECK(std::filesystem::is_empty(store.folder()));
}

}  // namespace
}  // namespace lrsched::experiment
