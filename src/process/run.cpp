// Room `process`: running another program to its end.
#include "process/run.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <string_view>
#include <utility>

#include "file/descriptor.hpp"
#include "process/child.hpp"
#include "process/pipe.hpp"
#include "process/spawn.hpp"

namespace lrsched::process {
namespace {

using file::Descriptor;

constexpr std::size_t kErrorsCap = std::size_t{64} * 1024;

// The input as a nameless file: unlike a pipe it cannot block, and cannot raise SIGPIPE when nobody reads it.
Descriptor nameless_file(std::string_view text) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::tmpfile(), std::fclose);
    if (!stream) return Descriptor{};
    if (std::fwrite(text.data(), 1, text.size(), stream.get()) != text.size()) return Descriptor{};
    if (std::fflush(stream.get()) != 0 || std::fseek(stream.get(), 0, SEEK_SET) != 0) return Descriptor{};
    return Descriptor(::fcntl(::fileno(stream.get()), F_DUPFD_CLOEXEC, 0));
}

struct Stream {
    Descriptor source;
    std::string& text;
    std::size_t cap;
    bool over = false;  // more than the cap came; the rest is dropped

    // Takes what is there; closes at the end.
    void take() {
        std::array<char, 65536> buffer{};
        const ssize_t got = ::read(source.number(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) return;
        if (got <= 0) {
            source.close();
            return;
        }
        const auto count = static_cast<std::size_t>(got);
        over = over || count > cap - text.size();
        text.append(buffer.data(), std::min(count, cap - text.size()));
    }
};

// Collects both streams until they end.
Ended::How listen(Stream& output, Stream& errors, Clock::time_point deadline) {
    while (output.source || errors.source) {
        // poll passes over entries whose descriptor is -1, which is what a closed one holds.
        std::array<pollfd, 2> ready{pollfd{output.source.number(), POLLIN, 0},
                                    pollfd{errors.source.number(), POLLIN, 0}};
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return Ended::How::timed_out;
        const int count = ::poll(ready.data(), ready.size(), static_cast<int>(std::min<long>(left, 60'000)));
        if (count < 0 && errno != EINTR) return Ended::How::failed;
        if (count <= 0) continue;
        if (ready[0].revents != 0) output.take();
        if (ready[1].revents != 0) errors.take();
        if (output.over) return Ended::How::too_long;
    }
    return Ended::How::exited;
}

Ended failed(int number) {
    // EACCES is also what a search in vain ends with when a folder of PATH cannot be looked into.
    const bool missing = number == ENOENT || number == EACCES || number == ENOTDIR;
    return {missing ? Ended::How::missing : Ended::How::failed, number, {}, {}};
}

}  // namespace

Ended run(const Command& command) {
    const Clock::time_point deadline = Clock::now() + command.patience;
    const Descriptor input = nameless_file(command.input);
    if (!input) return {Ended::How::failed, errno, {}, {}};
    Pipe output;
    Pipe errors;
    if (!output.open() || !errors.open()) return {Ended::How::failed, errno, {}, {}};
    pid_t process = 0;
    const Program program{.words = command.words, .plain_locale = true};
    if (const int failure = spawn(program, input, output.writes, errors.writes, process); failure != 0) {
        return failed(failure);
    }
    Child child(process);
    // Our own copies would keep the streams from ending.
    output.writes.close();
    errors.writes.close();

    Ended ended;
    Stream from_output{std::move(output.reads), ended.output, command.output_cap};
    Stream from_errors{std::move(errors.reads), ended.errors, kErrorsCap};
    ended.how = listen(from_output, from_errors, deadline);
    if (ended.how == Ended::How::failed) ended.code = errno;
    if (ended.how != Ended::How::exited) return ended;
    if (!child.ends_before(deadline)) {
        ended.how = Ended::How::timed_out;
        return ended;
    }
    if (WIFSIGNALED(child.status())) ended.how = Ended::How::signalled;
    ended.code = WIFSIGNALED(child.status()) ? WTERMSIG(child.status()) : WEXITSTATUS(child.status());
    return ended;
}

}  // namespace lrsched::process
