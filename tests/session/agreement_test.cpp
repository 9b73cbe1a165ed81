// A session goes on from step to step and forgets; the reference works every value out from all reports, from the beginning. On
// random schedules that react to metrics both give the same bits, also when the session was saved and opened in between.
#include <cmath>
#include <algorithm>
#include <map>

#include "api/compiled.hpp"
#include "random/generator.hpp"
#include "schedule/reference.hpp"
#include "session/support.hpp"

using namespace lrsched;  // NOLINT(google-build-using-namespace)
using namespace lrsched::session_test;

namespace {

using random::Dice;

constexpr std::size_t kSteps = 48;

/// Random schedules that react to metrics. Most hold still where nothing was reported; some want every report.
class LiveGenerator {
public:
    explicit LiveGenerator(std::uint64_t seed) : dice_(seed) {}

    std::string live(int depth) {
        if (depth == 0) return leaf();
        const std::string a = live(depth - 1);
        switch (dice_.below(12)) {
            case 0: return "chain(hold(" + count(20) + ") until " + condition() + ", linear(" + count(9) + "), " + a + ")";
            case 1: return "(" + a + ") * factor(" + live(depth - 1) + ")";
            case 2: return "((" + a + ") at floor(t/" + count(4) + ")*" + count(4) + ")";
            case 3: return "delay(" + count(9) + ", " + a + ")";
            case 4: return "repeat((" + a + ") for " + count(12) + ")";
            case 5: return "chain((" + a + ") for " + count(12) + ", (" + live(depth - 1) + ") for " + count(9) + ", hold(5))";
            case 6: return "(if t < " + count(20) + " then 0.5 else " + a + ")";
            case 7: return "rebase(" + a + ", 0.3)";
            case 8: return "every(" + count(4) + ", " + a + ")";
            case 9: return "chain((" + a + ") until " + condition() + ", hold(" + count(9) + ") until " + condition() + ", " + leaf() + ")";
            case 10: return "repeat(chain(hold(" + count(9) + ") until " + condition() + ", linear(3 + cycle)), times=9)";
            default: return "((" + a + ") for " + count(30) + ")";
        }
    }

private:
    std::string count(std::size_t most) { return std::to_string(1 + dice_.below(most)); }
    std::string metric() { return dice_.chance(60) ? "loss" : dice_.chance(50) ? "metric" : "smoothed(loss, beta=0.5)"; }

    std::string condition() {
        const std::string m = metric();
        switch (dice_.below(3)) {
            case 0: return "flat(" + m + ", patience=" + count(4) + ")";
            case 1: return "(if reported(" + m + " at t - 1) then (" + m + " at t - 1) < 0.3 else false)";
            default: return "t > " + count(12);
        }
    }

    std::string leaf() {
        const std::string m = metric();
        switch (dice_.below(6)) {
            case 0: return "plateau(" + m + ", factor=0.7, patience=" + count(3) + ", cooldown=" + count(3) + ")";
            case 1: return "scan(base, if reported(" + m + ") then prev * (0.5 + " + m + ") else prev)";
            case 2: return "scan([base, 0], if reported(" + m + " at t - 2) then [prev[0] * 0.9, prev[1] + 1] else prev)[0]";
            case 3: return "(if reported(" + m + ") then " + m + " else 0.2)";
            case 4: return "scan(start, prev * (if reported(" + m + " at t - 1) then 0.8 else 1))";
            default: return "exponential(0.97)";
        }
    }

    Dice dice_;
};

/// Loss at most steps, the other metric seldom.
std::map<std::string, std::vector<std::optional<double>>> reports(std::uint64_t seed) {
    Dice dice(seed * 31 + 7);
    std::map<std::string, std::vector<std::optional<double>>> all;
    for (const auto& [name, percent] : {std::pair("loss", 80), std::pair("metric", 25)}) {
        for (std::size_t step = 0; step < kSteps; ++step) {
            const double value = 1 / (1 + 0.2 * static_cast<double>(step)) + 0.01 * static_cast<double>(dice.below(20));
            all[name].push_back(dice.chance(static_cast<std::size_t>(percent)) ? std::optional(value) : std::nullopt);
        }
    }
    return all;
}

}  // namespace

TEST_CASE("a session and the reference agree on random schedules that react to metrics") {
    constexpr std::size_t programs = 600;
    std::size_t lived = 0;
    for (std::uint64_t seed = 0; seed < programs; ++seed) {
        const std::string text = LiveGenerator(seed).live(static_cast<int>(1 + seed % 3));
        INFO("seed " << seed << ": " << text);
        const Compilation compilation = compile(text, {.run = {{"base", "0.1"}}});
        if (!compilation.program) continue;
        const Program& program = *compilation.program;
        const auto& internals = program.compiled();
        const auto reported = reports(seed);
        schedule::Reference reference(internals.placed.graph, internals.placed.outputs[0].node);
        reference.listen([&](std::uint32_t metric, double step) -> std::optional<double> {
            const auto& series = reported.at(internals.placed.metrics[metric]);
            if (!(step >= 0) || step >= static_cast<double>(series.size())) return std::nullopt;
            return series[static_cast<std::size_t>(step)];
        });
        Session session(program);
        Dice dice(seed);
        bool alive = !program.metrics().empty();
        for (std::size_t step = 0; step < kSteps && alive; ++step) {
            const auto t = static_cast<double>(step);
            if (dice.chance(20)) session = reopened(session);
            for (const auto& [name, series] : reported) {
                const auto& used = program.metrics();
                if (series[step] && std::find(used.begin(), used.end(), name) != used.end())
                    take(session, t, {{name, *series[step]}});
            }
            const auto values = session.at(t);
            INFO("step " << step << (values ? std::string{} : render(values.error())));
            if (!values) {
                // a report that is not guarded may be missing; nothing else may go wrong
                CHECK((values.error().code == "metric-missing" || values.error().code == "not-finite"));
                alive = false;
                continue;
            }
            reference.allow(20'000);  // from the beginning, scans inside scans multiply
            const double expected = reference.at(t);
            if (reference.exhausted()) break;
            REQUIRE(same_bits(*values, {expected}));
        }
        lived += alive ? 1 : 0;
    }
    CHECK(lived > programs / 2);
}
