// Room `file`: an owned file descriptor.
#pragma once

#include <utility>

namespace lrsched::file {

/// Closes its descriptor when it goes. An empty one holds -1.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) noexcept : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int number() const noexcept { return number_; }
    explicit operator bool() const noexcept { return number_ >= 0; }

    /// 0 or the error number. A file system may report a failed write no earlier than here.
    int close() noexcept;

private:
    int number_ = -1;
};

}  // namespace lrsched::file
