// Memory that comes to an end when a test says so.
#pragma once

namespace lrsched::capi_test {

/// So many allocations of this program succeed from now on, and none after them; below 0 there is no end.
void allow_allocations(long count);

}  // namespace lrsched::capi_test
