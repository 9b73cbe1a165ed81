// Room `file`: reading a whole file into memory.
#include "file/read.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <optional>
#include <string_view>

#include "file/descriptor.hpp"

namespace lrsched::file {
namespace {

constexpr std::size_t kChunk = std::size_t{64} * 1024;

// Waits where the descriptor was put into non-blocking mode by whoever shares it with us.
void wait_for_input(int descriptor) {
    pollfd waiting{descriptor, POLLIN, 0};
    ::poll(&waiting, 1, -1);
}

// Appends what one read gives; the bytes read, 0 at the end, or nothing with errno set.
std::optional<std::size_t> read_some(int descriptor, std::string& text, std::size_t most) {
    const std::size_t before = text.size();
    text.resize(before + most);
    const ssize_t got = ::read(descriptor, text.data() + before, most);
    const int failure = errno;
    text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    errno = failure;
    return got < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(got));
}

std::variant<std::string, Error> read_all(int descriptor, const std::string& name, std::size_t byte_cap) {
    std::string text;
    for (;;) {
        // One byte more than the cap tells a file that fits exactly from one that is too large.
        const std::size_t room = byte_cap - text.size();
        const auto got = read_some(descriptor, text, room < kChunk ? room + 1 : kChunk);
        if (!got && errno == EINTR) continue;
        if (!got && errno == EAGAIN) {
            wait_for_input(descriptor);
            continue;
        }
        if (!got) return Error{name, system_reason(errno)};
        if (*got == 0) return text;
        if (text.size() > byte_cap) return Error{name, fmt::format("is larger than {} bytes", byte_cap)};
    }
}

std::variant<std::string, Error> read_file(const std::string& path, std::size_t byte_cap) {
    if (path.find('\0') != std::string::npos) return Error{path, "a file name cannot hold a NUL byte"};
    // Non-blocking, so that opening a named pipe does not wait for somebody to write to it.
    const Descriptor opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (!opened) return Error{path, system_reason(errno)};
    struct stat status {};
    if (::fstat(opened.number(), &status) != 0) return Error{path, system_reason(errno)};
    if (S_ISDIR(status.st_mode)) return Error{path, system_reason(EISDIR)};
    if (!S_ISREG(status.st_mode)) return Error{path, "is not a regular file"};
    return read_all(opened.number(), path, byte_cap);
}

}  // namespace

std::variant<std::string, Error> read(const std::string& path, std::size_t byte_cap) noexcept {
    try {
        return path == "-" ? read_all(STDIN_FILENO, "<stdin>", byte_cap) : read_file(path, byte_cap);
    } catch (const std::bad_alloc&) {
        return Error{{}, "out of memory"};  // short enough to need no allocation
    }
}

}  // namespace lrsched::file
