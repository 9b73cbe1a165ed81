// Room capi: what stands behind the pointers of the C interface.
#pragma once

#include <string>

#include "lrsched.h"
#include "lrsched/session.hpp"

struct lrsched_program {
    lrsched::Program program;
};

struct lrsched_session {
    lrsched::Session session;
    std::string saved{};  ///< what lrsched_session_save gave last
};

namespace lrsched::capi {

/// Whether the program has that output; else the report says what is wrong.
[[nodiscard]] bool has_output(const lrsched_program* program, std::size_t output, lrsched_report** report);

}  // namespace lrsched::capi
