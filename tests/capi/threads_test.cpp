// Eight threads share a program; each has a session of its own. The thread sanitizer watches.
#include <atomic>
#include <thread>
#include <vector>

#include "capi/support.hpp"

using namespace lrsched::capi_test;  // NOLINT(google-build-using-namespace)

TEST_CASE("eight threads share a program") {
    const auto program = compiled("chain(warmup(10), scan(start, prev * 0.99) for 500, cosine(100))");
    std::vector<double> expected(1000);
    REQUIRE(lrsched_fill(program.get(), 0, 0, 1, expected.data(), expected.size(), nullptr) == 1);
    std::atomic<int> content = 0;
    std::vector<std::thread> threads;
    for (int number = 0; number < 8; ++number) {
        threads.emplace_back([&] {
            std::vector<double> values(expected.size());
            bool same =
                lrsched_fill(program.get(), 0, 0, 1, values.data(), values.size(), nullptr) == 1 && values == expected;
            const SessionHandle session(lrsched_session_new(program.get()));
            for (std::size_t step = 0; step < expected.size(); ++step) {
                double value = 0;
                same = same && lrsched_session_at(session.get(), static_cast<double>(step), &value, 1, nullptr) == 1 &&
                       value == expected[step];
            }
            lrsched_report* report = nullptr;
            same = same && lrsched_at(program.get(), 0, -1, values.data(), &report) == 0 && report != nullptr;
            lrsched_report_free(report);
            content += same ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(content == 8);
}
