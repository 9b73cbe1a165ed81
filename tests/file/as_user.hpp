// Tests of the room `file`: what a user without root's powers may do.
#pragma once

#include <sys/types.h>
#include <unistd.h>

namespace lrsched::test {

/// While it lives, root acts as `nobody`, since rights do not stop root. For everybody else it does nothing.
class AsUser {
public:
    AsUser() {
        if (root_ && (::setegid(kNobody) != 0 || ::seteuid(kNobody) != 0)) ::_exit(1);
    }
    AsUser(const AsUser&) = delete;
    AsUser& operator=(const AsUser&) = delete;
    ~AsUser() {
        if (root_ && (::seteuid(0) != 0 || ::setegid(0) != 0)) ::_exit(1);
    }

private:
    static constexpr uid_t kNobody = 65534;
    bool root_ = ::geteuid() == 0;
};

}  // namespace lrsched::test
