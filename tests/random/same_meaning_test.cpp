// Laws that hold for every schedule: on random programs, different ways to say the same give the same bits, and the end value
// of a part is what its values tend to.
#include <array>
#include <bit>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "api/compiled.hpp"
#include "harness/catch.hpp"
#include "random/generator.hpp"

namespace {

using lrsched::random::Generator;
using lrsched::random::Sample;

lrsched::Compilation compile_all(const std::string& text, const Sample& sample) {
    lrsched::Options options;
    options.run = sample.run;
    options.limits.passes = 500;
    return lrsched::compile(text, options);
}

std::optional<lrsched::Program> compile(const std::string& text, const Sample& sample) {
    return compile_all(text, sample).program;
}

double value(const lrsched::Program& program, double t) {
    lrsched::detail::Registers registers(program.compiled().program);
    return lrsched::program::run(program.compiled().program, 0, t, registers.all());
}

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}

/// The items of a text, and its last line in the middle of something else.
std::string around(const std::string& text, const std::string& before, const std::string& behind) {
    const std::size_t line = text.rfind('\n') + 1;
    return text.substr(0, line) + before + text.substr(line) + behind;
}

constexpr std::array kSteps{0.0, 0.5, 1.0, 2.0, 2.75, 3.0, 5.0, 7.0, 8.25, 10.0, 13.0, 20.0, 33.0, 50.0, 200.0};

/// A text that must mean the same from step `later` on.
void check_same(std::uint64_t seed, const Sample& sample, const lrsched::Program& program, const std::string& text,
                double later) {
    INFO("seed " << seed << '\n' << sample.text << "\nand\n" << text);
    const auto [other, diagnostics] = compile_all(text, sample);
    if (!other) {
        // a pass in which parts find no room is no number; where the last pass is held it is an error
        CHECK(lrsched::render(diagnostics).find("[no-room]") != std::string::npos);
        return;
    }
    for (const double t : kSteps) {
        INFO("at " << t << ": " << value(program, t) << " and " << value(*other, t + later));
        CHECK(same_bits(value(program, t), value(*other, t + later)));
    }
}

}  // namespace

TEST_CASE("a name, the clock itself, one pass and a chain of one change nothing") {
    constexpr std::size_t programs = 250;
    for (std::size_t seed = 0; seed < programs; ++seed) {
        const Sample sample = Generator(seed, true).finite_program();
        const auto program = compile(sample.text, sample);
        if (!program || program->outputs()[0].length.value_or(0) <= 0) continue;
        check_same(seed, sample, *program, around(sample.text, "let same = (", ") in same"), 0);
        check_same(seed, sample, *program, around(sample.text, "(", ") at t"), 0);
        check_same(seed, sample, *program, around(sample.text, "chain(", ")"), 0);
        check_same(seed, sample, *program, around(sample.text, "repeat((", "), times=1)"), 0);
        check_same(seed, sample, *program, around(sample.text, "chain((", "), start)"), 0);
        check_same(seed, sample, *program, around(sample.text, "chain(5 for 64, rebase((", "), base))"), 64);
        check_same(seed, sample, *program, around(sample.text, "fn same(s: schedule) = s\nsame((", "))"), 0);
    }
}

TEST_CASE("the end value of a schedule is what its values tend to") {
    constexpr std::size_t programs = 1200;
    std::size_t looked_at = 0;
    for (std::size_t seed = 0; seed < programs; ++seed) {
        const Sample sample = Generator(seed, true).finite_program();
        const auto program = compile(sample.text, sample);
        const double end = program ? program->outputs()[0].length.value_or(0) : 0;
        if (end <= 0) continue;
        // where the slope is moderate the value a moment before the end tells the limit
        const double moment = std::ldexp(1.0, -24);
        const double before = value(*program, end - moment);
        const double slope = before - value(*program, end - 2 * moment);
        const double limit = value(*program, end);
        if (!std::isfinite(before) || !std::isfinite(slope) || std::fabs(slope) > 1e-4 * std::fabs(before)) continue;
        ++looked_at;
        INFO("seed " << seed << '\n'
                     << sample.text << "\nends at " << end << " with " << limit << ", a moment before " << before);
        CHECK(std::fabs(limit - before) <= 1e-6 * std::max(1.0, std::fabs(before)) + 4 * std::fabs(slope));
        CHECK(same_bits(limit, value(*program, end + 3)));
    }
    CHECK(looked_at > programs / 2);
}
