#include "cli/exit.hpp"
#include "cli/importer.hpp"
#include "harness/catch.hpp"
#include "support.hpp"

using namespace lrsched;
using namespace lrsched::cli::tests;

namespace {

constexpr std::size_t kCap = 100;

}  // namespace

TEST_CASE("an import is looked for beside the importing file") {
    const Folder folder;
    const std::string other = folder.write("deep/other.sched", "fn f() = 1\n");
    const Importer importer = cli::import_files(kCap);
    const auto found = importer("other.sched", folder.path("deep/run.sched"));
    REQUIRE(found);
    CHECK(found->name == other);
    CHECK(found->text == "fn f() = 1\n");
    CHECK(importer("deep/other.sched", folder.path("run.sched"))->name == other);
    CHECK(importer(other, "<expression>")->name == other);
}

TEST_CASE("a file has one name however it is imported") {
    const Folder folder;
    const std::string other = folder.write("deep/other.sched", "1\n");
    CHECK(cli::import_files(kCap)("../deep/./other.sched", folder.path("deep/run.sched"))->name == other);
}

TEST_CASE("an import that is not there is left to the language to tell") {
    CHECK_FALSE(cli::import_files(kCap)("missing.sched", "<expression>"));
}

TEST_CASE("an import that is too large or a folder is a failure of files") {
    const Folder folder;
    const std::string large = folder.write("large.sched", std::string(kCap + 1, '#'));
    (void)folder.write("exact.sched", std::string(kCap, '#'));
    const Importer importer = cli::import_files(kCap);
    CHECK(importer("exact.sched", folder.path("run.sched")));
    try {
        (void)importer("large.sched", folder.path("run.sched"));
        FAIL("nothing was thrown");
    } catch (const cli::Failure& failure) {
        CHECK(failure.exit() == cli::Exit::files);
        CHECK(failure.what() ==
              "cannot read " + large + ": is larger than 100 bytes (imported by " + folder.path("run.sched") + ")");
    }
    CHECK_THROWS_AS(importer(".", folder.path("run.sched")), cli::Failure);
}
