// One program, many threads: under the thread sanitizer this shows that nothing in it is written to.
#include <array>
#include <atomic>
#include <thread>
#include <vector>

#include "embed/support.hpp"
#include "lrsched/cursor.hpp"
#include "lrsched/session.hpp"
#include "lrsched/tools.hpp"

using namespace lrsched;  // NOLINT(google-build-using-namespace)
using namespace lrsched::embed_test;

namespace {

constexpr int kThreads = 8;

/// Runs the work in eight threads at once; gives how many of them were content.
template <class Work> int content(const Work& work) {
    std::atomic<int> fine = 0;
    std::vector<std::thread> threads;
    for (int number = 0; number < kThreads; ++number)
        threads.emplace_back([&, number] { fine += work(number) ? 1 : 0; });
    for (std::thread& thread : threads) thread.join();
    return fine;
}

}  // namespace

TEST_CASE("eight threads share a program") {
    const Program program =
        compiled("schedule lr = chain(warmup(100), scan(start, prev * 0.999))\nschedule wd = lr / 2");
    std::vector<double> expected(3000);
    REQUIRE_FALSE(program.fill(0, 1, expected));
    const auto all_the_same = [&](int number) {
        const Program mine = program;  // a copy counts its owners
        std::vector<double> values(expected.size());
        if (mine.fill(0, 1, values) || values != expected) return false;
        Cursor cursor(mine, 0, number);
        bool same = true;
        for (std::size_t step = static_cast<std::size_t>(number); step < expected.size(); ++step)
            same = same && *cursor.next() == expected[step] && *mine.at(static_cast<double>(step)) == expected[step];
        std::vector<Diagnostic> diagnostics;
        return same && mine.find("wd") == 1U && summarize(mine, diagnostics).size() == 2;
    };
    CHECK(content(all_the_same) == kThreads);
}

TEST_CASE("eight sessions share a program") {
    const Program program = compiled("chain(warmup(5), plateau(loss, patience=2, factor=0.5))");
    const auto falls = [&](int number) {
        Session session(program);
        double rate = 0;
        for (int step = 0; step < 60; ++step) {
            rate = session.at(step).value().front();
            if (has_error(session.report(step, {{{"loss", 1.0 + number}}}))) return false;
            if (step == 30) session = Session::load(program, session.save()).value();
        }
        return rate < 1e-3;
    };
    CHECK(content(falls) == kThreads);
}

TEST_CASE("eight threads compile at once") {
    const auto compiles = [](int number) {
        const Options options{.run = {{"base", std::to_string(number + 1)}}};
        const Compilation compilation =
            compile("torch.StepLR(30)", options);  // compiled() notes for Catch, which has one thread
        return compilation.program && *compilation.program->at(0) == number + 1 &&
               !complaint("cosin(3)", options).empty();
    };
    CHECK(content(compiles) == kThreads);
}
