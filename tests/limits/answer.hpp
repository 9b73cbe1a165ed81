// What a text is answered with: a program, or the code of its first error, which has a place.
#pragma once

#include <string>

#include "harness/catch.hpp"
#include "lrsched/lrsched.hpp"

namespace lrsched::limits {

/// Empty where there is a program.
inline std::string answer(const std::string& text, const Options& options = {}) {
    const auto result = compile(text, options);
    if (result.program) return {};
    for (const Diagnostic& diagnostic : result.diagnostics) {
        if (diagnostic.severity == Severity::error)
            return diagnostic.location ? diagnostic.code : diagnostic.code + " without a place";
    }
    return "neither a program nor an error";
}

inline std::string answer(const std::string& text, const Limits& limits) {
    Options options;
    options.limits = limits;
    return answer(text, options);
}

inline std::string repeated(const std::string& piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

}  // namespace lrsched::limits
