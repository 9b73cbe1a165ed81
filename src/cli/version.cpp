// Room cli: the only file that is compiled anew for a new version.
#include "cli/version.hpp"

namespace lrsched::cli {

std::string_view version() noexcept { return LRSCHED_VERSION; }

}  // namespace lrsched::cli
