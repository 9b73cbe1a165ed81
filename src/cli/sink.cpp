// Room cli: the only place of the commands that writes results.
#include "cli/sink.hpp"

#include <fmt/format.h>
#include <csignal>

#include <ostream>

#include "file/write.hpp"

namespace lrsched::cli {
namespace {

/// A Ctrl-C while a file is being replaced takes effect behind it: no temporary file is left.
class SignalsHeld {
public:
    SignalsHeld() noexcept {
        sigset_t held;
        sigemptyset(&held);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held, signal);
        sigprocmask(SIG_BLOCK, &held, &before_);
    }
    ~SignalsHeld() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;

private:
    sigset_t before_{};
};

}  // namespace

void emit(Context& context, std::string_view text) {
    context.streams.out.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!context.streams.out) throw OutputClosed();
}

void save(const std::string& path, std::string_view text) {
    const SignalsHeld held;
    if (const auto error = file::write_whole(path, text)) {
        throw Failure(Exit::files, fmt::format("cannot write {}", file::message(*error)));
    }
}

void Sink::write(std::string_view piece) {
    if (path_.empty()) {
        emit(context_, piece);
    } else {
        gathered_ += piece;
    }
}

void Sink::finish() {
    if (!path_.empty()) save(path_, gathered_);
}

}  // namespace lrsched::cli
