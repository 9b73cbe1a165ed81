// Room cli: holding signals back.
#include "cli/signals_held.hpp"

#include <algorithm>
#include <array>

namespace lrsched::cli {
namespace {

constexpr std::array kEnders{SIGINT, SIGTERM, SIGHUP};

/// A signal that waits is kept even where it is ignored, as `nohup` has it.
bool is_ignored(int signal) noexcept {
    struct sigaction found {};
    return ::sigaction(signal, nullptr, &found) == 0 && found.sa_handler == SIG_IGN;
}

}  // namespace

SignalsHeld::SignalsHeld() noexcept {
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : kEnders) sigaddset(&held, signal);
    ::pthread_sigmask(SIG_BLOCK, &held, &before_);
}

SignalsHeld::~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

bool SignalsHeld::any_waits() const noexcept {
    sigset_t waiting;
    if (::sigpending(&waiting) != 0) return false;
    return std::ranges::any_of(kEnders, [&](int signal) {
        const bool was_held = sigismember(&before_, signal) == 1;
        return sigismember(&waiting, signal) == 1 && !was_held && !is_ignored(signal);
    });
}

}  // namespace lrsched::cli
