// Tests of writing a file whole or not at all.
#include "file/write.hpp"

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <thread>

#include "as_user.hpp"
#include "folder.hpp"

namespace lrsched::file {
namespace {

using test::Folder;
using Names = std::vector<std::string>;

std::string message_of(const std::optional<Error>& error) {
    REQUIRE(error);
    return message(*error);
}

mode_t mode_of(const std::string& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 07777U;
}

TEST_CASE("write_whole makes a file with exactly the bytes") {
    const Folder folder;
    const std::string bytes = GENERATE(std::string{}, std::string("a\0\r\n\xff", 5), std::string(3'000'000, 'x'));
    CHECK_FALSE(write_whole(folder / "f", bytes));
    CHECK(test::get(folder / "f") == bytes);
    CHECK(folder.names() == Names{"f"});
}

TEST_CASE("write_whole gives a new file the rights that the umask leaves") {
    const Folder folder;
    const mode_t before = ::umask(027);
    const auto error = write_whole(folder / "f", "x");
    ::umask(before);
    CHECK_FALSE(error);
    CHECK(mode_of(folder / "f") == 0640);
}

TEST_CASE("write_whole replaces a file and keeps its rights") {
    const Folder folder;
    test::put(folder / "f", "a longer old text");
    REQUIRE(::chmod((folder / "f").c_str(), 0604) == 0);
    CHECK_FALSE(write_whole(folder / "f", "new"));
    CHECK(test::get(folder / "f") == "new");
    CHECK(mode_of(folder / "f") == 0604);
    CHECK(folder.names() == Names{"f"});
}

TEST_CASE("write_whole by root keeps the owner of a file") {
    if (::geteuid() != 0) return;
    const Folder folder;
    test::put(folder / "f", "old");
    REQUIRE(::chown((folder / "f").c_str(), 1234, 2345) == 0);
    CHECK_FALSE(write_whole(folder / "f", "new"));
    struct stat status {};
    REQUIRE(::stat((folder / "f").c_str(), &status) == 0);
    CHECK(status.st_uid == 1234);
    CHECK(status.st_gid == 2345);
}

TEST_CASE("write_whole writes into the current folder for a bare name") {
    const Folder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    const auto error = write_whole("bare", "x");
    std::filesystem::current_path(before);
    CHECK_FALSE(error);
    CHECK(test::get(folder / "bare") == "x");
}

TEST_CASE("write_whole takes a name as long as names can be") {
    const Folder folder;
    const std::string name(255, 'n');
    CHECK_FALSE(write_whole(folder / name, "x"));
    CHECK(test::get(folder / name) == "x");
    CHECK(message_of(write_whole(folder / (name + "n"), "x")) == folder / (name + "n") + ": file name too long");
}

TEST_CASE("write_whole follows symbolic links and leaves them in place") {
    const Folder folder;
    std::filesystem::create_directory(folder / "d");
    test::put(folder / "d/target", "old");
    std::filesystem::create_symlink("d/target", folder / "link");
    std::filesystem::create_symlink("link", folder / "second");
    CHECK_FALSE(write_whole(folder / "second", "new"));
    CHECK(test::get(folder / "d/target") == "new");
    CHECK(std::filesystem::is_symlink(folder / "second"));
    CHECK(std::filesystem::is_symlink(folder / "link"));
}

TEST_CASE("write_whole makes the file that a dangling link points to") {
    const Folder folder;
    std::filesystem::create_symlink("later", folder / "link");
    CHECK_FALSE(write_whole(folder / "link", "new"));
    CHECK(test::get(folder / "later") == "new");
    CHECK(std::filesystem::is_symlink(folder / "link"));
}

TEST_CASE("write_whole reports links that go round") {
    const Folder folder;
    std::filesystem::create_symlink("b", folder / "a");
    std::filesystem::create_symlink("a", folder / "b");
    CHECK(message_of(write_whole(folder / "a", "x")) == folder / "a" + ": too many levels of symbolic links");
}

TEST_CASE("write_whole refuses what no file can be written to") {
    const Folder folder;
    CHECK(message_of(write_whole(folder.path(), "x")) == folder.path() + ": is a directory");
    CHECK(message_of(write_whole(folder / "new/", "x")) == folder / "new/" + ": is a directory");
    CHECK(message_of(write_whole("/dev/null", "x")) == "/dev/null: is not a regular file");
    CHECK(message_of(write_whole(folder / "none/f", "x")) == folder / "none/f" + ": no such file or directory");
    CHECK(message_of(write_whole("", "x")) == "no such file or directory");
    CHECK(message_of(write_whole(folder / "f" + std::string("\0g", 2), "x")) ==
          folder / "f" + "?g: a file name cannot hold a NUL byte");
    CHECK(folder.names().empty());
}

TEST_CASE("write_whole in a folder without the right to leaves the old file") {
    const Folder folder;
    test::put(folder / "f", "old");
    REQUIRE(::chmod((folder / "f").c_str(), 0666) == 0);
    REQUIRE(::chmod(folder.path().c_str(), 0555) == 0);
    {
        const test::AsUser user;
        CHECK(message_of(write_whole(folder / "f", "new")) == folder / "f" + ": permission denied");
        CHECK(message_of(write_whole(folder / "g", "new")) == folder / "g" + ": permission denied");
    }
    CHECK(test::get(folder / "f") == "old");
    CHECK(folder.names() == Names{"f"});
}

TEST_CASE("write_whole does not replace a write-protected file") {
    const Folder folder;
    test::put(folder / "f", "old");
    REQUIRE(::chmod(folder.path().c_str(), 0777) == 0);
    REQUIRE(::chmod((folder / "f").c_str(), 0444) == 0);
    {
        const test::AsUser user;
        CHECK(message_of(write_whole(folder / "f", "new")) == folder / "f" + ": permission denied");
    }
    CHECK(test::get(folder / "f") == "old");
}

TEST_CASE("write_whole on a full disk leaves the old file and nothing else") {
    const Folder folder;
    if (::mount("none", folder.path().c_str(), "tmpfs", 0, "size=64k") != 0) {
        WARN("skipped: only root can make a small disk");
        return;
    }
    test::put(folder / "f", "old");
    const auto error = write_whole(folder / "f", std::string(1'000'000, 'x'));
    const std::string left = test::get(folder / "f");
    const Names names = folder.names();
    REQUIRE(::umount(folder.path().c_str()) == 0);
    CHECK(message_of(error) == folder / "f" + ": no space left on device");
    CHECK(left == "old");
    CHECK(names == Names{"f"});
}

TEST_CASE("write_whole past a limit on file sizes leaves the old file and nothing else") {
    const Folder folder;
    test::put(folder / "f", "old");
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1000, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const auto error = write_whole(folder / "f", std::string(5000, 'x'));
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, handler);
    CHECK(message_of(error) == folder / "f" + ": file too large");
    CHECK(test::get(folder / "f") == "old");
    CHECK(folder.names() == Names{"f"});
}

TEST_CASE("write_whole passes over what a crashed process left behind") {
    const Folder folder;
    const std::string stale = ".lrsched-" + std::to_string(::getpid()) + "-0.tmp";
    test::put(folder / stale, "stale");
    CHECK_FALSE(write_whole(folder / "f", "new"));
    CHECK(test::get(folder / "f") == "new");
    CHECK(test::get(folder / stale) == "stale");
}

TEST_CASE("a reader sees the old file or the new one, never a part") {
    const Folder folder;
    const std::string ones(200'000, '1');
    const std::string twos(200'000, '2');
    REQUIRE_FALSE(write_whole(folder / "f", ones));
    const auto write_often = [&folder](const std::string& text) {
        for (int i = 0; i < 20; ++i) {
            if (write_whole(folder / "f", text)) return;
        }
    };
    std::thread first(write_often, ones);
    std::thread second(write_often, twos);
    int torn = 0;
    for (int i = 0; i < 100; ++i) {
        const std::string seen = test::get(folder / "f");
        torn += seen != ones && seen != twos ? 1 : 0;
    }
    first.join();
    second.join();
    CHECK(torn == 0);
    CHECK(folder.names() == Names{"f"});
}

}  // namespace
}  // namespace lrsched::file
