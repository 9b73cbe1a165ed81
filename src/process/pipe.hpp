// Room `process`: a pipe whose ends no other program inherits.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <array>

#include "file/descriptor.hpp"

namespace lrsched::process {

struct Pipe {
    file::Descriptor reads;
    file::Descriptor writes;

    /// False, with errno set, where there are no more descriptors.
    bool open() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
        reads = file::Descriptor(ends[0]);
        writes = file::Descriptor(ends[1]);
        return true;
    }
};

}  // namespace lrsched::process
