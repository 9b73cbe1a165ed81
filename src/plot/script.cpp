// Room `plot`: a sheet as a script for gnuplot.
#include "plot/script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "plot/lettering.hpp"
#include "plot/sheet_layout.hpp"
#include "plot/trace.hpp"

namespace lrsched::plot {
namespace {

// Okabe and Ito's palette without its yellow, which paper swallows, in an order that keeps neighbours apart.
constexpr std::array<std::string_view, 7> kColors{"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                                  "#E69F00", "#56B4E9", "#000000"};
// The colours again with another dash, for the eighth series and on.
constexpr std::array<std::string_view, 3> kDashes{"1", "(8,4)", "(2,3)"};
constexpr std::string_view kTextColor = "#111111";
constexpr std::string_view kNumberColor = "#333333";
constexpr std::string_view kAsideColor = "#777777";
constexpr double kCurveWidth = 1.8;

constexpr std::size_t kColumnsOfDots = 1200;  // finer than any screen or paper shows
constexpr std::size_t kMostGuides = 20;       // more marks than that become short strokes at the axis
constexpr std::size_t kMostStrokes = 400;     // and of more than that one would see but a grey bar

using Out = std::back_insert_iterator<std::string>;

std::string_view color_of(std::size_t series) { return kColors[series % kColors.size()]; }
std::string_view dash_of(std::size_t series) { return kDashes[series / kColors.size() % kDashes.size()]; }

// In double quotes gnuplot runs what stands in backquotes and knows escapes; in single ones it stumbles over several
// quotes in a row. As octal numbers none of these characters mean anything; four digits, since after a leading zero
// gnuplot takes as many.
std::string quoted(std::string_view text) {
    constexpr std::string_view kSpecial = "\"'`\\@$%{}^_&~#!";
    std::string result = "\"";
    for (const Letter& letter : letters(text)) {
        const char c = letter.bytes[0];
        const bool special = kSpecial.find(c) != std::string_view::npos;
        result += special ? fmt::format("\\{:04o}{}", c, std::string_view(letter.bytes).substr(1)) : letter.bytes;
    }
    return result + "\"";
}

void write_terminal(Out out, const SheetLayout& layout, Format format) {
    constexpr std::string_view kFont = "enhanced font 'DejaVu Sans,14'";
    switch (format) {
        case Format::svg:
            fmt::format_to(out, "set terminal svg size {},{} fixed {} background '#ffffff'\n", layout.width,
                           layout.height, kFont);
            break;
        case Format::png:  // two pixels for one
            fmt::format_to(out, "set terminal pngcairo size {},{} {} fontscale 1.5 linewidth 2 pointscale 2.5\n",
                           layout.width * 2, layout.height * 2, kFont);
            break;
        case Format::pdf:
            fmt::format_to(out, "set terminal pdfcairo size {:.4f}in,{:.4f}in {} fontscale 0.56 linewidth 1.4\n",
                           layout.width / 96.0, layout.height / 96.0, kFont);
            break;
    }
    fmt::format_to(out, "set encoding utf8\nset multiplot\n");
}

// Writes one panel. All places are given to gnuplot as shares of the sheet.
class PanelWriter {
public:
    PanelWriter(Out out, const SheetLayout& layout, const Panel& panel, Format format)
        : out_(out), layout_(layout), panel_(panel), format_(format) {}

    void write() {
        write_frame();
        write_words();
        write_legend();
        write_marks();
        write_curves();
    }

private:
    [[nodiscard]] double across(double x) const { return x / layout_.width; }
    [[nodiscard]] double up(double y) const { return 1 - y / layout_.height; }
    [[nodiscard]] std::string at(Spot spot) const {
        return fmt::format("screen {:.5f}, screen {:.5f}", across(spot.x), up(spot.y));
    }

    void write_text(std::string_view text, Spot spot, std::string_view how, int size, std::string_view color) {
        if (text.empty()) return;
        fmt::format_to(out_, "set label {} at {} {} font ',{}' textcolor rgb '{}'\n", quoted(text), at(spot), how, size,
                       color);
    }

    void write_ticks(char name, const Axis& axis) {
        fmt::format_to(out_, "set {}range [0:1]\nset {}tics enhanced textcolor rgb '{}' (", name, name, kNumberColor);
        std::string_view separator;
        for (const Tick& tick : axis.ticks) {
            const double place = axis.scale.place(tick.value).value_or(0);
            fmt::format_to(out_, "{}'{}' {:.6f} {}", separator, tick.label, place, tick.label.empty() ? 1 : 0);
            separator = ", ";
        }
        fmt::format_to(out_, ")\n");
    }

    void write_frame() {
        const Spot& corner = panel_.corner;
        fmt::format_to(out_, "reset\nunset key\nset lmargin at screen {:.5f}\nset rmargin at screen {:.5f}\n",
                       across(corner.x), across(corner.x + panel_.width));
        fmt::format_to(out_, "set tmargin at screen {:.5f}\nset bmargin at screen {:.5f}\n", up(corner.y),
                       up(corner.y + panel_.height));
        fmt::format_to(out_,
                       "set border 3 linewidth 0.8 linecolor rgb '#666666'\n"
                       "set tics nomirror out scale 0.5,0.25\n");
        write_ticks('x', panel_.x);
        write_ticks('y', panel_.y);
        // gnuplot's own SVG puts the numbers lower than its other formats do.
        if (format_ == Format::svg) fmt::format_to(out_, "set xtics offset 0,0.4\n");
        fmt::format_to(out_, "set grid xtics ytics back linetype 1 linewidth 0.6 linecolor rgb '#e8e8e8'\n");
        // A common factor of the numbers stands beyond the last of them.
        const Spot above{corner.x - 0.3 * kEm, corner.y - 1.1 * kEm};
        const Spot right{corner.x + panel_.width, panel_.x_label_spot.y};
        write_text(panel_.y.factor, above, "right enhanced", 12, kNumberColor);
        write_text(panel_.x.factor, right, "right enhanced", 12, kNumberColor);
    }

    void write_words() {
        write_text(panel_.title, panel_.title_spot, "center noenhanced", 15, kTextColor);
        write_text(panel_.x_label, panel_.x_label_spot, "center noenhanced", 14, kTextColor);
        write_text(panel_.y_label, panel_.y_label_spot, "center rotate by 90 noenhanced", 14, kTextColor);
        write_text(panel_.footnote, panel_.footnote_spot, "left noenhanced", 11, kAsideColor);
        const Spot middle{panel_.corner.x + panel_.width / 2, panel_.corner.y + panel_.height / 2};
        if (panel_.scales.empty) write_text("no data", middle, "center", 14, kAsideColor);
    }

    void write_legend() {
        for (const LegendItem& item : panel_.legend) {
            const double name = item.spot.x + (item.sample ? kSampleToName : 0);
            write_text(item.name, {name, item.spot.y}, "left noenhanced", 13, item.sample ? kTextColor : kAsideColor);
            if (!item.sample) continue;
            fmt::format_to(out_, "set arrow from {} to {} nohead linewidth {} dashtype {} linecolor rgb '{}'\n",
                           at(item.spot), at({item.spot.x + kSampleLength, item.spot.y}), kCurveWidth,
                           dash_of(item.series), color_of(item.series));
        }
    }

    void write_marks() {
        const std::vector<double> marks = mark_places(*panel_.figure, panel_.x.scale);
        if (marks.size() > kMostStrokes) return;
        const bool guides = marks.size() <= kMostGuides;
        for (const double mark : marks) {
            fmt::format_to(out_,
                           "set arrow from {:.6f}, graph 0 to {:.6f}, graph {} nohead back linewidth 0.9 "
                           "dashtype {} linecolor rgb '#999999'\n",
                           mark, mark, guides ? "1" : "0.03", guides ? "(8,6)" : "1");
        }
    }

    // Lines as a data block, a blank line between two; or the points that stand alone.
    void write_data(std::string_view name, std::size_t series, const std::vector<Line>& lines, bool alone) {
        fmt::format_to(out_, "${}{} << END_OF_DATA\n", name, series);
        for (const Line& line : lines) {
            if ((line.size() == 1) != alone) continue;
            for (const Place& place : line) fmt::format_to(out_, "{:.6f} {:.6f}\n", place.x, place.y);
            fmt::format_to(out_, "\n");
        }
        // A block without any point is an error to gnuplot; a point that is no number is not.
        fmt::format_to(out_, "NaN NaN\nEND_OF_DATA\n");
    }

    void write_curves() {
        std::string plot = "plot NaN";
        for (std::size_t i = 0; i < panel_.figure->series.size(); ++i) {
            const Series& series = panel_.figure->series[i];
            const std::vector<Line> lines = trace(series, panel_.x.scale, panel_.y.scale, kColumnsOfDots);
            write_data("line", i, lines, false);
            write_data("point", i, lines, true);
            plot += fmt::format(", $line{} with lines linewidth {} dashtype {} linecolor rgb '{}'", i, kCurveWidth,
                                dash_of(i), color_of(i));
            plot += fmt::format(", $point{} with points pointtype 7 pointsize 0.5 linecolor rgb '{}'", i, color_of(i));
        }
        fmt::format_to(out_, "{}\n", plot);
    }

    Out out_;
    const SheetLayout& layout_;
    const Panel& panel_;
    Format format_;
};

}  // namespace

std::string script_of(const Sheet& sheet, Format format) {
    std::string script;
    const Out out(script);
    const SheetLayout layout = lay_out(sheet);
    write_terminal(out, layout, format);
    for (const Panel& panel : layout.panels) PanelWriter(out, layout, panel, format).write();
    fmt::format_to(out, "unset multiplot\n");
    return script;
}

}  // namespace lrsched::plot
