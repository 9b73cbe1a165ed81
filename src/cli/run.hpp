// Room cli: the whole command line program as a function of its arguments and streams.
#pragma once

#include <span>
#include <string>

#include "cli/streams.hpp"

namespace lrsched::cli {

/// What `lrsched args...` does; the exit status. Throws nothing but std::bad_alloc and what is a fault of ours.
[[nodiscard]] int run(std::span<const std::string> args, Streams& streams);

}  // namespace lrsched::cli
