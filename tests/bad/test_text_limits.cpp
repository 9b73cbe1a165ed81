// Room tests: the limits of a text that no case file can hold. At the limit a text is read, behind it the limit is named.
#include <string>

#include "harness/catch.hpp"
#include "lrsched/lrsched.hpp"

namespace {

lrsched::Compilation compile(const std::string& text, const lrsched::Limits& limits) {
    lrsched::Options options;
    options.limits = limits;
    return lrsched::compile(text, options);
}

std::string sum_of(std::size_t terms) {
    std::string text = "1";
    for (std::size_t i = 1; i < terms; ++i) text += "+1";
    return text;
}

}  // namespace

TEST_CASE("a text of as many bytes as allowed is read, one byte more is refused") {
    lrsched::Limits limits;
    const std::string text = "cosine(90)";
    limits.source_bytes = 4U << 20U;
    CHECK(compile(text + std::string(limits.source_bytes - text.size(), ' '), limits).program);
    const auto refused = compile(text + std::string(limits.source_bytes - text.size() + 1, ' '), limits);
    CHECK_FALSE(refused.program);
    REQUIRE(refused.diagnostics.size() == 1);
    CHECK(
        lrsched::render(refused.diagnostics[0])
            .starts_with(
                "<expression>:1:1: error: the text has 4194305 bytes; at most 4194304 are read [source-too-large]\n"));
}

TEST_CASE("a text with too many operators, names and numbers is refused at the first that is too many") {
    lrsched::Limits limits;
    limits.syntax_nodes = 60'000;  // the library takes some thousands of them
    CHECK(compile(sum_of(10'000), limits).program);
    const auto refused = compile(sum_of(70'000), limits);
    CHECK_FALSE(refused.program);
    REQUIRE(refused.diagnostics.size() == 1);
    const std::string shown = lrsched::render(refused.diagnostics[0]);
    CHECK(shown.find("error: the text has more than 60000 operators, names and numbers [too-many-nodes-in-text]\n") !=
          std::string::npos);
    CHECK(refused.diagnostics[0].location->length == 1);
}
