// What a text is answered with: a program, or the code of its first error, which has a place; and how long that took.
#pragma once

#include <chrono>
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

class Watch {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

inline std::string repeated(const std::string& piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

}  // namespace lrsched::limits
