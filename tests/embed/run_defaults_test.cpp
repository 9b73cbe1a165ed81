// Facts of the run that a host gives for the case that nobody else does.
#include "embed/support.hpp"

using namespace lrsched;  // NOLINT(google-build-using-namespace)
using namespace lrsched::embed_test;

TEST_CASE("a default of the host holds where nobody says the fact") {
    CHECK(*compiled("base", {.run_defaults = {{"base", "0.3"}}}).at(0) == 0.3);
    CHECK(compiled("cosine()", {.run_defaults = {{"total", "50"}}}).total() == 50);
}

TEST_CASE("the file and the run come before a default of the host") {
    const std::vector<Setting> defaults{{"base", "0.3"}};
    CHECK(*compiled("run base=0.1\n\nbase", {.run_defaults = defaults}).at(0) == 0.1);
    CHECK(*compiled("base", {.run = {{"base", "0.2"}}, .run_defaults = defaults}).at(0) == 0.2);
}

TEST_CASE("a default that is none is refused as a fact is") {
    CHECK(complaint("1", {.run_defaults = {{"bose", "1"}}}) ==
          "--run bose:1:1: error: `bose` is no fact of a run [unknown-setting]\n"
          " 1 | 1\n"
          "   | ^\n"
          "  help: did you mean `base`?\n");
    CHECK(complaint("1", {.run_defaults = {{"base", "peek"}}}).find("[unknown-name]") != std::string::npos);
}
