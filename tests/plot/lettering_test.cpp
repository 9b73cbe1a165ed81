// Tests of texts made fit for drawing.
#include "plot/lettering.hpp"

#include <catch2/catch.hpp>

namespace lrsched::plot {
namespace {

// So many replacement characters.
std::string replaced(int count) {
    std::string result;
    for (int i = 0; i < count; ++i) result += "\xEF\xBF\xBD";
    return result;
}

std::string fitted(std::string_view text) { return fit(text, 1000); }

TEST_CASE("width counts terminal columns, not bytes") {
    CHECK(width(letters("abc")) == 3);
    CHECK(width(letters("ηµ")) == 2);
    CHECK(width(letters("模型")) == 4);
    CHECK(width(letters("e\xCC\x81")) == 1);
    CHECK(width(letters("😀")) == 2);
}

TEST_CASE("a text that is too wide ends in an ellipsis") {
    CHECK(fit("abcdef", 6) == "abcdef");
    CHECK(fit("abcdefg", 6) == "abcde…");
    CHECK(fit("abcdefg", 6, false) == "abcde~");
    CHECK(fit("模型模型", 6) == "模型…");
    CHECK(fit("abc", 0).empty());
    CHECK(fit("", 0).empty());
}

TEST_CASE("control characters become blanks and reordering ones are replaced") {
    CHECK(fitted("a\n\t\x1b\x7f"
                 "b") == "a    b");
    CHECK(fitted("a\xE2\x80\xAE"
                 "b") ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(fitted("a\xC2\x9B"
                 "b") ==
          "a\xEF\xBF\xBD"
          "b");
}

TEST_CASE("bytes that are no UTF-8 are replaced one by one") {
    CHECK(fitted("\xff") == replaced(1));
    CHECK(fitted("\xC0\x80") == replaced(2));
    CHECK(fitted("\xE2\x82") == replaced(2));
    CHECK(fitted("\xED\xA0\x80") == replaced(3));
    CHECK(fitted("\xF4\x90\x80\x80") == replaced(4));
    CHECK(fitted("\xC3") == replaced(1));
    CHECK(fitted("\xC3\xA4") == "ä");
}

TEST_CASE("without unicode every other letter is a question mark") {
    CHECK(fit("für 模型 e\xCC\x81", 100, false) == "f?r ?? e");
}

}  // namespace
}  // namespace lrsched::plot
