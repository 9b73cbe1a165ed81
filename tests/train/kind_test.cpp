// What kinds of problems and optimizers can be told, and how they answer what they cannot.
#include "train/kind.hpp"

#include <set>

#include "harness/catch.hpp"
#include "train/optimizer.hpp"
#include "train/problem.hpp"

namespace lrsched::train {
namespace {

constexpr std::array kParameters{
    Parameter{.name = "noise", .fallback = 0.5, .range = from(0), .meaning = "noise"},
    Parameter{.name = "count", .form = Form::whole, .fallback = 3.0, .range = between(1, 10), .meaning = "count"},
    Parameter{.name = "share", .fallback = 0.1, .range = from_to_below(0, 1), .meaning = "share"},
    Parameter{.name = "rate", .fallback = 0.1, .range = above(0), .meaning = "rate"},
    Parameter{.name = "exact", .form = Form::flag, .fallback = false, .meaning = "exact"},
    Parameter{.name = "shape",
              .form = Form::choice,
              .fallback = std::string_view("flat"),
              .choices = "flat steep",
              .meaning = "shape"},
    Parameter{.name = "title", .form = Form::text, .fallback = std::string_view(""), .meaning = "title"},
    Parameter{.name = "start", .form = Form::numbers, .fallback = 0.0, .meaning = "start"},
    Parameter{.name = "hidden", .form = Form::wholes, .fallback = 32.0, .range = from(1), .meaning = "hidden"},
    Parameter{.name = "names", .form = Form::words, .fallback = std::string_view("lr"), .meaning = "names"}};
constexpr Kind kKind{"box", "A box.", kParameters};
constexpr std::array kNeedy{Parameter{.name = "command", .form = Form::words, .meaning = "command"}};

std::vector<Fault> faults_of(std::map<std::string, Value, std::less<>> values, const Kind& kind = kKind) {
    auto settled = settle(kind, {std::string(kind.name), std::move(values)});
    auto* faults = std::get_if<std::vector<Fault>>(&settled);
    return faults != nullptr ? *faults : std::vector<Fault>{};
}

std::string message_of(std::string name, Value value) {
    const std::vector<Fault> faults = faults_of({{name, std::move(value)}});
    if (faults.empty()) return {};
    CHECK(faults.size() == 1);
    CHECK(faults[0].parameter == name);
    return faults[0].message;
}

using Words = std::vector<std::string>;
using Numbers = std::vector<double>;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

TEST_CASE("what is not told is the default") {
    const auto settings = std::get<Settings>(settle(kKind, {"box", {}}));
    CHECK(settings.number("noise") == 0.5);
    CHECK(settings.whole("count") == 3);
    CHECK_FALSE(settings.flag("exact"));
    CHECK(settings.text("shape") == "flat");
    CHECK(settings.text("title").empty());
    CHECK(settings.numbers("start") == Numbers{0});
    CHECK(settings.words("names") == Words{"lr"});
}

TEST_CASE("what is told is kept, a single entry as a list of one") {
    const auto settings = std::get<Settings>(settle(
        kKind, {"box", {{"noise", 0.0}, {"exact", true}, {"start", 2.0}, {"hidden", Numbers{8, 4}}, {"names", "a"}}}));
    CHECK(settings.number("noise") == 0);
    CHECK(settings.flag("exact"));
    CHECK(settings.numbers("start") == Numbers{2});
    CHECK(settings.numbers("hidden") == Numbers{8, 4});
    CHECK(settings.words("names") == Words{"a"});
}

TEST_CASE("what is not accepted is told with what would be") {
    CHECK(message_of("noise", -1.0) == "`noise` is -1; a number from 0 on is accepted");
    CHECK(message_of("noise", "loud") == "`noise` is `loud`; a number from 0 on is accepted");
    CHECK(message_of("noise", std::nan("")) == "`noise` is nan; a number from 0 on is accepted");
    CHECK(message_of("noise", kInfinity) == "`noise` is inf; a number from 0 on is accepted");
    CHECK(message_of("noise", Numbers{1}) == "`noise` is a list; a number from 0 on is accepted");
    CHECK(message_of("count", 2.5) == "`count` is 2.5; a whole number from 1 to 10 is accepted");
    CHECK(message_of("count", 11.0) == "`count` is 11; a whole number from 1 to 10 is accepted");
    CHECK(message_of("count", true) == "`count` is true; a whole number from 1 to 10 is accepted");
    CHECK(message_of("share", 1.0) == "`share` is 1; a number from 0 to below 1 is accepted");
    CHECK(message_of("rate", 0.0) == "`rate` is 0; a number above 0 is accepted");
    CHECK(message_of("exact", 1.0) == "`exact` is 1; true or false is accepted");
    CHECK(message_of("shape", "round") == "`shape` is `round`; one of `flat`, `steep` is accepted");
    CHECK(message_of("shape", "flat steep") == "`shape` is `flat steep`; one of `flat`, `steep` is accepted");
    CHECK(message_of("start", Numbers{}) == "`start` is an empty list; a number or a list of numbers is accepted");
    CHECK(message_of("start", Numbers{0, kInfinity}) == "`start` is inf; a number or a list of numbers is accepted");
    CHECK(message_of("hidden", Numbers{8, 0}) ==
          "`hidden` is 0; a whole number or a list of them from 1 on is accepted");
    CHECK(message_of("hidden", 1e300) == "`hidden` is 1e+300; a whole number or a list of them from 1 on is accepted");
    CHECK(message_of("start", "here") == "`start` is `here`; a number or a list of numbers is accepted");
    CHECK(message_of("names", 3.0) == "`names` is 3; a list of words is accepted");
    CHECK(message_of("names", Words{}) == "`names` is an empty list; a list of words is accepted");
}

TEST_CASE("ranges in words") {
    CHECK(describe(kAnyNumber).empty());
    CHECK(describe(from(0)) == " from 0 on");
    CHECK(describe(above(0.5)) == " above 0.5");
    CHECK(describe(between(1, 1e6)) == " from 1 to 1000000");
    CHECK(describe(from_to_below(0, 1)) == " from 0 to below 1");
    CHECK(describe({.high = 1e300}) == " up to 1e+300");
}

TEST_CASE("the borders of a range are accepted") {
    CHECK(message_of("noise", 0.0).empty());
    CHECK(message_of("count", 1.0).empty());
    CHECK(message_of("count", 10.0).empty());
    CHECK(message_of("share", 0.0).empty());
    CHECK(message_of("rate", 1e-300).empty());
}

TEST_CASE("all faults are told at once, an unknown parameter with those there are") {
    const auto faults = faults_of({{"noise", -1.0}, {"nose", 1.0}, {"count", 0.0}});
    REQUIRE(faults.size() == 3);
    CHECK(faults[2].parameter == "nose");
    CHECK(faults[2].message ==
          "`box` has no parameter `nose`; it has `noise`, `count`, `share`, `rate`, `exact`, `shape`, "
          "`title`, `start`, `hidden`, `names`");
}

TEST_CASE("a parameter without a default has to be told, unless a schedule gives it") {
    const auto faults = faults_of({}, {"tool", "A tool.", kNeedy});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].parameter == "command");
    CHECK(faults[0].message == "`tool` needs `command`, a list of words");
    CHECK(std::holds_alternative<OptimizerChoice>(prepare_optimizer({"sgd", {}})));
}

TEST_CASE("an unknown kind is told with those there are") {
    const auto optimizer = std::get<std::vector<Fault>>(prepare_optimizer({"sdg", {}}));
    CHECK(optimizer.at(0).message == "`sdg` is no kind of optimizer; there are `sgd`, `adam`, `adamw`");
    CHECK(optimizer.at(0).parameter.empty());
}

void check_table(std::span<const Kind> kinds) {
    std::set<std::string_view> names;
    for (const Kind& kind : kinds) {
        INFO(kind.name);
        CHECK(names.insert(kind.name).second);
        CHECK(kind.meaning.ends_with('.'));
        std::set<std::string_view> parameters;
        for (const Parameter& parameter : kind.parameters) {
            INFO(parameter.name);
            CHECK(parameters.insert(parameter.name).second);
            CHECK_FALSE(parameter.meaning.empty());
            CHECK((parameter.form == Form::choice) == !parameter.choices.empty());
        }
        // Every default is accepted: what is missing are only parameters without one.
        for (const Fault& fault : faults_of({}, kind)) CHECK(fault.message.find("needs") != std::string::npos);
    }
}

TEST_CASE("the tables of kinds are whole") { check_table(optimizer_kinds()); }

}  // namespace
}  // namespace lrsched::train
