// Catch2 of either major version: 2 is one header, 3 a library. Unit tests include this and nothing of <catch2/...>.
// Of the matchers use those that both have (WithinAbs, WithinRel, Equals, StartsWith, EndsWith).
#pragma once

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
