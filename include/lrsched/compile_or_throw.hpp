// compile() for those who like exceptions: a program, or one exception that says all there is to say.
#pragma once

#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "lrsched/lrsched.hpp"

namespace lrsched {

/// Why a text is no program. what() is the rendered text of the diagnostics, with places and carets.
class LRSCHED_API CompileError : public std::runtime_error {
public:
    /// Made by compile_or_throw().
    explicit CompileError(std::vector<Diagnostic> diagnostics);
    /// A copy shares the diagnostics.
    CompileError(const CompileError&) = default;
    /// A copy shares the diagnostics.
    CompileError& operator=(const CompileError&) = default;
    ~CompileError() override;

    /// All of them, in order.
    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const noexcept { return *diagnostics_; }

private:
    std::shared_ptr<const std::vector<Diagnostic>> diagnostics_;  // an exception is copied without fail
};

/// The program of a text; throws CompileError where compile() has none. Warnings and notes are left aside: who wants them
/// calls compile().
[[nodiscard]] LRSCHED_API Program compile_or_throw(std::string_view text, const Options& options = {},
                                                   std::string_view name = "<expression>");

}  // namespace lrsched
