// The main() of every unit test, compiled once. Catch2 3 brings a main of its own, which is then linked instead.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_MAIN
#endif
#include "harness/catch.hpp"
