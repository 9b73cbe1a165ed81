// Room `process`: ending and reaping a process.
#include "process/child.hpp"

#include <sys/wait.h>

#include <cerrno>
#include <csignal>
#include <thread>

namespace lrsched::process {
namespace {

/// True once the process has ended, or nobody will learn of it. It stays to be reaped.
bool has_ended(pid_t process, int options) noexcept {
    siginfo_t found{};
    int failure = 0;
    do {
        failure = ::waitid(P_PID, static_cast<id_t>(process), &found, WEXITED | WNOWAIT | options);
    } while (failure != 0 && errno == EINTR);
    return failure != 0 || found.si_pid != 0;
}

}  // namespace

Child::~Child() {
    if (reaped_) return;
    kill();
    wait(0);
}

bool Child::ends_before(Clock::time_point deadline) {
    while (!reaped_ && !wait(WNOHANG)) {
        if (Clock::now() >= deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

bool Child::wait(int options) noexcept {
    if (!has_ended(process_, options)) return false;
    // While it is not reaped its number, which is that of its group, cannot be anybody else's.
    if (leads_ == Leads::group) kill();
    pid_t waited = 0;
    do {
        waited = ::waitpid(process_, &status_, 0);
    } while (waited < 0 && errno == EINTR);
    // Where our caller ignores SIGCHLD nobody learns the status (-1): the output has to speak for itself.
    reaped_ = true;
    return true;
}

void Child::kill() const noexcept { ::kill(leads_ == Leads::group ? -process_ : process_, SIGKILL); }

}  // namespace lrsched::process
