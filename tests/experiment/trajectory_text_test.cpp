// Runs as files: every bit comes back, and what is no run is told instead of read.
#include "experiment/trajectory_text.hpp"

#include <cmath>
#include <cstring>
#include <limits>

#include "experiment/support.hpp"

namespace lrsched::experiment {
namespace {

using train::Ending;
using train::Trajectory;

const std::string kIdentity = R"({"steps":3,"seed":7})";

Trajectory all_sorts() {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    return {.ending = Ending::diverged,
            .end = 4,
            .why = {},
            .columns = {"lr", "loss", "val_loss"},
            .hyperparameters = 1,
            .steps = {0, 2, 18446744073709551615U},
            .cells = {0.1, 1.0 / 3, std::nullopt, -0.0, 5e-324, infinity, 1.7976931348623157e308, nan, -infinity}};
}

bool same(std::optional<double> left, std::optional<double> right) {
    if (left.has_value() != right.has_value()) return false;
    if (!left || (std::isnan(*left) && std::isnan(*right))) return true;
    return std::memcmp(&*left, &*right, sizeof(double)) == 0;
}

Trajectory read(const std::string& text, const std::string& identity = kIdentity) {
    auto found = read_trajectory(text, identity);
    if (const auto* none = std::get_if<NoTrajectory>(&found)) FAIL(none->reason);
    return std::get<Trajectory>(std::move(found));
}

/// Why a text is no run; empty where it is one.
std::string reason(const std::string& text, const std::string& identity = kIdentity) {
    const auto found = read_trajectory(text, identity);
    const auto* none = std::get_if<NoTrajectory>(&found);
    return none == nullptr ? std::string{} : none->reason;
}

/// The text of a run with one part of it replaced.
std::string with(const std::string& part, const std::string& instead) {
    std::string text = trajectory_text(kIdentity, told({0.5, 0.25}));
    const std::size_t at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, part.size(), instead);
}

TEST_CASE("a run comes back with every bit, with what is not finite and what was not measured") {
    const Trajectory run = all_sorts();
    const Trajectory back = read(trajectory_text(kIdentity, run));
    CHECK(back.ending == run.ending);
    CHECK(back.end == run.end);
    CHECK(back.why == run.why);
    CHECK(back.columns == run.columns);
    CHECK(back.hyperparameters == run.hyperparameters);
    CHECK(back.steps == run.steps);
    REQUIRE(back.cells.size() == run.cells.size());
    for (std::size_t i = 0; i < run.cells.size(); ++i) {
        INFO(i);
        CHECK(same(back.cells[i], run.cells[i]));
    }
}

TEST_CASE("each way to end comes back, with its reason") {
    for (const Ending ending : {Ending::finished, Ending::stopped, Ending::diverged, Ending::failed}) {
        Trajectory run = told({1}, ending);
        run.why = ending == Ending::failed ? "`sh` said \"no\"\nand left: \xE2\x88\x9E" : "";
        const Trajectory back = read(trajectory_text(kIdentity, run));
        CHECK(back.ending == ending);
        CHECK(back.why == run.why);
    }
}

TEST_CASE("a reason that is no UTF-8 is kept as far as it is text") {
    Trajectory run = told({1}, Ending::failed);
    run.why = "it said \xFF\xFE and left";
    CHECK_THAT(read(trajectory_text(kIdentity, run)).why, Catch::Matchers::EndsWith("and left"));
}

TEST_CASE("a run without a row comes back") {
    const Trajectory back = read(trajectory_text(kIdentity, told({}, Ending::failed)));
    CHECK(back.steps.empty());
    CHECK(back.cells.empty());
}

TEST_CASE("the same run is the same text") {
    CHECK(trajectory_text(kIdentity, all_sorts()) == trajectory_text(kIdentity, all_sorts()));
    const Trajectory back = read(trajectory_text(kIdentity, all_sorts()));
    CHECK(trajectory_text(kIdentity, back) == trajectory_text(kIdentity, all_sorts()));
}

TEST_CASE("the text of another run or another version is told apart") {
    const std::string text = trajectory_text(kIdentity, told({1}));
    CHECK(reason(text).empty());
    CHECK(reason(text, R"({"steps":3,"seed":8})") == "holds another run");
    CHECK(reason(with("\"lrsched_run\":1", "\"lrsched_run\":2")) == "was written by another version of lrsched");
    CHECK(reason(with("\"lrsched_run\":1", "\"lrsched_run\":\"1\"")) == "was written by another version of lrsched");
}

TEST_CASE("what is no run of lrsched is told") {
    for (const char* text : {"", "{}", "[]", "null", "7", "\"run\"", "garbage", "{\"lrsched_run\":1}", "\xFF", "{"}) {
        INFO(text);
        CHECK(reason(text) == "holds no run of lrsched");
    }
}

TEST_CASE("a part of a run that makes no sense is told") {
    CHECK(reason(with("\"finished\"", "\"done\"")) == "holds no run of lrsched: `done` is no way to end");
    CHECK(reason(with("0.25", "\"0.25\"")) == "holds no run of lrsched: `0.25` is no value");
    CHECK(reason(with("0.25", "true")) == "holds no run of lrsched");
    CHECK(reason(with(",0.25", "")) == "holds no run of lrsched: a row is too short or too long");
    CHECK(reason(with("0.25", "0.25,1")) == "holds no run of lrsched: a row is too short or too long");
    CHECK(reason(with("[1,0.1", "[-1,0.1")) == "holds no run of lrsched: `-1` is no whole number");
    CHECK(reason(with("[1,0.1", "[1.5,0.1")) == "holds no run of lrsched: `1.5` is no whole number");
    CHECK(reason(with("\"end\":2", "\"end\":-2")) == "holds no run of lrsched: `-2` is no whole number");
    CHECK(reason(with("\"hyperparameters\":1", "\"hyperparameters\":3")) ==
          "holds no run of lrsched: there are more hyper-parameters than columns");
    CHECK(reason(with("[\"lr\",\"loss\"]", "{\"lr\":1}")) == "holds no run of lrsched");
    CHECK(reason(with("\"columns\"", "\"colums\"")) == "holds no run of lrsched");
}

TEST_CASE("a text that is cut off anywhere is no run") {
    const std::string text = trajectory_text(kIdentity, all_sorts());
    for (std::size_t size = 0; size + 2 < text.size(); ++size) {
        INFO(text.substr(0, size));
        CHECK_FALSE(reason(text.substr(0, size)).empty());
    }
}

TEST_CASE("a text with any byte changed is read or told, and nothing worse") {
    const std::string text = trajectory_text(kIdentity, all_sorts());
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const char byte : {'\0', '"', '9', '[', '}', '\xFF'}) {
            std::string mutilated = text;
            mutilated[at] = byte;
            const auto found = read_trajectory(mutilated, kIdentity);
            if (const auto* run = std::get_if<Trajectory>(&found))
                CHECK(run->cells.size() == run->steps.size() * run->columns.size());
        }
    }
}

TEST_CASE("a text nested deep is told, not recursed into") {
    CHECK(reason(std::string(1'000'000, '[')) == "holds no run of lrsched");
    CHECK(reason(std::string(100'000, '[') + std::string(100'000, ']')) == "holds no run of lrsched");
}

}  // namespace
}  // namespace lrsched::experiment
