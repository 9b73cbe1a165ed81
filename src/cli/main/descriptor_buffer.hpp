// Room cli: a stream buffer over a file descriptor that remembers why writing failed, which std::cout does not.
#pragma once

#include <array>
#include <cstddef>
#include <streambuf>

namespace lrsched::cli {

class DescriptorBuffer : public std::streambuf {
public:
    explicit DescriptorBuffer(int descriptor);

    /// 0, or the error number of the first write that failed; after it nothing more is written.
    [[nodiscard]] int error() const noexcept { return error_; }

protected:
    int_type overflow(int_type character) override;
    int sync() override;

private:
    [[nodiscard]] bool flush_buffer();

    static constexpr std::size_t kSize = std::size_t{64} * 1024;
    int descriptor_;
    int error_ = 0;
    std::array<char, kSize> buffer_{};
};

}  // namespace lrsched::cli
