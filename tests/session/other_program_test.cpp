// A state that another program saved is refused, with what differs between the texts.
#include <fmt/format.h>

#include <filesystem>

#include "session/support.hpp"

using namespace lrsched;  // NOLINT(google-build-using-namespace)
using namespace lrsched::session_test;

namespace {

Program made(const std::string& text, const Options& options = {}) {
    Compilation compilation = compile(text, options, "run.sched");
    INFO(render(compilation.diagnostics));
    REQUIRE(compilation.program);
    return *std::move(compilation.program);
}

/// What a program has to say to the state of another.
Diagnostic refusal(const Program& saved, const Program& here) {
    const auto loaded = Session::load(here, Session(saved).save());
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().code == "session-of-another");
    return loaded.error();
}

std::string first_note(const Program& saved, const Program& here) {
    const Diagnostic refused = refusal(saved, here);
    REQUIRE_FALSE(refused.notes.empty());
    return refused.notes.front().message;
}

/// The state with its fingerprint exchanged.
std::string of_another(const Program& program, const std::string& texts) {
    return R"({"format":"lrsched-session","version":2,"lrsched":"0.0.1","fingerprint":"0123456789abcdef","texts":)" +
           texts + "}" + std::string(program.fingerprint().size(), ' ');
}

std::string answer(const std::string& texts) {
    const Program here = made("t / 1");
    const auto loaded = Session::load(here, of_another(here, texts));
    REQUIRE_FALSE(loaded);
    return render({loaded.error()});
}

}  // namespace

TEST_CASE("the lines that differ are told") {
    const Program saved = made("let n = 10\n\nschedule lr = warmup(n)\nschedule wd = 0.1");
    const Program here = made("let n = 12\n\nschedule lr = warmup(n)\nschedule wd = 0.1");
    CHECK(first_note(saved, here) ==
          "`run.sched` differs: - as it was saved, + as it is here\n"
          "    - let n = 10\n"
          "    + let n = 12");
}

TEST_CASE("layout and comments are no difference") {
    const Program saved = made("let n = 10\nschedule lr = warmup( n )");
    const Program here = made("# faster\nlet n = 10\n\nschedule lr = warmup(n)");
    CHECK(saved.fingerprint() == here.fingerprint());
    CHECK(Session::load(here, Session(saved).save()));
}

TEST_CASE("the program's own text is compared with itself, under whatever name it lies today") {
    const auto moved = compile("t / 2", {}, "elsewhere/run.sched").program;
    REQUIRE(moved);
    CHECK(refusal(made("t / 1"), *moved).notes.size() == 1);
    CHECK(first_note(made("t / 1"), *moved) ==
          "`elsewhere/run.sched` differs from `run.sched`: - as it was saved, + as it is here\n"
          "    - t/1\n"
          "    + t/2");
}

TEST_CASE("facts of the run and numbers of the host are texts, too") {
    CHECK(first_note(made("warmup(10)", {.run = {{"base", "0.1"}}}), made("warmup(10)", {.run = {{"base", "0.2"}}})) ==
          "`--run base` differs: - as it was saved, + as it is here\n"
          "    - 0.1\n"
          "    + 0.2");
    CHECK(first_note(made("n * t / 1", {.constants = {{"n", 1}}}), made("n * t / 1", {.constants = {{"n", 0.25}}})) ==
          "`<host>` differs: - as it was saved, + as it is here\n"
          "    - let n = 1\n"
          "    + let n = 0.25");
}

TEST_CASE("a text that is on one side only is told") {
    const Options with{.modules = {{"house", "fn f(n) = 2 * n"}}};
    CHECK(first_note(made("house.f(t / 1)", with), made("3 * t / 1")).find("- house.f(t/1)") != std::string::npos);
    const Diagnostic gone = refusal(made("house.f(t / 1)", with), made("3 * t / 1"));
    REQUIRE(gone.notes.size() == 2);
    CHECK(gone.notes[1].message ==
          "`<module house>` was there when the state was saved, and is not here\n"
          "    - fn f(n) = 2 * n");
    const Diagnostic come = refusal(made("3 * t / 1"), made("house.f(t / 1)", with));
    REQUIRE(come.notes.size() == 2);
    CHECK(come.notes[1].message ==
          "`<module house>` is here, and was not there when the state was saved\n"
          "    + fn f(n) = 2 * n");
}

TEST_CASE("of many lines the first ones are told, and of long texts that they differ") {
    std::string many = "schedule lr = 0";
    for (int i = 0; i < 100; ++i) many += fmt::format("\nschedule s{} = {}", i, i);
    const std::string note = first_note(made("schedule lr = 1"), made(many));
    CHECK(note.find("    + schedule s17 = 17\n    ... and 82 more") != std::string::npos);
    const std::string long_comment = "# " + std::string(70'000, 'x') + "\n";
    CHECK(first_note(made(long_comment + "t / 1"), made(long_comment + "t / 2")) ==
          "`run.sched` differs; it is too long to say where");
}

TEST_CASE("the same texts under another version say so") {
    CHECK(answer(R"([{"name":"run.sched","digest":"","text":"t / 1"}])") ==
          "error: the state was saved by another program: its fingerprint is 0123456789abcdef, this one's " +
              std::string(made("t / 1").fingerprint()) +
              " [session-of-another]\n"
              "  note: the texts are the same: lrsched 0.0.1 saved the state, this is lrsched 0.1.0\n");
}

TEST_CASE("what stands for texts in a state that was tampered with explains as far as it can") {
    for (const std::string texts : {"7", "[]", "{}", "null", "[7, {}, {\"name\": 3}]", R"([{"name":"a"}])"})
        CHECK(answer(texts).find("[session-of-another]") != std::string::npos);
    const std::string shown = answer(R"([{"name":"run.sched","digest":"","text":"\u001b[2J\u0007"}])");
    CHECK(shown.find('\x1b') == std::string::npos);
    CHECK(shown.find('\a') == std::string::npos);
    CHECK(answer(R"([{"name":"\u001b[2J","digest":"","text":"x"}])").find('\x1b') == std::string::npos);
}

TEST_CASE("a state that is nested beyond any stack is refused") {
    const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
    const Program here = made("t / 1");
    for (const std::string& state :
         {deep, R"({"format":"lrsched-session","version":)" + deep + "}",
          R"({"format":"lrsched-session","version":2,"fingerprint":)" + deep + "}",
          R"({"format":"lrsched-session","version":2,"fingerprint":"","texts":)" + deep + "}"})
        CHECK_FALSE(Session::load(here, state));
}

TEST_CASE("a state of version 1, which had no texts, is read") {
    const Program here = made("t / 1");
    std::string state = Session(here).save();
    state.replace(state.find("\"version\":2"), 11, "\"version\":1");
    state.replace(state.find(",\"texts\""), std::string::npos, "}");
    CHECK(Session::load(here, state));
    state.replace(state.find("\"version\":1"), 11, "\"version\":3");
    CHECK(render({Session::load(here, state).error()}).find("its version is 3, this program reads 1 to 2") !=
          std::string::npos);
}
