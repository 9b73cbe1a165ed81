// Room `plot`: running another program, without a shell.
#include "plot/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <memory>
#include <string_view>
#include <thread>
#include <utility>

#include "file/descriptor.hpp"

namespace lrsched::plot {
namespace {

using file::Descriptor;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kErrorsCap = std::size_t{64} * 1024;

struct Pipe {
    Descriptor reads;
    Descriptor writes;

    bool open() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
        reads = Descriptor(ends[0]);
        writes = Descriptor(ends[1]);
        return true;
    }
};

// The input as a nameless file: unlike a pipe it cannot block, and cannot raise SIGPIPE when nobody reads it.
Descriptor nameless_file(std::string_view text) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::tmpfile(), std::fclose);
    if (!stream) return Descriptor{};
    if (std::fwrite(text.data(), 1, text.size(), stream.get()) != text.size()) return Descriptor{};
    if (std::fflush(stream.get()) != 0 || std::fseek(stream.get(), 0, SEEK_SET) != 0) return Descriptor{};
    return Descriptor(::fcntl(::fileno(stream.get()), F_DUPFD_CLOEXEC, 0));
}

// The environment with one locale for everybody, so that numbers and messages are the same everywhere.
std::vector<std::string> environment() {
    std::vector<std::string> variables{"LC_ALL=C.UTF-8"};
    for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        if (!text.starts_with("LC_ALL=")) variables.emplace_back(text);
    }
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

// 0 or an error number.
int start(const Command& command, const Descriptor& in, const Descriptor& out, const Descriptor& err, pid_t& process) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    if (const int failure = ::posix_spawn_file_actions_init(&actions); failure != 0) return failure;
    if (const int failure = ::posix_spawnattr_init(&attributes); failure != 0) {
        ::posix_spawn_file_actions_destroy(&actions);
        return failure;
    }
    // In the order they were opened: even where our caller closed 0 to 2, so that ours have these numbers, none is
    // overwritten before it is used.
    ::posix_spawn_file_actions_adddup2(&actions, in.number(), STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, out.number(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, err.number(), STDERR_FILENO);
    // Signals that our caller blocks or ignores are none of the program's business.
    sigset_t none;
    sigset_t usual;
    sigemptyset(&none);
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    ::posix_spawnattr_setsigmask(&attributes, &none);
    ::posix_spawnattr_setsigdefault(&attributes, &usual);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    std::vector<std::string> words = command.words;
    std::vector<std::string> variables = environment();
    const int failure = ::posix_spawnp(&process, words[0].c_str(), &actions, &attributes, pointers(words).data(),
                                       pointers(variables).data());
    ::posix_spawnattr_destroy(&attributes);
    ::posix_spawn_file_actions_destroy(&actions);
    return failure;
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

// A started process. Never outlives its owner.
class Child {
public:
    explicit Child(pid_t process) noexcept : process_(process) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (reaped_) return;
        ::kill(process_, SIGKILL);
        wait(0);
    }

    /// Waits until it ends, which is soon: it has closed its outputs. False if it has not ended by then.
    bool ends_before(Clock::time_point deadline) {
        while (!wait(WNOHANG)) {
            if (Clock::now() >= deadline) return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return true;
    }

    /// As waitpid() gives it; once it has ended.
    [[nodiscard]] int status() const noexcept { return status_; }

private:
    bool wait(int options) noexcept {
        pid_t waited = 0;
        do {
            waited = ::waitpid(process_, &status_, options);
        } while (waited < 0 && errno == EINTR);
        // Where our caller ignores SIGCHLD nobody learns the status (-1): the output has to speak for itself.
        reaped_ = waited != 0;
        return reaped_;
    }

    pid_t process_;
    int status_ = 0;
    bool reaped_ = false;
};

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
    if (const int failure = start(command, input, output.writes, errors.writes, process); failure != 0) {
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

}  // namespace lrsched::plot
