// Talking to a program line by line, whatever the program does.
#include "process/conversation.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "harness/catch.hpp"

namespace lrsched::process {
namespace {

using namespace std::chrono_literals;

Clock::time_point in(Clock::duration time) { return Clock::now() + time; }
Clock::time_point soon() { return in(20s); }

std::unique_ptr<Conversation> shell(const std::string& script) {
    auto begun = Conversation::begin({"sh", "-c", script}, {});
    return std::get<std::unique_ptr<Conversation>>(std::move(begun));
}

bool no_child_left() { return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD; }

std::string answer(const std::variant<std::string, Silence>& outcome) {
    REQUIRE(std::holds_alternative<std::string>(outcome));
    return std::get<std::string>(outcome);
}

bool is(const std::variant<std::string, Silence>& outcome, Silence silence) {
    return std::holds_alternative<Silence>(outcome) && std::get<Silence>(outcome) == silence;
}

/// The number of a process that the script writes as its answer.
pid_t process_in(const std::variant<std::string, Silence>& outcome) { return std::stoi(answer(outcome)); }

/// True once no such process runs; one that init has not reaped yet does not run.
bool is_gone(pid_t process) {
    for (int i = 0; i < 2000; ++i) {
        if (::kill(process, 0) != 0) return true;
        const std::string path = "/proc/" + std::to_string(process) + "/stat";
        if (std::FILE* const file = std::fopen(path.c_str(), "r")) {
            char state = '?';
            const int found = std::fscanf(file, "%*d %*s %c", &state);
            std::fclose(file);
            if (found == 1 && state == 'Z') return true;
        }
        ::usleep(1000);
    }
    return false;
}

TEST_CASE("lines go back and forth until both part") {
    const auto talk = shell("while read -r line && [ \"$line\" != bye ]; do echo \"you said $line\"; done; exit 7");
    CHECK(answer(talk->ask("one", soon())) == "you said one");
    CHECK(answer(talk->ask("two", soon())) == "you said two");
    CHECK(talk->part("bye", soon()));
    CHECK(WEXITSTATUS(talk->status()) == 7);
    CHECK(talk->unread().empty());
    CHECK(no_child_left());
}

TEST_CASE("a line may come in pieces, end in CRLF, or with others") {
    const auto talk = shell("read x; printf 'he'; sleep 0.05; printf 'llo\\r\\nmore\\n'; read x; read x");
    CHECK(answer(talk->ask("", soon())) == "hello");
    CHECK(answer(talk->ask("", soon())) == "more");
}

TEST_CASE("neither side waits for the other: long lines, much on standard error, answers before questions") {
    const std::string large(300'000, 'x');
    const auto talk = shell(
        "head -c 300000 /dev/zero >&2; while read -r line; do head -c 300000 /dev/zero >&2; echo \"$line\"; done");
    CHECK(answer(talk->ask(large, soon())) == large);
    CHECK(answer(talk->ask(large, soon())) == large);
    CHECK(talk->part("x", soon()));
    CHECK(talk->unread() == "x\n");
}

TEST_CASE("a line as long as is taken, and one longer") {
    const auto line_of = [](std::size_t bytes) {
        return shell("head -c " + std::to_string(bytes) + " /dev/zero | tr '\\0' x; echo; read y")->ask("", soon());
    };
    CHECK(answer(line_of(kLongestLine)).size() == kLongestLine);
    CHECK(is(line_of(kLongestLine + 1), Silence::too_long));
    CHECK(is(shell("yes | tr -d '\\n'")->ask("", soon()), Silence::too_long));
    CHECK(no_child_left());
}

TEST_CASE("a program that ends says so, with its last words and how it ended") {
    const auto crashed = shell("read x; echo one >&2; echo two >&2; exit 3");
    CHECK(is(crashed->ask("go", soon()), Silence::closed));
    CHECK(crashed->ends_before(soon()));
    CHECK(WEXITSTATUS(crashed->status()) == 3);
    CHECK(crashed->last_words() == "one\ntwo");
    const auto killed = shell("kill -9 $$");
    CHECK(is(killed->ask("go", soon()), Silence::closed));
    CHECK(killed->ends_before(soon()));
    CHECK(WTERMSIG(killed->status()) == SIGKILL);
    CHECK(no_child_left());
}

TEST_CASE("an answer is heard although the program ends right behind it") {
    const auto talk = shell("read x; echo done");
    CHECK(answer(talk->ask("go", soon())) == "done");
    CHECK(is(talk->ask("again", soon()), Silence::closed));
}

TEST_CASE("a program that does not listen raises no signal here, and its words are still heard") {
    // Enough for the pipe to be full of what nobody reads.
    const std::string large(200'000, 'x');
    const auto talk = shell("exec <&-; echo bye; sleep 0.05; echo gone >&2; exit 1");
    CHECK(answer(talk->ask(large, soon())) == "bye");
    CHECK(is(talk->ask(large, soon()), Silence::closed));
    CHECK(talk->ends_before(soon()));
    CHECK(talk->last_words() == "gone");
}

TEST_CASE("a signal that waited before is left to be delivered") {
    sigset_t pipe_signal;
    sigset_t before;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
    ::raise(SIGPIPE);
    const auto talk = shell("exec <&-; sleep 0.05");
    CHECK(is(talk->ask(std::string(200'000, 'x'), soon()), Silence::closed));
    sigset_t waiting;
    sigpending(&waiting);
    CHECK(sigismember(&waiting, SIGPIPE) == 1);
    int taken = 0;
    ::sigwait(&pipe_signal, &taken);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

TEST_CASE("a program that hangs is given up and ended, with all it has started") {
    pid_t child = 0;
    {
        const auto talk = shell("sleep 1000 & echo $!; wait");
        child = process_in(talk->ask("", soon()));
        CHECK(is(talk->ask("and now?", in(50ms)), Silence::timed_out));
        CHECK(::kill(child, 0) == 0);
    }
    CHECK(is_gone(child));
    CHECK(no_child_left());
}

TEST_CASE("a program is given up as soon as that is asked for") {
    int asked = 0;
    auto begun = Conversation::begin({"sh", "-c", "read x; echo one; sleep 60"}, {}, [&] { return ++asked > 20; });
    {
        const auto talk = std::get<std::unique_ptr<Conversation>>(std::move(begun));
        CHECK(answer(talk->ask("", soon())) == "one");
        CHECK(is(talk->ask("", soon()), Silence::given_up));
        CHECK_FALSE(talk->part("", soon()));
    }
    CHECK(no_child_left());
}

TEST_CASE("a program that ignores requests to end is ended all the same") {
    const auto begin = Clock::now();
    {
        const auto talk = shell("trap '' TERM INT HUP; echo up; while :; do sleep 1000; done");
        CHECK(answer(talk->ask("", soon())) == "up");
        CHECK_FALSE(talk->part("bye", in(50ms)));
    }
    CHECK(Clock::now() - begin < 10s);
    CHECK(no_child_left());
}

TEST_CASE("what a program leaves behind does not keep its end from being noticed, and is ended") {
    const auto talk = shell("sleep 1000 & echo $!; read x; exit 5");
    const pid_t left = process_in(talk->ask("", soon()));
    CHECK(is(talk->ask("go", soon()), Silence::closed));
    CHECK(talk->ends_before(soon()));
    CHECK(WEXITSTATUS(talk->status()) == 5);
    CHECK(is_gone(left));
    const auto other = shell("sleep 1000 & echo $!; read x");
    const pid_t second = process_in(other->ask("", soon()));
    CHECK(other->part("bye", soon()));
    CHECK(is_gone(second));
}

TEST_CASE("of standard error the end is kept, from the beginning of a line") {
    const auto talk = shell("i=0; while [ $i -lt 1000 ]; do echo \"line $i\" >&2; i=$((i + 1)); done");
    CHECK(is(talk->ask("", soon()), Silence::closed));
    CHECK(talk->ends_before(soon()));
    const std::string words = talk->last_words();
    CHECK(words.size() <= kLastWords);
    CHECK(words.starts_with("line "));
    CHECK(words.ends_with("\nline 999"));
}

TEST_CASE("a program that writes without end while we wait for its end is given up") {
    const auto talk = shell("echo up; trap '' PIPE; while :; do echo more; done");
    CHECK(answer(talk->ask("", soon())) == "up");
    CHECK_FALSE(talk->part("bye", in(100ms)));
    CHECK(talk->unread().size() <= kLongestLine + 65536);
}

TEST_CASE("a program that cannot be started gives an error number") {
    CHECK(std::get<int>(Conversation::begin({"lrsched-no-such-program"}, {})) == ENOENT);
    CHECK(std::get<int>(Conversation::begin({"sh"}, "/no/such/folder")) == ENOENT);
    CHECK(std::get<int>(Conversation::begin({"/etc/passwd"}, {})) == EACCES);
    CHECK(no_child_left());
}

TEST_CASE("a program runs in the folder asked for") {
    auto begun = Conversation::begin({"sh", "-c", "read x; pwd"}, "/usr/share");
    CHECK(answer(std::get<std::unique_ptr<Conversation>>(begun)->ask("", soon())) == "/usr/share");
}

TEST_CASE("conversations go on beside one another, one for each") {
    std::vector<std::unique_ptr<Conversation>> talks(20);
    for (auto& talk : talks) talk = shell("while read -r x; do echo \"$x\"; done");
    for (std::size_t i = 0; i < talks.size(); ++i) {
        CHECK(answer(talks[i]->ask(std::to_string(i), soon())) == std::to_string(i));
    }
    // No end of one is held open by another.
    for (const auto& talk : talks) CHECK(talk->part("bye", soon()));
    CHECK(no_child_left());
}

TEST_CASE("a conversation works where child signals are ignored") {
    std::signal(SIGCHLD, SIG_IGN);
    {
        const auto talk = shell("read x; echo \"$x\"");
        CHECK(answer(talk->ask("in", soon())) == "in");
        CHECK(talk->part("bye", soon()));
        const auto hanging = shell("sleep 1000");
        CHECK(is(hanging->ask("in", in(20ms)), Silence::timed_out));
    }
    std::signal(SIGCHLD, SIG_DFL);
    CHECK(no_child_left());
}

}  // namespace
}  // namespace lrsched::process
