// Figures of a config as what can be drawn: panels of each kind, labels, lines, axes.
#include "experiment/draw.hpp"

#include "experiment/support.hpp"

namespace lrsched::experiment {
namespace {

using Strings = std::vector<std::string>;
using Numbers = std::vector<double>;

/// The sheet of the figure `f`, or of the one in that place.
plot::Sheet sheet_of(const std::string& config, std::size_t figure = 0) {
    const Lab lab;
    const Experiment experiment = lab.experiment(config);
    const Results results = do_all(experiment, lab.store());
    REQUIRE(experiment.figures.size() > figure);
    return draw(experiment.figures[figure], experiment, results);
}

plot::Figure panel_of(const std::string& config, std::size_t figure = 0) {
    const plot::Sheet sheet = sheet_of(config, figure);
    REQUIRE(sheet.panels.size() == 1);
    return sheet.panels[0];
}

Strings names_of(const plot::Figure& figure) {
    Strings names;
    for (const plot::Series& series : figure.series) names.push_back(series.name);
    return names;
}

const std::string kSchedules =
    "schedules:\n  short: linear(10)\n  long: linear(40)\n  both: {lr: linear(20), momentum: 0.9}\n";

TEST_CASE("curves are those that are named, each as far as it goes") {
    const plot::Figure figure = panel_of(kSchedules + "figures: {f: {curves: [long, short]}}\n");
    CHECK(names_of(figure) == Strings{"long", "short"});
    CHECK(figure.series[0].x.back() == 40);
    CHECK(figure.series[1].x.back() == 10);
    CHECK(figure.series[0].y.front() == 1);
    CHECK(figure.x_label == "step");
    CHECK(figure.y_label == "learning rate");
    CHECK_FALSE(figure.log_y);
}

TEST_CASE("all is every line of every schedule") {
    const plot::Figure figure = panel_of(kSchedules + "figures: {f: {curves: all}}\n");
    CHECK(names_of(figure) == Strings{"short", "long", "both lr", "both momentum"});
    CHECK(figure.y_label.empty());
}

TEST_CASE("one line of a schedule is called by its name") {
    const plot::Figure figure = panel_of(kSchedules + "figures: {f: {curves: [both.momentum]}}\n");
    CHECK(names_of(figure) == Strings{"both momentum"});
    CHECK(figure.y_label == "momentum");
}

TEST_CASE("steps say how far curves are drawn") {
    const plot::Figure figure = panel_of(kSchedules + "figures: {f: {curves: [short, long], steps: 25}}\n");
    CHECK(figure.series[0].x.back() == 25);
    CHECK(figure.series[1].x.back() == 25);
}

TEST_CASE("an endless schedule goes as far as the longest") {
    const plot::Figure figure = panel_of("schedules: {flat: 0.5, ramp: linear(300)}\nfigures: {f: {curves: all}}\n");
    CHECK(figure.series[0].x.back() == 300);
}

TEST_CASE("what the config says of a panel is what is drawn") {
    const plot::Figure figure =
        panel_of(kSchedules +
                 "figures:\n  f:\n    title: Three\n    curves: short\n    x_label: updates\n    y_label: rate\n    "
                 "y_scale: log\n"
                 "    x_scale: log\n    x: [1, 50]\n    y: [0.01, 2]\n    marks: [3, 5]\n    levels: {floor: 0.1}\n");
    CHECK(figure.title == "Three");
    CHECK(figure.x_label == "updates");
    CHECK(figure.y_label == "rate");
    CHECK(figure.log_x);
    CHECK(figure.log_y);
    CHECK(figure.x_limits.low == 1.0);
    CHECK(figure.x_limits.high == 50.0);
    CHECK(figure.y_limits.high == 2.0);
    REQUIRE(figure.guides.size() == 3);
    CHECK(figure.guides[1].at == 5);
    CHECK(figure.guides[1].direction == plot::Guide::Direction::upright);
    CHECK(figure.guides[2].at == 0.1);
    CHECK(figure.guides[2].label == "floor");
    CHECK(figure.guides[2].direction == plot::Guide::Direction::level);
}

TEST_CASE("several panels stand side by side, up to three where nothing is said") {
    const std::string panels = "panels: [{curves: short}, {curves: long}, {curves: both}, {curves: all}]";
    const plot::Sheet sheet = sheet_of(kSchedules + "figures: {f: {title: Four, " + panels + "}}\n");
    CHECK(sheet.panels.size() == 4);
    CHECK(sheet.columns == 3);
    CHECK(sheet.title == "Four");
    CHECK(sheet.size.width == 0);
    const plot::Sheet two = sheet_of(kSchedules + "figures: {f: {columns: 2, size: [8, 4], " + panels + "}}\n");
    CHECK(two.columns == 2);
    CHECK(two.size.width == 8 * plot::kPixelsPerInch);
    CHECK(two.size.height == 4 * plot::kPixelsPerInch);
}

const std::string kSwept =
    "schedules:\n  flat: 0.1\n  ours: |\n    param peak = 0.3\n    schedule lr = peak\n"
    "train:\n  problem: noisy_quadratic\n  steps: 6\n  seeds: 0..2\n"
    "  sweep: {grid: {peak: [0.3, 0.2], problem.noise: [1, 0, 0.5]}}\n";

TEST_CASE("a trained panel has the mean of each setup with the deviation of its seeds") {
    const plot::Figure figure = panel_of(kSwept + "figures: {f: {trained: loss, of: flat}}\n");
    CHECK(names_of(figure) == Strings{"flat problem.noise=1", "flat problem.noise=0", "flat problem.noise=0.5"});
    CHECK(figure.y_label == "loss");
    const plot::Series& noisy = figure.series[0];
    CHECK(noisy.x == Numbers{0, 1, 2, 3, 4, 5, 6});  // what was reached stands behind the last step
    REQUIRE(noisy.low.size() == 7);
    CHECK(noisy.low[5] < noisy.y[5]);
    CHECK(noisy.high[5] - noisy.y[5] == Approx(noisy.y[5] - noisy.low[5]));
    CHECK(noisy.low[0] == noisy.high[0]);  // all begin at the same point
}

TEST_CASE("a hyper-parameter can be shown as a metric can") {
    const plot::Figure figure =
        panel_of(kSwept + "figures: {f: {trained: lr, where: {peak: 0.2, problem.noise: 0}}}\n");
    REQUIRE(figure.series.size() == 1);
    CHECK(figure.series[0].x == Numbers{0, 1, 2, 3, 4, 5});
    for (const double rate : figure.series[0].y) CHECK(rate == Approx(0.2));
    CHECK(figure.y_label == "learning rate");
}

TEST_CASE("where chooses by the number, however it is written") {
    const plot::Figure figure =
        panel_of(kSwept + "figures: {f: {trained: loss, where: {peak: 0.30, problem.noise: 5e-1}}}\n");
    CHECK(names_of(figure) == Strings{"ours"});
}

TEST_CASE("against lays the measure along the values, which rise") {
    const plot::Figure figure = panel_of(kSwept + "figures: {f: {against: problem.noise}}\n");
    CHECK(names_of(figure) == Strings{"flat", "ours peak=0.3", "ours peak=0.2"});
    CHECK(figure.x_label == "problem.noise");
    CHECK(figure.y_label == "loss");
    for (const plot::Series& series : figure.series) {
        CHECK(series.x == Numbers{0, 0.5, 1});
        CHECK(series.dots);
        CHECK(series.y.size() == 3);
        CHECK(series.low[0] == Approx(series.high[0]));  // without noise seeds do not differ
        CHECK(series.low[2] < series.high[2]);
    }
}

TEST_CASE("a setup whose runs all diverge has no point") {
    const plot::Figure figure = panel_of(
        "schedules:\n  ours: |\n    param peak = 0.3\n    schedule lr = peak\n"
        "train:\n  problem: noisy_quadratic\n  steps: 60\n  loss_bound: 1e6\n  sweep: {grid: {peak: [0.1, 5, 0.2]}}\n"
        "figures: {f: {against: peak}}\n");
    REQUIRE(figure.series.size() == 1);
    CHECK(figure.series[0].x == Numbers{0.1, 0.2});
}

const std::string kRange =
    "schedules: {a: 0.1}\nrange_tests: {r: {problem: noisy_quadratic, from: 1e-4, to: 10, steps: 60}}\n";

TEST_CASE("a range test has its losses, the smoothed ones and pins at what it suggests") {
    const plot::Figure figure = panel_of(kRange + "figures: {f: {range_test: r}}\n");
    CHECK(names_of(figure) == Strings{"loss", "smoothed loss"});
    CHECK(figure.series[0].pale);
    CHECK(figure.log_x);
    CHECK(figure.x_label == "learning rate");
    REQUIRE_FALSE(figure.pins.empty());
    CHECK(figure.pins[0].label.starts_with("steepest "));
}

TEST_CASE("a config without figures has the usual ones") {
    const Lab lab;
    const auto figures = [&](const std::string& config) {
        Strings names;
        for (const Figure& figure : lab.experiment(config).figures) names.push_back(figure.name);
        return names;
    };
    CHECK(figures("schedules: {a: 0.1}\n") == Strings{"schedules"});
    CHECK(figures(kSwept) == Strings{"schedules", "training"});
    CHECK(figures(kRange) == Strings{"schedules", "range-test-1"});
}

TEST_CASE("the usual figure of a training shows what is recorded") {
    const plot::Figure figure = panel_of(
        "schedules: {a: 0.1}\ntrain: {problem: noisy_quadratic, steps: 4, metrics: [grad_norm], measure: grad_norm}\n",
        1);
    CHECK(figure.y_label == "grad_norm");
    CHECK(names_of(figure) == Strings{"a"});
}

TEST_CASE("a setup is called by what tells it from the others") {
    const auto labels = [](const std::string& config) {
        const Lab lab;
        const Experiment experiment = lab.experiment(config);
        Strings all;
        for (const Setup& setup : experiment.training->setups) all.push_back(label_of(experiment, setup));
        return all;
    };
    const std::string train = "train: {problem: noisy_quadratic, steps: 4";
    CHECK(labels("schedules: {a: 0.1}\n" + train + "}\n") == Strings{"a"});
    CHECK(labels("schedules: {a: 0.1}\n" + train + ", sweep: {grid: {problem.noise: [0, 1]}}}\n") ==
          Strings{"problem.noise=0", "problem.noise=1"});
    CHECK(labels("schedules: {a: 0.1, b: 0.2}\n" + train + ", sweep: {grid: {problem.noise: 1}}}\n") ==
          Strings{"a problem.noise=1", "b problem.noise=1"});
}

}  // namespace
}  // namespace lrsched::experiment
