// A cursor has the bits of at(), wherever it comes from.
#include <cmath>
#include <limits>
#include <vector>

#include "embed/support.hpp"
#include "lrsched/cursor.hpp"

using namespace lrsched;  // NOLINT(google-build-using-namespace)
using namespace lrsched::embed_test;

namespace {

void check_walk(const Program& program, Cursor& cursor, int steps) {
    for (int i = 0; i < steps; ++i) {
        const double step = cursor.step();
        const auto expected = program.at(step);
        const auto found = cursor.next();
        INFO("step " << step);
        REQUIRE(expected.has_value() == found.has_value());
        if (!found) {
            CHECK(found.error().code == expected.error().code);
            return;
        }
        REQUIRE(same_bits(*found, *expected));
        REQUIRE(cursor.step() == step + 1);
    }
}

// one recurrence; two that need one another; one inside of another; one at two clocks; one that starts anew in each pass
const std::vector<std::string> kTexts{
    "chain(warmup(10), cosine(90, min=1e-3))",
    "scan(base, prev * 0.999 + sin(t) * 1e-3)",
    "scan([1, 0], [prev[0] * 0.99 + prev[1], sin(prev[0])])[0] + scan([1, 0], [prev[0] * 0.99 + prev[1], "
    "sin(prev[0])])[1]",
    "scan(0, prev * 0.5 + scan(1, prev * 0.999 + 1e-6 * t) * 0.1)",
    "let s = scan(1, prev * 0.999 + 1e-6 * t) in s + (s at t - 7)",
    "repeat(scan(1, prev * 0.999) for 2500)",
    "noise(3) + count([5, 10, 15], t)",
};

}  // namespace

TEST_CASE("step by step, over the states that are worked out beforehand and beyond") {
    for (const std::string& text : kTexts) {
        INFO(text);
        const Program program = compiled(text);
        Cursor cursor(program);
        check_walk(program, cursor, 1300);
    }
}

TEST_CASE("after any jump") {
    for (const std::string& text : kTexts) {
        INFO(text);
        const Program program = compiled(text);
        Cursor cursor(program);
        for (const double step :
             {2000.0, 1990.0, 5000.0, 0.0, 4999.5, 1023.0, 1024.0, 7000.25, 6999.0, 1025.0, 1025.0}) {
            cursor.seek(step);
            check_walk(program, cursor, 3);
        }
    }
}

TEST_CASE("a cursor runs out of steps where at() does") {
    // what a value may walk is a limit of all its recurrences together, and what was walked before counts
    const Program program =
        compiled("scan(1, prev + 1e-9) + scan(2, prev + 1e-9 * t)", {.limits = {.scan_steps = 3000}});
    Cursor cursor(program);
    check_walk(program, cursor, 4000);
    CHECK(cursor.step() > 2000);
    CHECK(cursor.next().error().code == "scan-too-long");
    cursor.seek(1500);
    check_walk(program, cursor, 10);
}

TEST_CASE("errors leave a cursor where it was") {
    const Program program = compiled("1 / (3 - t)");
    Cursor cursor(program, 0, 2);
    CHECK(*cursor.next() == 1);
    CHECK(cursor.next().error().code == "not-finite");
    CHECK(cursor.step() == 3);
    cursor.seek(-1);
    CHECK(cursor.next().error().code == "bad-step");
    cursor.seek(std::numeric_limits<double>::infinity());
    CHECK(cursor.next().error().code == "bad-step");
    cursor.seek(4);
    CHECK(*cursor.next() == -1);
    Cursor metric(compiled("plateau(loss)"));
    CHECK(metric.next().error().code == "metric-needs-session");
}

TEST_CASE("a copy goes its own way") {
    const Program program = compiled(kTexts[1]);
    Cursor cursor(program, 0, 1500);
    static_cast<void>(cursor.next());
    Cursor copy = cursor;
    check_walk(program, cursor, 100);
    check_walk(program, copy, 100);
    copy = Cursor(program, 0, 5);
    check_walk(program, copy, 5);
}

TEST_CASE("values in a row") {
    const Program program = compiled("schedule a = 1\nschedule b = t / 1");
    Cursor cursor(program, 1, 5);
    std::vector<double> values(3);
    CHECK_FALSE(cursor.fill(values));
    CHECK(values == std::vector<double>{5, 6, 7});
    CHECK(cursor.step() == 8);
}
