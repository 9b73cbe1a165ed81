// Tests of running another program.
#include "process/run.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "harness/catch.hpp"

namespace lrsched::process {
namespace {

using namespace std::chrono_literals;

Command shell(std::string script, std::string input = {}) {
    return {{"sh", "-c", std::move(script)}, std::move(input), 10s, 1'000'000};
}

bool no_child_left() { return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD; }

TEST_CASE("run gives a program its input and takes both outputs and the exit code") {
    const Ended ended = run(shell("cat; echo oops >&2; exit 3", "hello"));
    CHECK(ended.how == Ended::How::exited);
    CHECK(ended.code == 3);
    CHECK(ended.output == "hello");
    CHECK(ended.errors == "oops\n");
    CHECK(no_child_left());
}

TEST_CASE("run passes arguments as they are, without a shell") {
    const Ended ended = run({{"printf", "%s|%s", "a b", "$(id) `id` 'q'"}, "", 10s, 1000});
    CHECK(ended.output == "a b|$(id) `id` 'q'");
}

TEST_CASE("run says that a program is missing") {
    CHECK(run({{"lrsched-no-such-program"}, "", 10s, 1000}).how == Ended::How::missing);
    CHECK(run({{"/etc/passwd"}, "", 10s, 1000}).how == Ended::How::missing);
    CHECK(run({{"/etc/passwd/x"}, "", 10s, 1000}).how == Ended::How::missing);
    CHECK(no_child_left());
}

TEST_CASE("run ends a program that takes too long") {
    const auto begin = std::chrono::steady_clock::now();
    Command command = shell("exec sleep 30");
    // One that keeps its outputs open, and one that has closed them.
    if (GENERATE(true, false)) command = shell("exec sleep 30 >/dev/null 2>/dev/null");
    command.patience = 100ms;
    CHECK(run(command).how == Ended::How::timed_out);
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
    CHECK(no_child_left());
}

TEST_CASE("run ends a program that writes without end") {
    CHECK(run({{"yes"}, "", 10s, 100'000}).how == Ended::How::too_long);
    CHECK(no_child_left());
}

TEST_CASE("run takes exactly as much output as the cap") {
    Command command = shell("printf 12345");
    command.output_cap = 5;
    CHECK(run(command).output == "12345");
    command.output_cap = 4;
    CHECK(run(command).how == Ended::How::too_long);
}

TEST_CASE("run does not wait or die when both outputs are large or the input is not read") {
    const std::string large(300'000, 'x');
    const Ended both = run(shell("cat; head -c 300000 /dev/zero >&2", large));
    CHECK(both.how == Ended::How::exited);
    CHECK(both.output == large);
    CHECK(run(shell("exit 0", large)).code == 0);
}

TEST_CASE("run tells a program that died from one that exited") {
    const Ended ended = run(shell("kill -9 $$"));
    CHECK(ended.how == Ended::How::signalled);
    CHECK(ended.code == 9);
}

TEST_CASE("run gives the program a plain locale and usual signals") {
    REQUIRE(std::signal(SIGPIPE, SIG_IGN) != SIG_ERR);
    const Ended ended = run(shell("echo $LC_ALL; yes 2>&1 | head -n 1; kill -PIPE $$; echo alive"));
    std::signal(SIGPIPE, SIG_DFL);
    CHECK(ended.output == "C.UTF-8\ny\n");
    CHECK(ended.how == Ended::How::signalled);
}

TEST_CASE("run works where any of the standard descriptors are closed") {
    const unsigned closed = GENERATE(range(0U, 8U));
    std::array<int, 3> saved{};
    for (int i = 0; i < 3; ++i) saved[static_cast<std::size_t>(i)] = ::fcntl(i, F_DUPFD_CLOEXEC, 3);
    for (int i = 0; i < 3; ++i) {
        if ((closed >> static_cast<unsigned>(i) & 1U) != 0) ::close(i);
    }
    const Ended ended = run(shell("cat; echo err >&2", "in"));
    for (int i = 0; i < 3; ++i) ::dup2(saved[static_cast<std::size_t>(i)], i);
    for (const int descriptor : saved) ::close(descriptor);
    CHECK(ended.output == "in");
    CHECK(ended.errors == "err\n");
}

TEST_CASE("run works where child signals are ignored") {
    std::signal(SIGCHLD, SIG_IGN);
    const Ended ended = run(shell("cat", "in"));
    std::signal(SIGCHLD, SIG_DFL);
    CHECK(ended.how == Ended::How::exited);
    CHECK(ended.output == "in");
}

}  // namespace
}  // namespace lrsched::process
