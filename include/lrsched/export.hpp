// What a shared library of lrsched shows to those who link it; all else in it is hidden.
#pragma once

/// Marks what is visible in a shared build.
#define LRSCHED_API [[gnu::visibility("default")]]
