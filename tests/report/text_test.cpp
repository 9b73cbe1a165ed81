// Tests of texts and numbers made fit for HTML and JSON.
#include "report/text.hpp"

#include <bit>
#include <charconv>
#include <cstdint>
#include <limits>

#include "harness/catch.hpp"

namespace lrsched::report {
namespace {

std::string json_of(std::string_view text) {
    std::string out;
    append_json(out, text);
    return out;
}

std::string json_of(double value) {
    std::string out;
    append_json(out, value);
    return out;
}

TEST_CASE("HTML text holds no markup and no control characters") {
    CHECK(escaped("a < b && c > \"d\" 'e'") == "a &lt; b &amp;&amp; c &gt; &quot;d&quot; &#39;e&#39;");
    CHECK(escaped("</script><!--") == "&lt;/script&gt;&lt;!--");
    CHECK(escaped("a\tb\r\nc") == "a\tb\r\nc");
    CHECK(escaped(std::string_view("a\0b\x1b", 4)) ==
          "a\xEF\xBF\xBD"
          "b\xEF\xBF\xBD");
    CHECK(escaped("学習率 η 😀") == "学習率 η 😀");
    CHECK(escaped("a\xff\xC0\x80") == "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(escaped("").empty());
}

TEST_CASE("a JSON string ends nothing around it") {
    CHECK(json_of("a\"b\\c") == R"("a\"b\\c")");
    CHECK(json_of("</script><!--") == R"("\u003c/script>\u003c!--")");
    CHECK(json_of(std::string_view("\0\n\t\x7f", 4)) == R"("\u0000\u000a\u0009\u007f")");
    CHECK(json_of("\xE2\x80\xA8") == R"("\u2028")");
    CHECK(json_of("学習率") == "\"学習率\"");
    CHECK(json_of("\xED\xA0\x80") == "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST_CASE("a number is the shortest text that reads back as the same bits") {
    CHECK(json_of(0.1) == "0.1");
    CHECK(json_of(100.0) == "100");
    CHECK(json_of(-0.0) == "-0");
    std::uint64_t bits = 0x9E3779B97F4A7C15;
    for (int i = 0; i < 20'000; ++i) {
        bits = bits * 6364136223846793005U + 1442695040888963407U;
        const auto value = std::bit_cast<double>(bits);
        if (!(value - value == 0)) continue;
        const std::string text = json_of(value);
        double back = 0;
        std::from_chars(text.data(), text.data() + text.size(), back);
        REQUIRE(std::bit_cast<std::uint64_t>(back) == bits);
    }
}

TEST_CASE("numbers that JSON has no word for are texts") {
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK(json_of(std::numeric_limits<double>::quiet_NaN()) == "\"nan\"");
    CHECK(json_of(infinity) == "\"inf\"");
    CHECK(json_of(-infinity) == "\"-inf\"");
    CHECK(json_of(std::numeric_limits<double>::denorm_min()) == "5e-324");
}

}  // namespace
}  // namespace lrsched::report
