// Room `process`: a started process, which never outlives its owner.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>

namespace lrsched::process {

using Clock = std::chrono::steady_clock;

class Child {
public:
    enum class Leads : std::uint8_t { nobody, group };

    /// One that leads a group is ended with what is left of the group.
    explicit Child(pid_t process, Leads leads = Leads::nobody) noexcept : process_(process), leads_(leads) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();

    /// Waits until it ends, which is soon: it has closed its outputs. False if it has not ended by then.
    bool ends_before(Clock::time_point deadline);

    /// As waitpid() gives it; once it has ended.
    [[nodiscard]] int status() const noexcept { return status_; }

private:
    bool wait(int options) noexcept;
    void kill() const noexcept;

    pid_t process_;
    Leads leads_;
    int status_ = 0;
    bool reaped_ = false;
};

}  // namespace lrsched::process
