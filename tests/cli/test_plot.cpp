#include <algorithm>

#include "experiment/sampling.hpp"
#include "harness/catch.hpp"
#include "support.hpp"

using namespace lrsched;
using namespace lrsched::cli::tests;

namespace {

plot::Series sampled(const std::string& text) {
    const Compilation compilation = compile(text);
    REQUIRE(compilation.program);
    std::vector<Diagnostic> diagnostics;
    const auto summaries = summarize(*compilation.program, diagnostics);
    return experiment::sample(*compilation.program, 0, summaries.front(), {0, summaries.front().horizon});
}

/// The steepest piece of the curve between x = first and x = last: its width and height.
std::pair<double, double> steepest(const plot::Series& series, double first, double last) {
    std::pair<double, double> found{1, 0};
    for (std::size_t i = 1; i < series.x.size(); ++i) {
        const double height = std::abs(series.y[i] - series.y[i - 1]);
        if (series.x[i - 1] >= first && series.x[i] <= last && height > found.second)
            found = {series.x[i] - series.x[i - 1], height};
    }
    return found;
}

std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("a jump inside a formula is drawn upright") {
    const plot::Series series = sampled("step(30) for 90");
    const auto [width, height] = steepest(series, 29, 31);
    CHECK(width < 1e-6);
    CHECK(height == Approx(0.9));
    CHECK(std::ranges::is_sorted(series.x));
}

TEST_CASE("a jump that only a logarithmic axis shows is upright, too") {
    const plot::Series series = sampled("step(30) for 100");
    const auto [width, height] = steepest(series, 89, 91);
    CHECK(width < 1e-6);
    CHECK(height == Approx(0.009));
}

TEST_CASE("a jump to or below zero is upright, and a smooth fall gets no points") {
    const plot::Series series = sampled("(if t < 50 then 1e-3 else 0) for 100");
    CHECK(steepest(series, 49, 51).first < 1e-6);
    CHECK(steepest(sampled("(if t < 50 then 1 else -1) for 100"), 49, 51).first < 1e-6);
    CHECK(sampled("0.5^t for 100").x.size() == 101);
}

TEST_CASE("a jump is upright in a schedule of millions of steps too") {
    const plot::Series series = sampled("step(1000000) for 3000000");
    CHECK(series.x.size() < 5000);
    const auto [width, height] = steepest(series, 999000, 1001000);
    CHECK(width < 1e-3);
    CHECK(height == Approx(0.9));
}

TEST_CASE("a short schedule is sampled at every whole step, ends and joins included") {
    const plot::Series series = sampled("chain(warmup(10), linear(90, to=0))");
    CHECK(series.marks == std::vector<double>{10});
    CHECK(series.x.front() == 0);
    CHECK(series.x.back() == 100);
    CHECK(series.y.back() == 0);
    for (double step = 0; step <= 100; ++step) CHECK(std::ranges::find(series.x, step) != series.x.end());
}

TEST_CASE("plot fits the window or what is asked for") {
    CHECK(lines(run({"plot", "linear(9, to=0)"}, {.out_terminal = {.interactive = true, .columns = 60, .rows = 20}})
                    .out) == 18);
    CHECK(lines(run({"plot", "linear(9, to=0)", "--height", "9"}).out) == 9);
    const Ran narrow = run({"plot", "linear(9, to=0)", "--ascii", "--width", "30"});
    std::size_t widest = 0;
    for (std::size_t begin = 0; begin < narrow.out.size(); begin = narrow.out.find('\n', begin) + 1) {
        widest = std::max(widest, narrow.out.find('\n', begin) - begin);
    }
    CHECK(widest <= 30);
    CHECK(std::ranges::all_of(narrow.out, [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
}

TEST_CASE("plot compares several inputs and names them") {
    const Ran ran = run({"plot", "linear(9, to=0)", "step(30) for 90", "--width", "100"});
    CHECK(contains(ran.out, "linear(9, to=0)"));
    CHECK(contains(ran.out, "step(30) for 90"));
}

TEST_CASE("plot reports every input that is wrong and draws nothing") {
    const Ran ran = run({"plot", "no_such(3)", "linear(9, to=0)", "not_there(4)"});
    CHECK(ran.exit == 1);
    CHECK(ran.out.empty());
    CHECK(contains(ran.err, "no_such"));
    CHECK(contains(ran.err, "not_there"));
}

TEST_CASE("plot has a title, a range and a logarithmic scale") {
    CHECK(contains(run({"plot", "linear(9, to=0)", "--title", "my rates"}).out, "my rates"));
    const Ran part = run({"plot", "linear(900, to=0)", "--steps", "500:600"});
    CHECK(contains(part.out, "500"));
    CHECK_FALSE(contains(part.out, "900"));
    CHECK(run({"plot", "0.5^t", "--log", "--total", "40"}).out != run({"plot", "0.5^t", "--total", "40"}).out);
}

TEST_CASE("plot draws marks and levels with their labels and calls the axes as asked") {
    const Ran ran = run({"plot", "linear(90)", "--mark", "30=half way", "--mark", "60", "--level", "-0.5=floor",
                         "--x-label", "epoch", "--y-label", "rate"});
    CHECK(contains(ran.out, "half way (30)"));
    CHECK(contains(ran.out, "floor (-0.5)"));
    CHECK(contains(ran.out, "epoch"));
    CHECK(contains(ran.out, "rate"));
    CHECK(run({"plot", "linear(90)", "--mark", "30"}).out != run({"plot", "linear(90)"}).out);
}

TEST_CASE("plot refuses marks that are no numbers and sizes that are none") {
    for (const std::string mark : {"x", "", "=peak", "10ep"})
        CHECK(run({"plot", "linear(9)", "--mark", mark}).exit == 2);
    CHECK(contains(run({"plot", "linear(9)", "--level", "a=b"}).err, "`--level` takes a number"));
    for (const std::string size : {"3", "x", "3x", "0x5", "-1x5", "3x4cm", "nanx4"}) {
        const Ran ran = run({"plot", "linear(9)", "-o", "f.svg", "--size", size});
        CHECK(ran.exit == 2);
        CHECK(contains(ran.err, "`--size` takes pixels"));
    }
    CHECK(contains(run({"plot", "linear(9)", "--size", "600x400"}).err, "`--size` is for a picture"));
}

TEST_CASE("plot makes a picture of the size that is asked for") {
    const Folder folder;
    const Ran ran = run({"plot", "linear(9)", "-o", folder.path("rates.svg"), "--size", "12x6in"});
    if (contains(ran.err, "need gnuplot")) return;
    CHECK(contains(folder.read("rates.svg"), R"(width="1152" height="576")"));
    CHECK(run({"plot", "linear(9)", "-o", folder.path("small.svg"), "--size", "20x20"}).exit == 3);
}

TEST_CASE("plot writes a picture") {
    const Folder folder;
    const Ran ran = run({"plot", "linear(9, to=0)", "-o", folder.path("rates.svg")});
    if (contains(ran.err, "need gnuplot")) {
        CHECK(ran.exit == 3);
        return;
    }
    CHECK(ran.exit == 0);
    CHECK(ran.out.empty());
    CHECK(contains(folder.read("rates.svg"), "</svg>"));
    CHECK(run({"plot", "linear(9, to=0)", "-o", folder.path("no/folder.svg")}).exit == 3);
}
