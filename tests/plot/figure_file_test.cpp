// Tests of figures as files.
#include "plot/figure_file.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <limits>
#include <regex>

#include "../file/as_user.hpp"
#include "../file/folder.hpp"
#include "golden.hpp"
#include "plot/process.hpp"
#include "plot/script.hpp"
#include "sheets.hpp"

namespace lrsched::plot {
namespace {

using namespace lrsched::test;

bool have_gnuplot() {
    const Command version{{"gnuplot", "--version"}, "", std::chrono::seconds(10), 1000};
    static const bool have = run(version).how == Ended::How::exited;
    if (!have) WARN("skipped: gnuplot is not installed");
    return have;
}

std::string message_of(const std::optional<file::Error>& error) {
    REQUIRE(error);
    return message(*error);
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// The path of programs while it lives: one folder, perhaps with a `gnuplot` of ours in it.
class ProgramPath {
public:
    explicit ProgramPath(const std::string& path) : saved_(std::getenv("PATH")) { ::setenv("PATH", path.c_str(), 1); }
    ProgramPath(const ProgramPath&) = delete;
    ProgramPath& operator=(const ProgramPath&) = delete;
    ~ProgramPath() { ::setenv("PATH", saved_.c_str(), 1); }

private:
    std::string saved_;
};

std::string with_gnuplot_that(const Folder& folder, std::string_view does) {
    put(folder / "gnuplot", "#!/bin/sh\n" + std::string(does) + "\n");
    REQUIRE(::chmod((folder / "gnuplot").c_str(), 0755) == 0);
    const ProgramPath programs(folder.path());
    return message_of(write_figure({{one_cycle()}, 1}, folder / "f.svg")).substr((folder / "f.svg: ").size());
}

// All texts of a drawing, in order.
std::vector<std::string> texts_of(const std::string& svg) {
    std::vector<std::string> texts;
    const std::regex element("<text>(.*?)</text>");
    for (std::sregex_iterator it(svg.begin(), svg.end(), element), end; it != end; ++it) {
        texts.push_back(std::regex_replace((*it)[1].str(), std::regex("<[^>]*>"), ""));
    }
    return texts;
}

std::string svg_of(const Sheet& sheet) {
    const Folder folder;
    const auto error = write_figure(sheet, folder / "f.svg");
    INFO((error ? message(*error) : ""));
    REQUIRE_FALSE(error);
    return get(folder / "f.svg");
}

TEST_CASE("a figure is written in the format of its extension") {
    if (!have_gnuplot()) return;
    const Folder folder;
    const Sheet sheet{{three_curves()}, 1};
    REQUIRE_FALSE(write_figure(sheet, folder / "f.svg"));
    REQUIRE_FALSE(write_figure(sheet, folder / "f.PNG"));
    REQUIRE_FALSE(write_figure(sheet, folder / "f.pdf"));
    CHECK(get(folder / "f.svg").starts_with("<?xml"));
    CHECK(get(folder / "f.PNG").starts_with("\x89PNG"));
    CHECK(get(folder / "f.pdf").starts_with("%PDF"));
    CHECK(folder.names().size() == 3);
}

TEST_CASE("the same figure gives the same bytes") {
    if (!have_gnuplot()) return;
    const Folder folder;
    const std::string extension = GENERATE(".svg", ".png", ".pdf");
    const Sheet sheet{{three_curves(), one_cycle()}, 2};
    REQUIRE_FALSE(write_figure(sheet, folder / "a" + extension));
    REQUIRE_FALSE(write_figure(sheet, folder / "b" + extension));
    CHECK(get(folder / "a" + extension) == get(folder / "b" + extension));
    CHECK_FALSE(contains(get(folder / "a" + extension), "CreationDate"));
}

TEST_CASE("a drawing holds its words and numbers") {
    if (!have_gnuplot()) return;
    const auto texts = texts_of(svg_of({{three_curves()}, 1}));
    for (const std::string word : {"three schedules", "step", "learning rate", "trapeze", "100k", "×10-4"}) {
        INFO(word);
        CHECK(std::find(texts.begin(), texts.end(), word) != texts.end());
    }
}

TEST_CASE("texts of the user are drawn as they are and run nothing") {
    if (!have_gnuplot()) return;
    const Folder folder;
    const std::string victim = folder / "victim";
    Figure hostile = three_curves();
    hostile.title = "`touch " + victim + "`";
    hostile.x_label = "'; system('touch " + victim + "'); '";
    hostile.y_label = "a_{b}^2 @c \\n %1 !7 {/Symbol a}";
    hostile.series[0].name = "x\"\nsystem(\"touch " + victim + "\")\n";
    hostile.series[1].name = "<&> '' \\";
    hostile.series[2].name = "END_OF_DATA";
    const std::string svg = svg_of({{hostile}, 1});
    CHECK_FALSE(std::filesystem::exists(victim));
    const auto texts = texts_of(svg);
    for (const std::string& word : {hostile.title, hostile.x_label, hostile.y_label, std::string("END_OF_DATA")}) {
        INFO(word);
        CHECK(std::find(texts.begin(), texts.end(), word) != texts.end());
    }
    CHECK(contains(svg, "&lt;&amp;> '' \\"));
}

TEST_CASE("drawings that are hard to draw are drawn") {
    if (!have_gnuplot()) return;
    Figure log = whole_range();
    log.log_y = true;
    Figure zeros = decay_on_log_axis();
    zeros.series[0].y[5] = 0;
    Figure gaps = one_cycle();
    gaps.series[0].y[0] = kGap;
    gaps.series[0].y[2] = kGap;
    const double most = std::numeric_limits<double>::max();
    Figure many = figure("\xff\xfe\x01", {});
    for (int i = 0; i < 70; ++i) many.series.push_back(curve("series", 10, [i](double t) { return t * i; }));
    for (int i = 0; i < 1000; ++i) many.series[0].marks.push_back(i / 100.0);
    const Sheet sheet{
        {whole_range(), log, zeros, gaps, figure("", {}), figure("", {points({1}, {2})}), many,
         figure("", {points({}, {})}), figure(std::string(5000, 'w'), {points({-most, most}, {-most, most})})},
        3};
    const std::string svg = svg_of(sheet);
    CHECK(contains(svg, "no data"));
    CHECK(contains(svg, "1 point at or below zero is not shown (log axis)"));
    CHECK(contains(svg, "+58 more"));
}

TEST_CASE("panels stand side by side") {
    if (!have_gnuplot()) return;
    const std::vector<Figure> four(4, one_cycle());
    CHECK(contains(svg_of({four, 2}), "width=\"896\""));
    CHECK(contains(svg_of({four, 4}), "width=\"1792\""));
    CHECK(contains(svg_of({four, 0}), "width=\"672\""));
    CHECK(svg_of({four, 9}) == svg_of({four, 4}));
}

TEST_CASE("scripts are as expected") {
    check_golden("script_of_panels", script_of(lay_out(small_sheet()), Format::svg));
    check_golden("script_of_one_figure", script_of(lay_out({{small_sheet().panels[1]}}), Format::png));
}

TEST_CASE("a drawing holds the titles, labels and guides of a sheet") {
    if (!have_gnuplot()) return;
    const auto texts = texts_of(svg_of(warmup_sheet()));
    for (const std::string word : {"学習率のウォームアップ", "Linear Warmup (warmup=10)", "学習率", "Warmup終了"}) {
        INFO(word);
        CHECK(std::find(texts.begin(), texts.end(), word) != texts.end());
    }
    const auto labels = texts_of(svg_of({{range_test()}}));
    CHECK(std::find(labels.begin(), labels.end(), "steepest 0.0049") != labels.end());
}

TEST_CASE("every kind of sheet is drawn in every format") {
    if (!have_gnuplot()) return;
    const Folder folder;
    for (const std::string name : {"f.svg", "f.png", "f.pdf"}) {
        for (const Sheet& sheet : {small_sheet(), descent_sheet(), Sheet{{means(), range_test()}, 2}}) {
            const auto error = write_figure(sheet, folder / name);
            INFO((error ? message(*error) : ""));
            CHECK_FALSE(error);
        }
    }
}

TEST_CASE("a figure has the size that it is asked for") {
    if (!have_gnuplot()) return;
    Sheet sheet = warmup_sheet();
    sheet.size = inches(12, 6);
    CHECK(contains(svg_of(sheet), R"(width="1152" height="576")"));
    sheet.size = {500, 0};
    CHECK(contains(svg_of(sheet), R"(width="500" )"));
    sheet.size = {0, 400};
    CHECK(contains(svg_of(sheet), R"(width="896" height="400")"));
}

TEST_CASE("a size that is no size or leaves no room for curves is refused") {
    const Folder folder;
    const auto refusal = [&folder](Size size) {
        Sheet sheet = warmup_sheet();
        sheet.size = size;
        return message_of(write_figure(sheet, folder / "f.svg")).substr((folder / "f.svg: ").size());
    };
    CHECK(refusal({200, 100}) ==
          "a figure of 200 x 100 pixels has no room for its curves; this one takes at least 328 x 188");
    CHECK(refusal({-1, 100}) == "-1 x 100 is no size of a figure");
    CHECK(refusal({kGap, 0}) == "nan x 0 is no size of a figure");
    CHECK(refusal({20'000, 100}) == "a figure of 20000 x 100 pixels is too large; 16000 on a side are the most");
    CHECK(folder.names().empty());
}

TEST_CASE("limits that make no axis are refused") {
    const Folder folder;
    Figure wrong = one_cycle();
    wrong.y_limits = {1, 0};
    CHECK(message_of(write_figure({{wrong}}, folder / "f.svg")) ==
          folder / "f.svg" + ": the y axis goes from 1 to 0; it takes a smaller number, then a greater one");
}

TEST_CASE("letters that no font has do not keep a figure from being drawn") {
    if (!have_gnuplot()) return;
    const Folder folder;
    put(folder / "fonts.conf", "<fontconfig><cachedir>" + folder.path() + "</cachedir></fontconfig>");
    ::setenv("FONTCONFIG_FILE", (folder / "fonts.conf").c_str(), 1);
    for (const std::string name : {"f.svg", "f.png", "f.pdf"}) CHECK_FALSE(write_figure(warmup_sheet(), folder / name));
    ::unsetenv("FONTCONFIG_FILE");
}

TEST_CASE("a curve of a million points makes no giant file") {
    if (!have_gnuplot()) return;
    const Figure dense = figure("", {curve("lr", 1'000'000, [](double t) { return std::fmod(t, 100); })});
    CHECK(svg_of({{dense}, 1}).size() < 300'000);
}

TEST_CASE("a figure without a known extension is refused") {
    const Folder folder;
    for (const std::string name : {"f.gif", "f", "svg", "f.svg.txt"}) {
        CHECK(message_of(write_figure({{one_cycle()}, 1}, folder / name)) ==
              folder / name + ": a figure's name ends in .svg, .png or .pdf");
    }
    CHECK(message_of(write_figure({}, folder / "f.svg")) == folder / "f.svg" + ": there is nothing to draw");
    CHECK(folder.names().empty());
}

TEST_CASE("a missing gnuplot is said with the way to get it") {
    const Folder folder;
    const ProgramPath programs(folder.path());
    CHECK(message_of(write_figure({{one_cycle()}, 1}, folder / "f.svg")) ==
          folder / "f.svg" + ": figures need gnuplot; install it with: apt-get install gnuplot-nox");
}

TEST_CASE("a gnuplot that fails leaves no file and is quoted") {
    const Folder folder;
    CHECK(with_gnuplot_that(folder, "printf '\\ngnuplot> set x\\n   ^\\n  line 0: bad thing\\n\\n' >&2; exit 1") ==
          "gnuplot failed: line 0: bad thing");
    CHECK(with_gnuplot_that(folder, "exit 1") == "gnuplot failed: it says nothing");
    CHECK(with_gnuplot_that(folder, "echo '<svg> half an ima'") == "gnuplot failed: it says nothing");
    CHECK(with_gnuplot_that(folder, "kill -9 $$") == "gnuplot was ended by signal 9");
    CHECK(folder.names() == std::vector<std::string>{"gnuplot"});
}

TEST_CASE("a figure in a folder that is missing or not ours gives the system's reason") {
    if (!have_gnuplot()) return;
    const Folder folder;
    CHECK(message_of(write_figure({{one_cycle()}, 1}, folder / "none/f.svg")) ==
          folder / "none/f.svg" + ": no such file or directory");
    REQUIRE(::chmod(folder.path().c_str(), 0555) == 0);
    const AsUser user;
    CHECK(message_of(write_figure({{one_cycle()}, 1}, folder / "f.svg")) == folder / "f.svg" + ": permission denied");
}

}  // namespace
}  // namespace lrsched::plot
