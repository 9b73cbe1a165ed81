// Room cli: what a Ctrl-C must not cut through.
#pragma once

#include <csignal>

namespace lrsched::cli {

/// While it lives, SIGINT, SIGTERM and SIGHUP wait; then they end the process as they would have. So something can be put
/// in order first, without a handler and without a variable that one would share with the program.
class SignalsHeld {
public:
    SignalsHeld() noexcept;
    ~SignalsHeld();
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;

    /// True once one waits that will end the process.
    [[nodiscard]] bool any_waits() const noexcept;

private:
    sigset_t before_{};
};

}  // namespace lrsched::cli
