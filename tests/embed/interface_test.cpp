// The small things of the interface: the throwing convenience, versions, diagnostics as JSON.
#include <cstring>

#include "embed/support.hpp"
#include "lrsched/compile_or_throw.hpp"
#include "lrsched/tools.hpp"
#include "lrsched/version.hpp"

using namespace lrsched;  // NOLINT(google-build-using-namespace)

TEST_CASE("compile_or_throw gives the program, or throws what render() says") {
    CHECK(*compile_or_throw("cosine(10)", {.run = {{"base", "2"}}}).at(0) == 2);
    try {
        static_cast<void>(compile_or_throw("cosin(10) + x", {}, "lr.sched"));
        FAIL("it has to throw");
    } catch (const CompileError& error) {
        const CompileError copy = error;
        CHECK(copy.diagnostics().size() == 2);
        CHECK(copy.what() == render(error.diagnostics()));
        CHECK(std::strstr(copy.what(), "lr.sched:1:1: error: there is no function `cosin`") != nullptr);
    }
}

TEST_CASE("headers and library are of one version") {
    CHECK(version() == LRSCHED_VERSION);
    CHECK(version() == std::to_string(LRSCHED_VERSION_MAJOR) + "." + std::to_string(LRSCHED_VERSION_MINOR) + "." +
                           std::to_string(LRSCHED_VERSION_PATCH));
    CHECK(LRSCHED_VERSION_NUMBER >= 100);
}

TEST_CASE("diagnostics are JSON with places, and valid UTF-8 whatever the text") {
    CHECK(json_of({}) == "[]");
    CHECK(json_of(compile("2 * x").diagnostics) ==
          R"([{"code":"unknown-name","severity":"error","message":"`x` is not known here",)"
          R"("location":{"file":"<expression>","line":1,"column":5,"length":1,"begin":4,"end":5},)"
          R"("suggestion":"the step is `t`","notes":[]}])");
    CHECK(json_of(compile("1", {}, "\xff.sched").diagnostics) == "[]");
    CHECK(json_of(compile("x", {}, "\xff.sched").diagnostics).find("\xef\xbf\xbd.sched") != std::string::npos);
}
