// Tests of figures as text for a terminal.
#include "plot/terminal.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <sstream>
#include <vector>

#include "golden.hpp"
#include "plot/lettering.hpp"
#include "sheets.hpp"

namespace lrsched::plot {
namespace {

using namespace lrsched::test;

constexpr TerminalStyle kUnicode{72, 20, false, true};
constexpr TerminalStyle kAscii{72, 20, false, false};
constexpr TerminalStyle kColor{72, 20, true, true};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST_CASE("drawings of single curves are as expected") {
    check_golden("one_curve_unicode", draw_terminal(one_cycle(), kUnicode));
    check_golden("one_curve_ascii", draw_terminal(one_cycle(), kAscii));
    check_golden("one_curve_color", draw_terminal(one_cycle(), kColor));
    check_golden("one_curve_smallest", draw_terminal(one_cycle(), {20, 6, false, true}));
    check_golden("one_curve_smallest_ascii", draw_terminal(one_cycle(), {20, 6, false, false}));
}

TEST_CASE("drawings of several curves tell them apart with and without colour") {
    check_golden("three_curves_by_signs", draw_terminal(three_curves(), kUnicode));
    check_golden("three_curves_by_characters", draw_terminal(three_curves(), kAscii));
    check_golden("three_curves_by_colour", draw_terminal(three_curves(), kColor));
}

TEST_CASE("curves that lie upon each other are both seen") {
    const Series line = curve("a", 10, [](double t) { return t; });
    Series same = line;
    same.name = "b";
    check_golden("equal_curves_take_turns", draw_terminal(figure("", {line, same}), {60, 12, false, false}));
    check_golden("equal_curves_have_both_signs", draw_terminal(figure("", {line, same}), {60, 12, false, true}));
}

TEST_CASE("a logarithmic axis has decades, and says what it leaves out") {
    check_golden("log_axis_decades", draw_terminal(decay_on_log_axis(), kUnicode));
    Figure with_zeros = decay_on_log_axis();
    with_zeros.series[0].y[40] = 0;
    with_zeros.series[0].y[41] = -1;
    check_golden("log_axis_leaves_out_zero", draw_terminal(with_zeros, kUnicode));
    with_zeros.series[0].y[41] = 1e-3;
    CHECK(contains(draw_terminal(with_zeros, kUnicode), "1 point at or below zero is not shown (log axis)"));
    Figure narrow = decay_on_log_axis();
    narrow.series = {points({0, 1}, {2e-4, 7e-4})};
    check_golden("log_axis_within_a_decade", draw_terminal(narrow, kUnicode));
    Figure across = decay_on_log_axis();
    across.log_x = true;
    check_golden("log_x_axis", draw_terminal(across, kUnicode));
}

TEST_CASE("steps hold their value until the next point") {
    Figure stairs = figure("steps", {points({0, 30, 60, 90}, {0.1, 0.01, 0.001, 0.001})});
    stairs.series[0].steps = true;
    stairs.series[0].marks = {30, 60};
    check_golden("steps_hold_their_value", draw_terminal(stairs, kUnicode));
}

TEST_CASE("curves of one value, one point or no point are drawn") {
    check_golden("constant", draw_terminal(figure("constant", {points({0, 10}, {0.1, 0.1})}), {60, 12, false, true}));
    check_golden("constant_zero", draw_terminal(figure("", {points({0, 10}, {0, 0})}), {60, 12, false, true}));
    check_golden("constant_negative", draw_terminal(figure("", {points({0, 10}, {-2, -2})}), {60, 12, false, true}));
    check_golden("one_point", draw_terminal(figure("point", {points({5}, {3})}), {60, 12, false, true}));
    check_golden("no_series", draw_terminal(figure("nothing", {}), {60, 12, false, true}));
    CHECK(contains(draw_terminal(figure("", {points({}, {})}), kUnicode), "no data"));
    CHECK(contains(draw_terminal(figure("", {points({kGap}, {1})}), kUnicode), "no data"));
}

TEST_CASE("what is not finite is a gap, and a point between two gaps is a sign") {
    Figure gaps = one_cycle();
    for (const std::size_t i : {std::size_t{50}, std::size_t{60}}) gaps.series[0].y[i] = kGap;
    gaps.series[0].y[52] = std::numeric_limits<double>::infinity();
    gaps.series[0].y[70] = -std::numeric_limits<double>::infinity();
    check_golden("gaps", draw_terminal(gaps, kUnicode));
}

TEST_CASE("values from 1e-300 to 1e300 have an axis") {
    check_golden("huge_values", draw_terminal(whole_range(), kUnicode));
    Figure log = whole_range();
    log.log_y = true;
    check_golden("huge_values_log_axis", draw_terminal(log, kUnicode));
    const double most = std::numeric_limits<double>::max();
    check_golden("largest_doubles", draw_terminal(figure("", {points({-most, most}, {-most, most})}), kUnicode));
}

TEST_CASE("rounding noise on a constant is no curve") {
    const std::string noisy = draw_terminal(figure("", {points({0, 1, 2}, {0.3, 0.3 + 1e-16, 0.3 - 2e-16})}), kUnicode);
    CHECK(noisy == draw_terminal(figure("", {points({0, 1, 2}, {0.3, 0.3, 0.3})}), kUnicode));
}

TEST_CASE("every size gives exactly its rows, none wider than its columns") {
    Figure log = whole_range();
    log.log_y = true;
    Figure zeros = decay_on_log_axis();
    zeros.series[0].y[3] = 0;
    for (const Figure& drawn : {one_cycle(), three_curves(), log, zeros, figure("", {})}) {
        for (const int columns : {20, 21, 33, 80, 400}) {
            for (const int rows : {6, 7, 8, 9, 11, 12, 13, 24, 100}) {
                for (const bool unicode : {false, true}) {
                    const auto lines = lines_of(draw_terminal(drawn, {columns, rows, false, unicode}));
                    REQUIRE(lines.size() == static_cast<std::size_t>(rows));
                    for (const std::string& line : lines) REQUIRE(width(letters(line)) <= columns);
                }
            }
        }
    }
}

TEST_CASE("sizes that are too small are taken as the smallest") {
    CHECK(draw_terminal(one_cycle(), {0, -5, false, true}) == draw_terminal(one_cycle(), {20, 6, false, true}));
}

TEST_CASE("plain ASCII is ASCII whatever the texts are") {
    Figure foreign = three_curves();
    foreign.title = "Lernraten für ½ Modell 模型";
    foreign.y_label = "η";
    foreign.series[0].name = "каша";
    const std::string text = draw_terminal(foreign, kAscii);
    CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
    CHECK(contains(text, "Lernraten f?r ? Modell ??"));
}

TEST_CASE("texts of the user cannot send commands to the terminal") {
    Figure hostile = three_curves();
    hostile.title =
        "a\x1b[2Jb\nc\x9b"
        "d\x07";
    hostile.series[1].name = "\x1b]0;x\x07";
    const std::string text = draw_terminal(hostile, kUnicode);
    CHECK(std::none_of(text.begin(), text.end(), [](char c) { return c != '\n' && c >= 0 && c < ' '; }));
    CHECK(lines_of(text).size() == 20);
    CHECK(contains(text,
                   "a [2Jb c\xEF\xBF\xBD"
                   "d"));
}

TEST_CASE("without colour there are no escape sequences, with colour all are closed") {
    CHECK_FALSE(contains(draw_terminal(three_curves(), kUnicode), "\x1b"));
    for (const std::string& line : lines_of(draw_terminal(three_curves(), kColor))) {
        const std::size_t last = line.rfind('\x1b');
        if (last != std::string::npos) CHECK(line.substr(last, 4) == "\x1b[0m");
    }
}

TEST_CASE("a legend without room says how many names are missing") {
    Figure many = figure("many", {});
    for (int i = 0; i < 70; ++i) {
        many.series.push_back(curve("series " + std::to_string(i), 10, [i](double t) { return t + i; }));
    }
    check_golden("many_series", draw_terminal(many, kUnicode));
}

TEST_CASE("marks that stand close get no vertical lines") {
    Figure dense = one_cycle();
    for (int i = 1; i < 100; i += 2) dense.series[0].marks.push_back(i);
    dense.series[0].marks.push_back(kGap);
    dense.series[0].marks.push_back(1000);
    check_golden("many_marks", draw_terminal(dense, kUnicode));
}

TEST_CASE("x and y of different lengths are drawn as far as both go") {
    CHECK(draw_terminal(figure("", {points({0, 1, 2, 3}, {1, 2})}), kUnicode) ==
          draw_terminal(figure("", {points({0, 1}, {1, 2, 9})}), kUnicode));
}

TEST_CASE("straight lines, points with labels and bands are drawn and named") {
    check_golden("guides_and_bands", draw_terminal(means(), {80, 20, false, true}));
    check_golden("guides_and_bands_ascii", draw_terminal(means(), {80, 20, false, false}));
    check_golden("guides_and_bands_color", draw_terminal(means(), {80, 20, true, true}));
    check_golden("points_with_labels", draw_terminal(range_test(), {80, 20, false, true}));
    check_golden("points_with_labels_ascii", draw_terminal(range_test(), {60, 12, false, false}));
}

TEST_CASE("panels stand side by side where there is room, else below each other") {
    check_golden("panels_side_by_side", draw_terminal(warmup_sheet(), {80, 14, false, true}));
    check_golden("panels_below_each_other", draw_terminal(warmup_sheet(), {60, 14, false, true}));
    check_golden("panels_in_two_rows", draw_terminal(descent_sheet(), {80, 12, false, true}));
    const auto three = lines_of(draw_terminal(descent_sheet(), {108, 12, false, true}));
    CHECK(three.size() == 12);
    CHECK(lines_of(draw_terminal(descent_sheet(), {107, 12, false, true})).size() == 25);
}

TEST_CASE("a sheet of one panel is that panel, below the title of the sheet") {
    CHECK(draw_terminal(Sheet{{one_cycle()}}, kUnicode) == draw_terminal(one_cycle(), kUnicode));
    CHECK(draw_terminal(Sheet{{one_cycle()}, 1, "all"}, kUnicode)
              .ends_with("all\n\n" + draw_terminal(one_cycle(), kUnicode)));
    CHECK(draw_terminal(Sheet{}, kUnicode).empty());
}

TEST_CASE("a row of panels is never wider than the terminal and closes its colours") {
    for (const int columns : {20, 70, 71, 80, 108, 200}) {
        for (const Sheet& sheet : {warmup_sheet(), descent_sheet(), Sheet{{means(), range_test()}, 2, "模型"}}) {
            for (const std::string& line : lines_of(draw_terminal(sheet, {columns, 15, false, true}))) {
                REQUIRE(width(letters(line)) <= columns);
            }
        }
    }
    for (const std::string& line : lines_of(draw_terminal(warmup_sheet(), {80, 15, true, true}))) {
        const std::size_t last = line.rfind('\x1b');
        if (last != std::string::npos) CHECK(line.substr(last, 4) == "\x1b[0m");
    }
}

TEST_CASE("points without a line are signs where they are few and dots where they are many") {
    Figure scattered = figure("", {points({0, 5, 10}, {0, 3, 1})});
    scattered.series[0].stroke = Stroke::none;
    const std::string few = draw_terminal(scattered, kUnicode);
    CHECK(contains(few, "•"));
    scattered.series = {curve("", 1000, [](double t) { return std::fmod(t * t, 17); })};
    scattered.series[0].stroke = Stroke::none;
    CHECK_FALSE(contains(draw_terminal(scattered, kUnicode), "•"));
}

TEST_CASE("a curve is drawn only within the limits of its axes") {
    Figure limited = one_cycle();
    limited.x_limits = {20, 60};
    limited.y_limits = {0.02, 0.05};
    check_golden("limits_cut_a_curve", draw_terminal(limited, {60, 12, false, true}));
}

}  // namespace
}  // namespace lrsched::plot
