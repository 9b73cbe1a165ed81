// What the tests of the C++ interface share.
#pragma once

#include <bit>
#include <cstdint>
#include <string>

#include "harness/catch.hpp"
#include "lrsched/lrsched.hpp"

namespace lrsched::embed_test {

inline Program compiled(const std::string& text, const Options& options = {}) {
    Compilation compilation = compile(text, options);
    INFO(text << '\n' << render(compilation.diagnostics));
    REQUIRE(compilation.program);
    return *std::move(compilation.program);
}

/// What there is to say about a text that is no program; empty where it is one.
inline std::string complaint(const std::string& text, const Options& options = {}) {
    const Compilation compilation = compile(text, options);
    return compilation.program ? std::string{} : render(compilation.diagnostics);
}

inline bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

}  // namespace lrsched::embed_test
