// Room config: which texts are numbers, whole numbers and ranges.
#include "config/number.hpp"

#include "harness/catch.hpp"

using lrsched::config::kLargestWhole;
using lrsched::config::NotANumber;
using lrsched::config::read_number;
using lrsched::config::read_range;
using lrsched::config::read_whole;

namespace {

double number(std::string_view text) {
    INFO(text);
    const auto read = read_number(text);
    REQUIRE(std::holds_alternative<double>(read));
    return std::get<double>(read);
}

std::int64_t whole(std::string_view text) {
    INFO(text);
    const auto read = read_whole(text);
    REQUIRE(std::holds_alternative<std::int64_t>(read));
    return std::get<std::int64_t>(read);
}

NotANumber no_number(std::string_view text) {
    INFO(text);
    const auto read = read_number(text);
    REQUIRE(std::holds_alternative<NotANumber>(read));
    return std::get<NotANumber>(read);
}

NotANumber no_whole(std::string_view text) {
    INFO(text);
    const auto read = read_whole(text);
    REQUIRE(std::holds_alternative<NotANumber>(read));
    return std::get<NotANumber>(read);
}

}  // namespace

TEST_CASE("numbers are those of the language") {
    CHECK(number("0.1") == 0.1);
    CHECK(number("1e-3") == 1e-3);
    CHECK(number("1E+3") == 1e3);
    CHECK(number("-2.5") == -2.5);
    CHECK(number("+.5") == 0.5);
    CHECK(number("7.") == 7.0);
    CHECK(number("010") == 10.0);
    CHECK(number("1_000") == 1000.0);
    CHECK(number("2k") == 2000.0);
    CHECK(number("1.5M") == 1.5e6);
    CHECK(number("3B") == 3e9);
    CHECK(number("5e-324") == 5e-324);
}

TEST_CASE("what is no number of the language is none here") {
    for (const std::string_view text :
         {"",    "-",   "+",     ".",  "_1", "x",   "yes", "0x10", "1.2.3", "1..2", "1e", "1e+",
          "--1", "+-1", "1 000", " 1", "1 ", "inf", "nan", ".inf", "1,5",   "1e5x", "1K", "٣"})
        CHECK(no_number(text) == NotANumber::other_text);
    CHECK(no_number("10ep") == NotANumber::has_unit);
    CHECK(no_number("5%") == NotANumber::has_unit);
    CHECK(no_number("2ktok") == NotANumber::has_unit);
    CHECK(no_number("1e400") == NotANumber::too_large);
    CHECK(no_number("-1e400") == NotANumber::too_large);
    CHECK(no_number("1e-400") == NotANumber::too_small);
}

TEST_CASE("whole numbers are exact or none") {
    CHECK(whole("0") == 0);
    CHECK(whole("-7") == -7);
    CHECK(whole("010") == 10);
    CHECK(whole("1e3") == 1000);
    CHECK(whole("1.5k") == 1500);
    CHECK(whole("2.000") == 2);
    CHECK(whole("9_007_199_254_740_992") == kLargestWhole);
    CHECK(whole("-9007199254740992") == -kLargestWhole);
    CHECK(no_whole("9007199254740993") == NotANumber::too_large);
    CHECK(no_whole("99999999999999999999") == NotANumber::too_large);
    CHECK(no_whole("1e16") == NotANumber::too_large);
    CHECK(no_whole("1.5") == NotANumber::fraction);
    CHECK(no_whole("1e-3") == NotANumber::fraction);
    CHECK(no_whole("0.0000000000000000001") == NotANumber::fraction);
    CHECK(no_whole("3ep") == NotANumber::has_unit);
    CHECK(no_whole("three") == NotANumber::other_text);
}

TEST_CASE("ranges of whole numbers") {
    const auto range = [](std::string_view text) { return std::get<lrsched::config::WholeRange>(read_range(text)); };
    CHECK(range("0..9").first == 0);
    CHECK(range("0..9").last == 9);
    CHECK(range("-3..-1").first == -3);
    CHECK(range("1k..2k").last == 2000);
    CHECK(range("7").first == 7);
    CHECK(range("7").last == 7);
    CHECK(range("9..0").first == 9);
    for (const std::string_view text : {"..", "1..", "..2", "1...2", "1..2..3", "1 .. 2", "a..b", ""})
        CHECK(std::holds_alternative<NotANumber>(read_range(text)));
    CHECK(std::get<NotANumber>(read_range("0..2.5")) == NotANumber::fraction);
    CHECK(std::get<NotANumber>(read_range("0..5ep")) == NotANumber::has_unit);
}
