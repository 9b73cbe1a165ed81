// Room `process`: a program that is talked to line by line.
#include "process/conversation.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <utility>

#include "process/pipe.hpp"
#include "process/spawn.hpp"

namespace lrsched::process {
namespace {

using file::Descriptor;

/// How long we wait for a word before we look whether the program is still there.
constexpr std::chrono::milliseconds kGlance{50};

/// write(), which fails with EPIPE where nobody reads any more, without the signal that would end us.
ssize_t write_quietly(const Descriptor& to, std::string_view text) {
    sigset_t pipe_signal;
    sigset_t before;
    sigset_t waiting;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    sigpending(&waiting);
    const bool was_waiting = sigismember(&waiting, SIGPIPE) == 1;
    ::pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
    const ssize_t written = ::write(to.number(), text.data(), text.size());
    const int failure = errno;
    // The signal is this thread's own; one that somebody else sent before is left to be delivered.
    constexpr timespec at_once{};
    if (written < 0 && failure == EPIPE && !was_waiting) {
        while (::sigtimedwait(&pipe_signal, nullptr, &at_once) < 0 && errno == EINTR) {
        }
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = failure;
    return written;
}

/// Reads what is there onto the text; closes at the end.
void take(Descriptor& from, std::string& text) {
    std::array<char, 65536> buffer{};
    const ssize_t got = ::read(from.number(), buffer.data(), buffer.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) {
        from.close();
        return;
    }
    text.append(buffer.data(), static_cast<std::size_t>(got));
}

bool make_patient(const Descriptor& descriptor) {
    // Only our end: the other has a description of its own, and its program may know nothing of EAGAIN.
    return ::fcntl(descriptor.number(), F_SETFL, O_NONBLOCK) == 0;
}

}  // namespace

Conversation::Conversation(pid_t process, Descriptor input, Descriptor output, Descriptor errors,
                           GiveUp give_up) noexcept
    : child_(process, Child::Leads::group),
      input_(std::move(input)),
      output_(std::move(output)),
      errors_(std::move(errors)),
      give_up_(std::move(give_up)) {}

std::variant<std::unique_ptr<Conversation>, int> Conversation::begin(std::vector<std::string> words, std::string folder,
                                                                     GiveUp give_up) {
    Pipe input;
    Pipe output;
    Pipe errors;
    if (!input.open() || !output.open() || !errors.open()) return errno;
    if (!make_patient(input.writes) || !make_patient(output.reads) || !make_patient(errors.reads)) return errno;
    const Program program{.words = std::move(words), .folder = std::move(folder), .own_group = true};
    pid_t process = 0;
    const int failure = spawn(program, input.reads, output.writes, errors.writes, process);
    if (failure != 0) return failure;
    return std::make_unique<Conversation>(process, std::move(input.writes), std::move(output.reads),
                                          std::move(errors.reads), std::move(give_up));
}

std::variant<std::string, Silence> Conversation::ask(std::string_view line, Clock::time_point deadline) {
    unsaid_.append(line).push_back('\n');
    for (;;) {
        if (std::min(heard_.find('\n'), heard_.size()) > kLongestLine) return Silence::too_long;
        // What came before the line was said in full is no answer to it, but whoever reads it will find that out.
        if (unsaid_.empty() || !input_) {
            if (auto answer = take_line()) return std::move(*answer);
        }
        if (!output_) return Silence::closed;
        if (is_given_up()) return Silence::given_up;
        const auto glance = std::min(deadline, Clock::now() + kGlance);
        const auto silence = exchange(glance);
        if (silence == Silence::failed || (silence && glance == deadline)) return *silence;
        // What it started may hold its output open although it has ended.
        if (silence && child_.ends_before(Clock::now())) hear_the_rest();
    }
}

bool Conversation::part(std::string_view line, Clock::time_point deadline) {
    unsaid_.append(line).push_back('\n');
    while (input_ && !unsaid_.empty()) {
        if (exchange(deadline)) break;
    }
    input_.close();
    return ends_before(deadline);
}

bool Conversation::ends_before(Clock::time_point deadline) {
    while (!child_.ends_before(Clock::now())) {
        if (Clock::now() >= deadline || is_given_up()) return false;
        const auto glance = std::min(deadline, Clock::now() + kGlance);
        // It may wait for us to read.
        if ((output_ || errors_) && exchange(glance) == Silence::failed) return false;
        if (!output_ && !errors_ && child_.ends_before(glance)) break;
        heard_.resize(std::min(heard_.size(), kLongestLine));
    }
    hear_the_rest();
    return true;
}

std::string Conversation::last_words() const {
    std::string words = errors_text_;
    const std::size_t first_end = words.find('\n');
    if (errors_cut_ && first_end != std::string::npos && first_end + 1 < words.size()) words.erase(0, first_end + 1);
    while (words.ends_with('\n')) words.pop_back();
    return words;
}

std::optional<std::string> Conversation::take_line() {
    const std::size_t end = heard_.find('\n');
    if (end == std::string::npos) return std::nullopt;
    std::string line = heard_.substr(0, end);
    heard_.erase(0, end + 1);
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

/// Waits until something can be said or heard, and does it.
std::optional<Silence> Conversation::exchange(Clock::time_point deadline) {
    // poll passes over entries whose descriptor is -1, which is what a closed one holds.
    const int input = unsaid_.empty() ? -1 : input_.number();
    std::array<pollfd, 3> ready{pollfd{input, POLLOUT, 0}, pollfd{output_.number(), POLLIN, 0},
                                pollfd{errors_.number(), POLLIN, 0}};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    const int count = ::poll(ready.data(), ready.size(), static_cast<int>(std::clamp<long>(left, 0, 60'000)));
    if (count < 0 && errno != EINTR) return Silence::failed;
    if (count <= 0) return Clock::now() >= deadline ? std::optional(Silence::timed_out) : std::nullopt;
    if (ready[0].revents != 0) speak();
    if (ready[1].revents != 0) listen();
    if (ready[2].revents != 0) overhear();
    return std::nullopt;
}

void Conversation::speak() {
    const ssize_t written = write_quietly(input_, unsaid_);
    if (written >= 0) unsaid_.erase(0, static_cast<std::size_t>(written));
    if (written < 0 && errno != EINTR && errno != EAGAIN) {
        // Nobody listens any more. What it still says, and how it ends, tells more than this.
        unsaid_.clear();
        input_.close();
    }
}

void Conversation::listen() { take(output_, heard_); }

/// What it wrote at last is still in the pipes when it has ended; they hold no more than one read takes.
void Conversation::hear_the_rest() {
    if (output_) listen();
    if (errors_) overhear();
    output_.close();
    errors_.close();
}

void Conversation::overhear() {
    take(errors_, errors_text_);
    if (errors_text_.size() <= kLastWords) return;
    errors_text_.erase(0, errors_text_.size() - kLastWords);
    errors_cut_ = true;
}

}  // namespace lrsched::process
