// Two evaluators, one meaning: on thousands of random programs the compiled program and the reference agree bit for bit, and so
// do single values and filled ranges.
#include <array>
#include <bit>
#include <cmath>
#include <vector>

#include "api/compiled.hpp"
#include "harness/catch.hpp"
#include "random/generator.hpp"
#include "schedule/reference.hpp"

namespace {

using lrsched::random::Generator;
using lrsched::random::Sample;

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}

std::vector<double> steps() {
    std::vector<double> all;
    for (int k = 0; k < 24; ++k) all.push_back(k);
    for (const double t : {0.25, 0.5, 2.5, 3.3, 6.75, 9.5, 11.999999, 30.0, 33.0, 47.0, 64.5, 100.0}) all.push_back(t);
    return all;
}

lrsched::Compilation compile(const Sample& sample) {
    lrsched::Options options;
    options.run = sample.run;
    options.limits.passes = 500;  // of endless repeats: more than the steps looked at
    return lrsched::compile(sample.text, options);
}

/// The first step at which the program and the reference differ; -1 where they agree.
double first_difference(const lrsched::Program& program) {
    const auto& compiled = program.compiled();
    lrsched::detail::Registers registers(compiled.program);
    lrsched::schedule::Reference reference(compiled.placed.graph, compiled.placed.outputs[0].node);
    for (const double t : steps()) {
        if (!same_bits(lrsched::program::run(compiled.program, 0, t, registers.all()), reference.at(t))) return t;
    }
    return -1;
}

/// The same for values one by one and a filled range.
double first_unfilled(const lrsched::Program& program) {
    std::array<double, 40> range{};
    for (const double stride : {1.0, 0.25}) {
        const auto fault = program.fill(0, stride, range);
        for (std::size_t i = 0; i < range.size(); ++i) {
            const double t = static_cast<double>(i) * stride;
            const auto value = program.at(t);
            if (!value && fault) break;
            if (!value || !same_bits(*value, range[i])) return t;
        }
    }
    return -1;
}

bool located(const std::vector<lrsched::Diagnostic>& diagnostics) {
    for (const auto& diagnostic : diagnostics) {
        if (diagnostic.severity == lrsched::Severity::error && diagnostic.location) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("the compiled program and the reference agree on random programs") {
    constexpr std::size_t programs = 2000;
    std::size_t compiled = 0;
    for (std::size_t seed = 0; seed < programs; ++seed) {
        const Sample sample = Generator(seed, seed % 2 == 0).program();
        const auto result = compile(sample);
        INFO("seed " << seed << '\n' << sample.text);
        if (!result.program) {
            CHECK(located(result.diagnostics));
            continue;
        }
        ++compiled;
        CHECK(first_difference(*result.program) == -1);
        CHECK(first_unfilled(*result.program) == -1);
    }
    CHECK(compiled > programs * 3 / 4);
}
