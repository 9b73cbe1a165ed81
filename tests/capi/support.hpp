// What the tests of the C interface share: owners, and texts of C++.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "harness/catch.hpp"
#include "lrsched.h"

namespace lrsched::capi_test {

struct Free {
    void operator()(lrsched_program* program) const { lrsched_program_free(program); }
    void operator()(lrsched_session* session) const { lrsched_session_free(session); }
    void operator()(lrsched_report* report) const { lrsched_report_free(report); }
};
using ProgramHandle = std::unique_ptr<lrsched_program, Free>;
using SessionHandle = std::unique_ptr<lrsched_session, Free>;

inline std::string text_of(lrsched_text text) { return {text.data, text.size}; }

/// Gives its place to a call and takes over what the call left there.
class Report {
public:
    Report() = default;
    ~Report() { lrsched_report_free(report_); }
    Report(const Report&) = delete;
    Report& operator=(const Report&) = delete;

    /// For the next call; what was there is freed.
    lrsched_report** place() {
        lrsched_report_free(report_);
        return &report_;
    }
    [[nodiscard]] bool empty() const { return report_ == nullptr; }
    [[nodiscard]] std::string text() const { return text_of(lrsched_report_text(report_)); }
    [[nodiscard]] std::string json() const { return text_of(lrsched_report_json(report_)); }

private:
    lrsched_report* report_ = nullptr;
};

inline lrsched_setting setting(int kind, std::string_view name, std::string_view text = {}, double number = 0) {
    return {kind, name.data(), name.size(), text.data(), text.size(), number};
}

inline ProgramHandle compile(std::string_view text, const std::vector<lrsched_setting>& settings = {},
                             lrsched_report** report = nullptr) {
    return ProgramHandle(lrsched_compile(text.data(), text.size(), settings.data(), settings.size(), report));
}

inline ProgramHandle compiled(std::string_view text, const std::vector<lrsched_setting>& settings = {}) {
    Report report;
    ProgramHandle program = compile(text, settings, report.place());
    INFO(text << '\n' << report.text());
    REQUIRE(program != nullptr);
    return program;
}

}  // namespace lrsched::capi_test
