// The formatter on random programs: formatting twice changes nothing, and no value changes by a bit.
#include <bit>
#include <cmath>
#include <string>

#include "harness/catch.hpp"
#include "lrsched/lrsched.hpp"
#include "lrsched/tools.hpp"
#include "random/generator.hpp"

namespace {

/// Values, or the message where there is none: what a text means, as a text.
std::string meaning(const std::string& text, const lrsched::random::Sample& sample) {
    lrsched::Options options;
    options.run = sample.run;
    options.limits.passes = 500;
    const auto result = lrsched::compile(text, options);
    if (!result.program) return "no program: " + result.diagnostics.front().code;
    std::string values;
    for (const double t : {0.0, 0.5, 1.0, 2.0, 3.25, 5.0, 8.0, 12.0, 30.0, 100.0}) {
        const auto value = result.program->at(t);
        values += value ? std::to_string(std::bit_cast<std::uint64_t>(*value)) + ' ' : value.error().code + ' ';
    }
    return values;
}

}  // namespace

TEST_CASE("formatting a random program changes no value, and formatting it again nothing") {
    for (std::size_t seed = 0; seed < 700; ++seed) {
        const auto sample = lrsched::random::Generator(seed, false).program();
        const auto once = lrsched::format(sample.text);
        INFO("seed " << seed << '\n'
                     << sample.text << "\nformatted:\n"
                     << once.text.value_or("nothing\n" + lrsched::render(once.diagnostics)));
        REQUIRE(once.text);
        const auto twice = lrsched::format(*once.text);
        REQUIRE(twice.text);
        CHECK(*twice.text == *once.text);
        CHECK(meaning(*once.text, sample) == meaning(sample.text, sample));
    }
}
