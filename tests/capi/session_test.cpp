// Sessions: metrics in, values out, a state that another process goes on from.
#include <array>
#include <string>

#include "capi/support.hpp"

using namespace lrsched::capi_test;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::string_view kText = "schedule lr = plateau(loss, patience=1, factor=0.5)\nschedule wd = 2 * lr";

lrsched_metric metric(std::string_view name, double value) { return {name.data(), name.size(), value}; }

/// The values of a step, for which a loss that does not fall is reported afterwards.
std::array<double, 2> step(lrsched_session* session, double at) {
    std::array<double, 2> values{};
    Report report;
    const bool found = lrsched_session_at(session, at, values.data(), values.size(), report.place()) == 1;
    INFO(report.text());
    REQUIRE(found);
    const std::array metrics{metric("loss", 1), metric("accuracy", 0.5)};
    REQUIRE(lrsched_session_report(session, at, metrics.data(), metrics.size(), nullptr) == 1);
    return values;
}

SessionHandle session_of(const ProgramHandle& program) { return SessionHandle(lrsched_session_new(program.get())); }

}  // namespace

TEST_CASE("a session outlives its program and goes on from its state") {
    auto program = compiled(kText, {setting(LRSCHED_RUN, "base", "1")});
    const SessionHandle session = session_of(program);
    for (int i = 0; i < 4; ++i) {
        const auto values = step(session.get(), i);
        CHECK(values[0] == (i < 3 ? 1 : 0.5));
        CHECK(values[1] == 2 * values[0]);
    }
    const lrsched_text state = lrsched_session_save(session.get());
    const SessionHandle other(lrsched_session_load(program.get(), state.data, state.size, nullptr));
    REQUIRE(other);
    program.reset();
    for (int i = 4; i < 20; ++i) CHECK(step(session.get(), i) == step(other.get(), i));
}

TEST_CASE("a state of another program is refused with what differs") {
    const SessionHandle session = session_of(compiled(kText));
    const lrsched_text state = lrsched_session_save(session.get());
    Report report;
    CHECK(lrsched_session_load(compiled("t / 1").get(), state.data, state.size, report.place()) == nullptr);
    CHECK(report.text().find("[session-of-another]") != std::string::npos);
    CHECK(report.text().find("    + t/1\n") != std::string::npos);
    CHECK(lrsched_session_load(compiled("t / 1").get(), "{}", 2, report.place()) == nullptr);
    CHECK(report.text().find("[session-unreadable]") != std::string::npos);
    CHECK(lrsched_session_load(compiled("t / 1").get(), nullptr, 0, report.place()) == nullptr);
    CHECK(lrsched_session_load(compiled("t / 1").get(), nullptr, 5, report.place()) == nullptr);
    CHECK(report.text() == "error: the state is NULL, and its length is not 0 [bad-call]\n");
}

TEST_CASE("what a session refuses") {
    const auto program = compiled(kText);
    const SessionHandle session = session_of(program);
    Report report;
    std::array<double, 2> values{7, 7};
    CHECK(lrsched_session_at(session.get(), 0, values.data(), 1, report.place()) == 0);
    CHECK(report.text() == "error: there is room for 1 values: the program has 2 [bad-call]\n");
    CHECK(lrsched_session_at(session.get(), -1, values.data(), 2, report.place()) == 0);
    CHECK(report.text().find("[bad-step]") != std::string::npos);
    CHECK(values == std::array<double, 2>{7, 7});
    CHECK(lrsched_session_at(session.get(), 5, nullptr, 2, report.place()) == 0);
    CHECK_FALSE(report.empty());
    const lrsched_metric unused = metric("reward", 1);
    CHECK(lrsched_session_report(session.get(), 0, &unused, 1, report.place()) == 0);
    CHECK(report.text().find("[metric-unused]") != std::string::npos);
    CHECK(lrsched_session_report(session.get(), 0, nullptr, 1, report.place()) == 0);
    CHECK_FALSE(report.empty());
    const lrsched_metric nameless{nullptr, 4, 1};
    CHECK(lrsched_session_report(session.get(), 0, &nameless, 1, report.place()) == 0);
    CHECK_FALSE(report.empty());
}

TEST_CASE("a session that is NULL") {
    Report report;
    double value = 0;
    const lrsched_metric loss = metric("loss", 1);
    CHECK(lrsched_session_new(nullptr) == nullptr);
    CHECK(lrsched_session_load(nullptr, "{}", 2, report.place()) == nullptr);
    CHECK(report.text() == "error: the program is NULL [bad-call]\n");
    CHECK(lrsched_session_at(nullptr, 0, &value, 1, report.place()) == 0);
    CHECK(report.text() == "error: the session is NULL [bad-call]\n");
    CHECK(lrsched_session_report(nullptr, 0, &loss, 1, report.place()) == 0);
    CHECK_FALSE(report.empty());
    CHECK(lrsched_session_save(nullptr).size == 0);
}
