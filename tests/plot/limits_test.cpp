// Tests of how far axes reach: points, bands, guides, and limits that a caller sets.
#include <catch2/catch.hpp>

#include "figures.hpp"
#include "plot/footnote.hpp"
#include "plot/ticks.hpp"
#include "sheets.hpp"

namespace lrsched::plot {
namespace {

using namespace lrsched::test;

Figure ramp() { return figure("", {points({0, 50, 100}, {0, 5, 10})}); }

std::string fault_with(const Limits& x, const Limits& y, bool log = false) {
    Figure limited = ramp();
    limited.x_limits = x;
    limited.y_limits = y;
    limited.log_x = log;
    limited.log_y = log;
    return fault_of(Sheet{{ramp(), limited}});
}

TEST_CASE("an axis ends where its limits say and nowhere else") {
    Figure limited = ramp();
    limited.y_limits = {2, {}};
    const Scales scales = scales_of(limited);
    CHECK(scales.y.low == 2);
    CHECK(scales.y.high == 10);
    CHECK(padded(scales.y, 0.05).low == 2);
    CHECK(padded(scales.y, 0.05).high > 10);
    limited.y_limits = {2.5, 7.5};
    const Axis axis = rounded_axis_of(scales_of(limited).y, 3, Notation::plain);
    CHECK(axis.scale.low == 2.5);
    CHECK(axis.scale.high == 7.5);
    CHECK(axis.ticks.front().value == 4);
}

TEST_CASE("the y axis holds what is seen between the limits of the x axis") {
    Figure limited = ramp();
    limited.x_limits = {0, 60};
    CHECK(scales_of(limited).y.high == 5);
    limited.x_limits = {200, 300};
    CHECK(scales_of(limited).x.low == 200);
    CHECK_FALSE(scales_of(limited).empty);
}

TEST_CASE("limits beyond all points leave an axis that goes up") {
    for (const bool log : {false, true}) {
        for (const Limits& limits : {Limits{20, {}}, Limits{{}, 1e-3}, Limits{1e300, {}}, Limits{{}, 1e-300}}) {
            Figure limited = ramp();
            limited.log_y = log;
            limited.series[0].y = {1, 5, 10};
            limited.y_limits = limits;
            const Scale scale = scales_of(limited).y;
            CHECK(scale.low < scale.high);
            CHECK(axis_of(scale, 5, Notation::plain).ticks.size() >= 2);
        }
    }
}

TEST_CASE("limits that make no axis are faults, and drawing goes without them") {
    CHECK(fault_with({0, 10}, {-1, 1}).empty());
    CHECK(fault_with({10, 0}, {}) == "the x axis goes from 10 to 0; it takes a smaller number, then a greater one");
    CHECK(fault_with({}, {3, 3}) == "the y axis goes from 3 to 3; it takes a smaller number, then a greater one");
    CHECK(fault_with({kGap, {}}, {}) == "a x axis cannot end at nan");
    CHECK(fault_with({}, {{}, 1e301}) == "a y axis cannot end at 1e+301");
    CHECK(fault_with({}, {0, 1}, true) == "a logarithmic y axis cannot end at 0");
    Figure wrong = ramp();
    wrong.y_limits = {10, 0};
    CHECK(scales_of(wrong).y.high == 10);
    CHECK_FALSE(scales_of(wrong).y.high_fixed);
}

TEST_CASE("guides, points and bands are within the axes") {
    Figure shown = ramp();
    shown.guides = {upright(120, ""), level(-3, "")};
    shown.pins = {{10, 12, "", Color::automatic}};
    CHECK(scales_of(shown).x.high == 120);
    CHECK(scales_of(shown).y.low == -3);
    CHECK(scales_of(shown).y.high == 12);
    shown.series[0].low = {-5, 4, 9};
    shown.series[0].high = {1, 6, 30};
    CHECK(scales_of(shown).y.low == -5);
    CHECK(scales_of(shown).y.high == 30);
}

TEST_CASE("what a logarithmic axis has no place for is said") {
    Figure shown = ramp();
    shown.series[0].x = {1, 50, 100};
    shown.log_y = true;
    shown.guides = {level(0, ""), level(-1, ""), upright(0, "")};
    CHECK(footnote(scales_of(shown)) == "1 point, 2 lines at or below zero are not shown (log axis)");
    shown.series[0].y[0] = 1;
    shown.guides = {level(-1, "")};
    CHECK(footnote(scales_of(shown)) == "1 line at or below zero is not shown (log axis)");
    shown.guides.clear();
    shown.series[0].low = {0, 4, 9};
    shown.series[0].high = {1, 6, 30};
    CHECK(footnote(scales_of(shown)) == "a band goes on to zero or below (log axis)");
    CHECK(scales_of(shown).y.low == 1);
    shown.series[0].y[0] = 0;
    CHECK(footnote(scales_of(shown)) == "1 point at or below zero is not shown (log axis); nor is all of a band");
}

}  // namespace
}  // namespace lrsched::plot
