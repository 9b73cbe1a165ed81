// Tests of reading a whole file.
#include "file/read.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <thread>

#include "as_user.hpp"
#include "file/descriptor.hpp"
#include "folder.hpp"

namespace lrsched::file {
namespace {

using test::Folder;

std::string text_of(const std::variant<std::string, Error>& result) {
    REQUIRE(std::holds_alternative<std::string>(result));
    return std::get<std::string>(result);
}

std::string message_of(const std::variant<std::string, Error>& result) {
    REQUIRE(std::holds_alternative<Error>(result));
    return message(std::get<Error>(result));
}

// Standard input from somewhere else, while it lives.
class StandardInput {
public:
    explicit StandardInput(int source) : saved_(::dup(STDIN_FILENO)) { ::dup2(source, STDIN_FILENO); }
    StandardInput(const StandardInput&) = delete;
    StandardInput& operator=(const StandardInput&) = delete;
    ~StandardInput() { ::dup2(saved_.number(), STDIN_FILENO); }

private:
    Descriptor saved_;
};

TEST_CASE("read gives the bytes of a file as they are") {
    const Folder folder;
    const std::string bytes(
        "a\r\n\0\xff"
        "b",
        6);
    test::put(folder / "f", bytes);
    CHECK(text_of(read(folder / "f", 100)) == bytes);
}

TEST_CASE("read gives an empty file as an empty text") {
    const Folder folder;
    test::put(folder / "f", "");
    CHECK(text_of(read(folder / "f", 0)).empty());
}

TEST_CASE("read takes a file of exactly the cap and refuses one byte more") {
    const Folder folder;
    // 64 KiB is what one read takes: the limit is tried there too.
    const std::size_t size = GENERATE(std::size_t{1}, std::size_t{10}, std::size_t{65536}, std::size_t{200'000});
    test::put(folder / "f", std::string(size, 'x'));
    CHECK(text_of(read(folder / "f", size)).size() == size);
    const std::string cap = std::to_string(size - 1);
    CHECK(message_of(read(folder / "f", size - 1)) == folder / "f" + ": is larger than " + cap + " bytes");
}

TEST_CASE("read of a missing file gives the path and the system's reason") {
    const Folder folder;
    CHECK(message_of(read(folder / "none", 10)) == folder / "none" + ": no such file or directory");
    CHECK(message_of(read("", 10)) == "no such file or directory");
}

TEST_CASE("read refuses what is not a regular file") {
    const Folder folder;
    CHECK(message_of(read(folder.path(), 10)) == folder.path() + ": is a directory");
    CHECK(message_of(read("/dev/zero", 10)) == "/dev/zero: is not a regular file");
}

TEST_CASE("read of a named pipe nobody writes to does not wait") {
    const Folder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(message_of(read(folder / "pipe", 10)) == folder / "pipe" + ": is not a regular file");
}

TEST_CASE("read of a file without the right to gives the reason") {
    const Folder folder;
    test::put(folder / "f", "x");
    REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);
    REQUIRE(::chmod((folder / "f").c_str(), 0) == 0);
    const test::AsUser user;
    CHECK(message_of(read(folder / "f", 10)) == folder / "f" + ": permission denied");
}

TEST_CASE("read refuses a name with a NUL byte instead of reading another file") {
    const Folder folder;
    test::put(folder / "f", "x");
    const auto result = read(folder / "f" + std::string("\0g", 2), 10);
    CHECK(message_of(result) == folder / "f" + "?g: a file name cannot hold a NUL byte");
}

TEST_CASE("read of - reads standard input up to the cap") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const Descriptor reads(ends[0]);
    Descriptor writes(ends[1]);
    const StandardInput input(reads.number());
    REQUIRE(::write(writes.number(), "hello", 5) == 5);
    writes.close();
    const std::size_t cap = GENERATE(std::size_t{4}, std::size_t{5});
    const auto result = read("-", cap);
    if (cap == 5) CHECK(text_of(result) == "hello");
    if (cap == 4) CHECK(message_of(result) == "<stdin>: is larger than 4 bytes");
}

TEST_CASE("read of - waits for input that comes late, also in non-blocking mode") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const Descriptor reads(ends[0]);
    Descriptor writes(ends[1]);
    REQUIRE(::fcntl(reads.number(), F_SETFL, O_NONBLOCK) == 0);
    const StandardInput input(reads.number());
    std::thread late([&writes] {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        if (::write(writes.number(), "late", 4) == 4) writes.close();
    });
    const auto result = read("-", 10);
    late.join();
    CHECK(text_of(result) == "late");
}

TEST_CASE("read of - reports standard input that cannot be read") {
    const Folder folder;
    const Descriptor opened(::open(folder.path().c_str(), O_RDONLY | O_CLOEXEC));
    const StandardInput input(opened.number());
    CHECK(message_of(read("-", 10)) == "<stdin>: is a directory");
}

}  // namespace
}  // namespace lrsched::file
