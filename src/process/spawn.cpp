// Room `process`: starting a program, without a shell.
#include "process/spawn.hpp"

#include <spawn.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <string_view>

namespace lrsched::process {
namespace {

std::vector<std::string> environment(bool plain_locale) {
    std::vector<std::string> variables;
    if (plain_locale) variables.emplace_back("LC_ALL=C.UTF-8");
    for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        if (!plain_locale || !text.starts_with("LC_ALL=")) variables.emplace_back(text);
    }
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result(texts.size() + 1);  // the last one is null
    std::ranges::transform(texts, result.begin(), [](std::string& text) { return text.data(); });
    return result;
}

/// What posix_spawn is told, in its own terms. The steps give 0 or an error number.
class Orders {
public:
    Orders() : failure_(::posix_spawn_file_actions_init(&actions_)) {
        if (failure_ != 0) return;
        failure_ = ::posix_spawnattr_init(&attributes_);
        if (failure_ != 0) ::posix_spawn_file_actions_destroy(&actions_);
    }
    Orders(const Orders&) = delete;
    Orders& operator=(const Orders&) = delete;
    ~Orders() {
        if (failure_ != 0) return;
        ::posix_spawnattr_destroy(&attributes_);
        ::posix_spawn_file_actions_destroy(&actions_);
    }

    [[nodiscard]] int failure() const noexcept { return failure_; }
    [[nodiscard]] const posix_spawn_file_actions_t* actions() const noexcept { return &actions_; }
    [[nodiscard]] const posix_spawnattr_t* attributes() const noexcept { return &attributes_; }

    int place(const file::Descriptor& from, int to) {
        return ::posix_spawn_file_actions_adddup2(&actions_, from.number(), to);
    }

    int enter(const std::string& folder) {
        return folder.empty() ? 0 : ::posix_spawn_file_actions_addchdir_np(&actions_, folder.c_str());
    }

    int set_signals_and_group(bool own_group) {
        sigset_t none;
        sigset_t usual;
        sigemptyset(&none);
        sigemptyset(&usual);
        sigaddset(&usual, SIGPIPE);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &usual);
        const int group = own_group ? POSIX_SPAWN_SETPGROUP : 0;
        return ::posix_spawnattr_setflags(&attributes_,
                                          static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group));
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
    int failure_;
};

}  // namespace

int spawn(const Program& program, const file::Descriptor& in, const file::Descriptor& out, const file::Descriptor& err,
          pid_t& process) {
    Orders orders;
    int failure = orders.failure();
    // In the order they were opened: even where our caller closed 0 to 2, so that ours have these numbers, none is
    // overwritten before it is used.
    if (failure == 0) failure = orders.place(in, STDIN_FILENO);
    if (failure == 0) failure = orders.place(out, STDOUT_FILENO);
    if (failure == 0) failure = orders.place(err, STDERR_FILENO);
    if (failure == 0) failure = orders.enter(program.folder);
    if (failure == 0) failure = orders.set_signals_and_group(program.own_group);
    if (failure != 0) return failure;
    std::vector<std::string> words = program.words;
    std::vector<std::string> variables = environment(program.plain_locale);
    return ::posix_spawnp(&process, words[0].c_str(), orders.actions(), orders.attributes(), pointers(words).data(),
                          pointers(variables).data());
}

}  // namespace lrsched::process
