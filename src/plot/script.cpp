// Room `plot`: a sheet as a script for gnuplot.
#include "plot/script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "plot/lettering.hpp"
#include "plot/sheet_layout.hpp"
#include "plot/trace.hpp"

namespace lrsched::plot {
namespace {

constexpr std::string_view kTextColor = "#111111";
constexpr std::string_view kNumberColor = "#333333";
constexpr std::string_view kAsideColor = "#777777";
constexpr std::string_view kPaper = "#ffffff";
constexpr double kCurveWidth = 1.8;
constexpr double kGuideWidth = 1.1;
constexpr double kPaleWidth = 1.1;
constexpr unsigned kPale = 0x88;
constexpr unsigned kBandClear = 0xCC;
constexpr std::string_view kDot = "pointtype 7 pointsize";

constexpr std::size_t kColumnsOfDots = 1200;  // finer than any screen or paper shows
constexpr std::size_t kMostGuides = 20;       // more marks than that become short strokes at the axis
constexpr std::size_t kMostStrokes = 400;     // and of more than that one would see but a grey bar

using Out = std::back_insert_iterator<std::string>;

std::string_view hex_of(Color color) { return paint_of(color).hex; }

std::string_view dash_of(Stroke stroke) {
    if (stroke == Stroke::dashed) return "(12,7)";
    return stroke == Stroke::dotted ? "(2,3)" : "1";
}

double width_of(const Look& look) { return look.pale ? kPaleWidth : kCurveWidth; }

// The colour with what shines through: gnuplot writes the share that is not there before the colour itself.
std::string faded(Color color, unsigned clear) { return fmt::format("#{:02X}{}", clear, hex_of(color).substr(1)); }

std::string ink_of(const Look& look) { return look.pale ? faded(look.color, kPale) : std::string(hex_of(look.color)); }

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
            fmt::format_to(out, "set terminal svg size {},{} fixed {} background '{}'\n", layout.width, layout.height,
                           kFont, kPaper);
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

// gnuplot draws nothing but plots: the sheet's title is a label of one that has nothing else.
void write_headline(Out out, const SheetLayout& layout) {
    if (layout.title.empty()) return;
    fmt::format_to(out,
                   "unset key\nunset border\nunset tics\nset xrange [0:1]\nset yrange [0:1]\n"
                   "set label {} at screen {:.5f}, screen {:.5f} center noenhanced font ',17' textcolor rgb '{}'\n"
                   "plot NaN\n",
                   quoted(layout.title), layout.title_spot.x / layout.width, 1 - layout.title_spot.y / layout.height,
                   kTextColor);
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
        write_guides();
        write_pins();
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
            const double place = axis.scale.place(tick.value).value_or(0) + 0.0;  // no -0
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

    void write_sample(const LegendItem& item) {
        const Look& look = *item.sample;
        if (look.stroke == Stroke::none) {
            fmt::format_to(out_, "set label '' at {} point {} 0.6 linecolor rgb '{}'\n",
                           at({item.spot.x + kSampleLength / 2, item.spot.y}), kDot, ink_of(look));
            return;
        }
        fmt::format_to(out_, "set arrow from {} to {} nohead linewidth {} dashtype {} linecolor rgb '{}'\n",
                       at(item.spot), at({item.spot.x + kSampleLength, item.spot.y}), width_of(look),
                       dash_of(look.stroke), ink_of(look));
    }

    void write_legend() {
        for (const LegendItem& item : panel_.legend) {
            const double name = item.spot.x + (item.sample ? kSampleToName : 0);
            write_text(item.name, {name, item.spot.y}, "left noenhanced", 13, item.sample ? kTextColor : kAsideColor);
            if (item.sample) write_sample(item);
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

    void write_guides() {
        for (const Guide& guide : panel_.figure->guides) {
            const bool upright = guide.direction == Guide::Direction::upright;
            const Look look = look_of(guide);
            const auto place = place_within((upright ? panel_.x : panel_.y).scale, guide.at);
            if (!place || look.stroke == Stroke::none) continue;
            const std::string from =
                upright ? fmt::format("{:.6f}, graph 0", *place) : fmt::format("graph 0, first {:.6f}", *place);
            const std::string to =
                upright ? fmt::format("{:.6f}, graph 1", *place) : fmt::format("graph 1, first {:.6f}", *place);
            fmt::format_to(out_, "set arrow from {} to {} nohead front linewidth {} dashtype {} linecolor rgb '{}'\n",
                           from, to, kGuideWidth, dash_of(look.stroke), hex_of(look.color));
        }
    }

    // A curve that passes under a label would strike it through.
    void write_pins() {
        if (!panel_.pins.empty())
            fmt::format_to(out_, "set style textbox opaque noborder margins 0.2, 0.2 fillcolor rgb '{}'\n", kPaper);
        for (const PinSpot& pin : panel_.pins) {
            fmt::format_to(out_, "set label '' at {:.6f}, {:.6f} point {} 0.8 linecolor rgb '{}' front\n", pin.place.x,
                           pin.place.y, kDot, hex_of(pin.color));
            write_text(pin.label, pin.label_spot, "center noenhanced front boxed", 12, kTextColor);
        }
    }

    // A block without any point is an error to gnuplot; a point that is no number is not.
    void end_data() { fmt::format_to(out_, "NaN NaN\nEND_OF_DATA\n"); }

    void write_places(const std::vector<Place>& places) {
        for (const Place& place : places) fmt::format_to(out_, "{:.6f} {:.6f}\n", place.x, place.y);
    }

    void write_bands() {
        for (std::size_t i = 0; i < panel_.figure->series.size(); ++i) {
            const std::vector<Line> found =
                areas(panel_.figure->series[i], panel_.x.scale, panel_.y.scale, kColumnsOfDots);
            for (const Line& area : found) {
                const std::string name = fmt::format("$area{}", bands_++);
                fmt::format_to(out_, "{} << END_OF_DATA\n", name);
                write_places(area);
                fmt::format_to(out_, "END_OF_DATA\n");
                plot_ += fmt::format(", {} with filledcurves closed fillstyle solid noborder fillcolor rgb '{}'", name,
                                     faded(look_of(*panel_.figure, i).color, kBandClear));
            }
        }
    }

    // The lines of a series, a blank line between two, and the points that stand alone or are wanted as dots.
    void write_curve(std::size_t index) {
        const Series& series = panel_.figure->series[index];
        const Look look = look_of(*panel_.figure, index);
        const bool dotted = series.dots || look.stroke == Stroke::none;
        std::vector<Place> points;
        if (dotted) points = dots(series, panel_.x.scale, panel_.y.scale, kColumnsOfDots);
        fmt::format_to(out_, "$line{} << END_OF_DATA\n", index);
        for (const Line& line : trace(series, panel_.x.scale, panel_.y.scale, kColumnsOfDots)) {
            if (look.stroke == Stroke::none) break;
            if (line.size() == 1 && !dotted) points.push_back(line.front());
            if (line.size() == 1) continue;
            write_places(line);
            fmt::format_to(out_, "\n");
        }
        end_data();
        fmt::format_to(out_, "$point{} << END_OF_DATA\n", index);
        write_places(points);
        end_data();
        plot_ += fmt::format(", $line{} with lines linewidth {} dashtype {} linecolor rgb '{}'", index, width_of(look),
                             dash_of(look.stroke), ink_of(look));
        plot_ += fmt::format(", $point{} with points {} {} linecolor rgb '{}'", index, kDot, look.pale ? 0.3 : 0.5,
                             ink_of(look));
    }

    void write_curves() {
        write_bands();
        for (const bool pale : {true, false}) {
            for (std::size_t i = 0; i < panel_.figure->series.size(); ++i) {
                if (panel_.figure->series[i].pale == pale) write_curve(i);
            }
        }
        fmt::format_to(out_, "plot NaN{}\n", plot_);
    }

    Out out_;
    const SheetLayout& layout_;
    const Panel& panel_;
    Format format_;
    std::string plot_;  // what the command `plot` draws, one after the other
    int bands_ = 0;
};

}  // namespace

std::string script_of(const SheetLayout& layout, Format format) {
    std::string script;
    const Out out(script);
    write_terminal(out, layout, format);
    write_headline(out, layout);
    for (const Panel& panel : layout.panels) PanelWriter(out, layout, panel, format).write();
    fmt::format_to(out, "unset multiplot\n");
    return script;
}

}  // namespace lrsched::plot
