// What the tests of sessions share.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "harness/catch.hpp"
#include "lrsched/session.hpp"

namespace lrsched::session_test {

inline Program compiled(const std::string& text, const std::vector<Setting>& run = {}) {
    Compilation compilation = compile(text, {.run = run});
    INFO(text << '\n' << render(compilation.diagnostics));
    REQUIRE(compilation.program);
    return *std::move(compilation.program);
}

inline bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::bit_cast<std::uint64_t>(a[i]) != std::bit_cast<std::uint64_t>(b[i])) return false;
    }
    return true;
}

/// The session as another process would go on with it.
inline Session reopened(const Session& session) {
    auto loaded = Session::load(session.program(), session.save());
    REQUIRE(loaded);
    return std::move(loaded).value();
}

inline std::vector<double> values_at(Session& session, double step) {
    auto values = session.at(step);
    INFO("step " << step << (values ? std::string{} : render(values.error())));
    REQUIRE(values);
    return *values;
}

inline void take(Session& session, double step, const std::vector<Metric>& metrics) {
    const auto found = session.report(step, metrics);
    INFO("step " << step << ": " << render(found));
    REQUIRE_FALSE(has_error(found));
}

/// The code of the error; empty where there is none.
inline std::string code_of(const Result<std::vector<double>>& values) { return values ? "" : values.error().code; }
inline std::string code_of(const std::vector<Diagnostic>& found) { return found.empty() ? "" : found.front().code; }

}  // namespace lrsched::session_test
