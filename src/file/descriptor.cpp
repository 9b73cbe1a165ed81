// Room `file`: an owned file descriptor.
#include "file/descriptor.hpp"

#include <unistd.h>

#include <cerrno>

namespace lrsched::file {

int Descriptor::close() noexcept {
    const int number = std::exchange(number_, -1);
    if (number < 0 || ::close(number) == 0) return 0;
    // After EINTR the descriptor is gone on Linux; closing again could hit somebody else's.
    return errno == EINTR ? 0 : errno;
}

}  // namespace lrsched::file
