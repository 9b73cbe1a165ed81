// Texts and settings in, values out.
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "capi/support.hpp"

using namespace lrsched::capi_test;  // NOLINT(google-build-using-namespace)

TEST_CASE("the library says its version") {
    CHECK(text_of(lrsched_version()) == LRSCHED_VERSION);
    CHECK(lrsched_version().data[lrsched_version().size] == '\0');
}

TEST_CASE("a text is as long as it is said to be") {
    const std::string text = "t / 2!!!";
    const ProgramHandle program(lrsched_compile(text.data(), 5, nullptr, 0, nullptr));
    REQUIRE(program);
    double value = 0;
    CHECK(lrsched_at(program.get(), 0, 3, &value, nullptr) == 1);
    CHECK(value == 1.5);
}

TEST_CASE("errors are text for people and JSON with places for programs") {
    Report report;
    CHECK(compile("2 * x", {setting(LRSCHED_SHOWN_AS, "lr.sched")}, report.place()) == nullptr);
    CHECK(report.text() ==
          "lr.sched:1:5: error: `x` is not known here [unknown-name]\n"
          " 1 | 2 * x\n"
          "   |     ^\n"
          "  help: the step is `t`\n");
    CHECK(report.json() == R"([{"code":"unknown-name","severity":"error","message":"`x` is not known here",)"
                           R"("location":{"file":"lr.sched","line":1,"column":5,"length":1,"begin":4,"end":5},)"
                           R"("suggestion":"the step is `t`","notes":[]}])");
}

TEST_CASE("success comes with warnings, and without a report where there is nothing to say") {
    Report report;
    CHECK(compile("t / 1", {}, report.place()));
    CHECK(report.empty());
    CHECK(compile("plateau(loss, factor=0.5", {}, report.place()) == nullptr);
    CHECK_FALSE(report.empty());
    CHECK(compile("chain(warmup(10), cosine(90)) # fine", {}, report.place()));
    CHECK(report.empty());
}

TEST_CASE("every kind of setting") {
    const auto program = compiled(
        "param warm = 1\n\nimport house\n\nschedule lr = chain(warmup(warm), bump(peak))\nschedule seen = "
        "metric(\"val/loss\")",
        {setting(LRSCHED_RUN, "base", "2"), setting(LRSCHED_PARAM, "warm", "2 + 2"),
         setting(LRSCHED_CONSTANT, "peak", {}, 0.5), setting(LRSCHED_METRIC, "val/loss"),
         setting(LRSCHED_MODULE, "house", "fn bump(x) = x for 3")});
    REQUIRE(lrsched_metric_count(program.get()) == 1);
    CHECK(text_of(lrsched_metric_at(program.get(), 0)) == "val/loss");
    CHECK(lrsched_metric_at(program.get(), 1).size == 0);
    lrsched_output output{};
    REQUIRE(lrsched_output_at(program.get(), 0, &output) == 1);
    CHECK(output.length == 7);
    Report report;
    CHECK(compile("1", {setting(17, "a")}, report.place()) == nullptr);
    CHECK(report.text() == "error: 17 is no kind of setting [bad-call]\n");
}

TEST_CASE("outputs have names, parameters, groups and lengths") {
    const auto program = compiled("schedule lr = t / 1\nschedule lr.layer[2] = cosine(5)");
    REQUIRE(lrsched_output_count(program.get()) == 3);
    lrsched_output output{};
    REQUIRE(lrsched_output_at(program.get(), 2, &output) == 1);
    CHECK(text_of(output.name) == "lr.layer[1]");
    CHECK(text_of(output.parameter) == "lr");
    CHECK(text_of(output.group) == "layer[1]");
    CHECK(output.length == 5);
    REQUIRE(lrsched_output_at(program.get(), 0, &output) == 1);
    CHECK(output.group.size == 0);
    CHECK(output.group.data != nullptr);
    CHECK(std::isinf(output.length));
    CHECK(lrsched_output_at(program.get(), 3, &output) == 0);
    CHECK(lrsched_fingerprint(program.get()).size == 16);
}

TEST_CASE("values one by one and in rows") {
    const auto program = compiled("schedule a = t^2\nschedule b = 1 / (t - 3)");
    std::array<double, 3> values{};
    CHECK(lrsched_fill(program.get(), 0, 1, 2, values.data(), values.size(), nullptr) == 1);
    CHECK(values == std::array<double, 3>{1, 9, 25});
    CHECK(lrsched_fill(program.get(), 0, 1, 2, nullptr, 0, nullptr) == 1);
    Report report;
    double value = 7;
    CHECK(lrsched_at(program.get(), 1, 3, &value, report.place()) == 0);
    CHECK(value == 7);
    CHECK(report.text().find("[not-finite]") != std::string::npos);
    CHECK(lrsched_at(program.get(), 1, std::nan(""), &value, report.place()) == 0);
    CHECK(report.text().find("[bad-step]") != std::string::npos);
    CHECK(lrsched_fill(program.get(), 1, 0, 1, values.data(), values.size(), report.place()) == 1);
    CHECK(report.empty());
    CHECK(lrsched_fill(program.get(), 1, 3, 1, values.data(), values.size(), report.place()) == 0);
    CHECK(lrsched_at(program.get(), 2, 0, &value, report.place()) == 0);
    CHECK(report.text() == "error: there is no output 2: the program has 2 [bad-call]\n");
}

TEST_CASE("a call without what it needs fails and says so") {
    const auto program = compiled("t / 1");
    Report report;
    double value = 0;
    CHECK(lrsched_compile(nullptr, 3, nullptr, 0, report.place()) == nullptr);
    CHECK(report.text() == "error: a text or the settings are NULL, and their length is not 0 [bad-call]\n");
    CHECK(lrsched_compile("t", 1, nullptr, 3, report.place()) == nullptr);
    CHECK_FALSE(report.empty());
    const lrsched_setting bad{LRSCHED_RUN, nullptr, 4, "1", 1, 0};
    CHECK(lrsched_compile("t", 1, &bad, 1, report.place()) == nullptr);
    CHECK(report.text() == "error: a text or the settings are NULL, and their length is not 0 [bad-call]\n");
    CHECK(lrsched_at(nullptr, 0, 0, &value, report.place()) == 0);
    CHECK(report.text() == "error: the program is NULL [bad-call]\n");
    CHECK(lrsched_at(program.get(), 0, 0, nullptr, report.place()) == 0);
    CHECK_FALSE(report.empty());
    CHECK(lrsched_fill(nullptr, 0, 0, 1, &value, 1, report.place()) == 0);
    CHECK_FALSE(report.empty());
    CHECK(lrsched_fill(program.get(), 0, 0, 1, nullptr, 1, report.place()) == 0);
    CHECK_FALSE(report.empty());
}

TEST_CASE("NULL is an object that has nothing") {
    lrsched_output output{};
    CHECK(lrsched_output_count(nullptr) == 0);
    CHECK(lrsched_output_at(nullptr, 0, &output) == 0);
    CHECK(lrsched_output_at(compiled("t / 1").get(), 0, nullptr) == 0);
    CHECK(lrsched_metric_count(nullptr) == 0);
    CHECK(lrsched_metric_at(nullptr, 0).size == 0);
    CHECK(text_of(lrsched_fingerprint(nullptr)).empty());
    CHECK(text_of(lrsched_report_text(nullptr)).empty());
    CHECK(text_of(lrsched_report_json(nullptr)).empty());
    lrsched_program_free(nullptr);
    lrsched_session_free(nullptr);
    lrsched_report_free(nullptr);
}
