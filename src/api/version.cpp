// Room api: the only file that is compiled anew for a new version.
#include "lrsched/version.hpp"

namespace lrsched {

std::string_view version() noexcept { return LRSCHED_VERSION; }

}  // namespace lrsched
