// Every allocation fails once: no exception comes out, nothing leaks, and the next call works.
#include <string_view>

#include "capi/failing_memory.hpp"
#include "capi/support.hpp"

using namespace lrsched::capi_test;  // NOLINT(google-build-using-namespace)

namespace {

/// What the work says if only so many allocations succeed. The work may allocate nothing of its own.
template <class Work> bool with_allocations(long count, const Work& work) {
    allow_allocations(count);
    const bool done = work();
    allow_allocations(-1);
    return done;
}

/// Runs the work with one allocation more each time, until it succeeds; gives how often it failed.
template <class Work> long failures(const Work& work) {
    for (long count = 0; count < 1'000'000; ++count) {
        if (with_allocations(count, work)) return count;
    }
    return -1;
}

bool is_no_memory(lrsched_report* report) {
    const lrsched_text text = lrsched_report_text(report);
    const bool found = std::string_view(text.data, text.size) == "error: there is no memory left [no-memory]\n";
    const lrsched_text json = lrsched_report_json(report);
    return found && std::string_view(json.data, json.size).find("\"no-memory\"") != std::string_view::npos;
}

}  // namespace

TEST_CASE("compiling survives the end of memory") {
    long odd = 0;
    const long failed = failures([&odd] {
        lrsched_report* report = nullptr;
        constexpr std::string_view text = "chain(warmup(3), plateau(loss))";
        lrsched_program* program = lrsched_compile(text.data(), text.size(), nullptr, 0, &report);
        if (program == nullptr && !is_no_memory(report)) ++odd;
        lrsched_report_free(report);
        lrsched_program_free(program);
        return program != nullptr;
    });
    CHECK(failed > 100);
    CHECK(odd == 0);
}

TEST_CASE("a report that there is no memory for is no memory") {
    const long failed = failures([] {
        lrsched_report* report = nullptr;
        lrsched_program_free(lrsched_compile("2 * x", 5, nullptr, 0, &report));
        const bool told = !is_no_memory(report);
        lrsched_report_free(report);
        return told;
    });
    CHECK(failed > 10);
}

TEST_CASE("a session survives the end of memory, and is as it was") {
    const auto program = compiled("plateau(loss, patience=1, factor=0.5)", {setting(LRSCHED_RUN, "base", "1")});
    const SessionHandle session(lrsched_session_new(program.get()));
    const SessionHandle undisturbed(lrsched_session_new(program.get()));
    const lrsched_metric loss{"loss", 4, 1};
    for (int step = 0; step < 10; ++step) {
        double value = 0;
        double expected = 0;
        REQUIRE(lrsched_session_at(undisturbed.get(), step, &expected, 1, nullptr) == 1);
        REQUIRE(lrsched_session_report(undisturbed.get(), step, &loss, 1, nullptr) == 1);
        CHECK(failures([&] { return lrsched_session_at(session.get(), step, &value, 1, nullptr) == 1; }) >= 0);
        CHECK(value == expected);
        CHECK(failures([&] { return lrsched_session_report(session.get(), step, &loss, 1, nullptr) == 1; }) >= 0);
        lrsched_text state{};
        CHECK(failures([&] { return (state = lrsched_session_save(session.get())).size > 0; }) > 0);
        const long loads = failures([&] {
            const SessionHandle other(lrsched_session_load(program.get(), state.data, state.size, nullptr));
            return other != nullptr;
        });
        CHECK(loads > 0);
    }
}
