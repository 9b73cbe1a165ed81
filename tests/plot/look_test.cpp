// Tests of colours, strokes and what the legend says.
#include "plot/look.hpp"

#include <catch2/catch.hpp>

#include "sheets.hpp"

namespace lrsched::plot {
namespace {

using namespace lrsched::test;

std::vector<std::string> names(const Figure& figure) {
    std::vector<std::string> result;
    for (const Key& key : keys_of(figure)) result.push_back(key.name);
    return result;
}

using Names = std::vector<std::string>;

TEST_CASE("curves take the colours of the palette in turn, then other strokes") {
    const Figure many = figure("", std::vector<Series>(22, points({0}, {0})));
    CHECK(look_of(many, 0) == Look{Color::blue, Stroke::solid, false});
    CHECK(look_of(many, 1).color == Color::red);
    CHECK(look_of(many, 7) == Look{Color::blue, Stroke::dashed, false});
    CHECK(look_of(many, 14).stroke == Stroke::dotted);
    CHECK(look_of(many, 21).stroke == Stroke::solid);
}

TEST_CASE("a curve keeps the looks it was given") {
    Figure one = figure("", {points({0}, {0})});
    one.series[0].color = Color::green;
    one.series[0].stroke = Stroke::dotted;
    one.series[0].pale = true;
    CHECK(look_of(one, 0) == Look{Color::green, Stroke::dotted, true});
}

TEST_CASE("every colour has a name, a place in the palette and an ink") {
    for (const Paint& paint : palette()) {
        CHECK(color_named(paint.name) == paint.color);
        CHECK(&paint_of(paint.color) == &paint);
        CHECK(paint.hex.size() == 7);
        CHECK_FALSE(paint.ink.empty());
    }
    CHECK_FALSE(color_named("purple"));
    CHECK_FALSE(color_named("automatic"));
    CHECK(&paint_of_curve(curve_colors()) == &paint_of_curve(0));
}

TEST_CASE("the legend names curves where there are several, and guides that have a label") {
    CHECK(names(one_cycle()).empty());
    CHECK(names(three_curves()) == Names{"points", "trapeze", "points"});
    Figure guided = one_cycle();
    guided.guides = {upright(30, ""), level(0.1, "peak")};
    CHECK(names(guided) == Names{"lr", "peak"});
    guided.series[0].name.clear();
    CHECK(names(guided) == Names{"peak"});
    CHECK(names(figure("", {})).empty());
}

TEST_CASE("guides of one label and look are one entry") {
    Figure guided = one_cycle();
    guided.series[0].name.clear();
    guided.guides = {upright(30, "decay"), upright(60, "decay"), level(0.1, "decay"), upright(80, "end")};
    const auto keys = keys_of(guided);
    REQUIRE(keys.size() == 3);
    CHECK(keys[0].shared);
    CHECK_FALSE(keys[1].shared);
    CHECK(keys[1].kind == Key::Kind::level);
}

}  // namespace
}  // namespace lrsched::plot
