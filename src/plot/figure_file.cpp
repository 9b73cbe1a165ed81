// Room `plot`: figures as files, drawn by gnuplot.
#include "plot/figure_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <exception>
#include <string_view>
#include <variant>

#include "file/write.hpp"
#include "plot/lettering.hpp"
#include "plot/process.hpp"
#include "plot/script.hpp"

namespace lrsched::plot {
namespace {

constexpr std::chrono::seconds kPatience{180};  // a hundred panels take a few, thousands of curves half a minute
constexpr std::size_t kImageCap = std::size_t{256} << 20U;
constexpr int kLongestMessage = 200;

struct Kind {
    std::string_view extension;
    Format format;
    std::string_view ending;  // the last bytes of a whole image, but for white space
};
constexpr std::array kKinds{Kind{".svg", Format::svg, "</svg>"},
                            Kind{".png", Format::png, std::string_view("IEND\xAE\x42\x60\x82", 8)},
                            Kind{".pdf", Format::pdf, "%%EOF"}};

const Kind* kind_of(std::string path) {
    std::transform(path.begin(), path.end(), path.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto fits = [&path](const Kind& kind) { return path.ends_with(kind.extension); };
    const auto* const kind = std::find_if(kKinds.begin(), kKinds.end(), fits);
    return kind == kKinds.end() ? nullptr : kind;
}

bool whole(std::string_view image, const Kind& kind) {
    return image.substr(0, image.find_last_not_of(" \n\r") + 1).ends_with(kind.ending);
}

// What gnuplot says is wrong stands in the last line; before it are the script's line and a caret.
std::string complaint(std::string_view errors) {
    const std::size_t end = errors.find_last_not_of(" \n\r");
    if (end == std::string_view::npos) return "it says nothing";
    errors = errors.substr(0, end + 1);
    const std::size_t feed = errors.rfind('\n');
    std::string_view line = feed == std::string_view::npos ? errors : errors.substr(feed + 1);
    line.remove_prefix(line.find_first_not_of(' '));
    return fit(line, kLongestMessage);
}

// Why there is no image, or an empty text.
std::string failure_of(const Ended& ended, const Kind& kind) {
    switch (ended.how) {
        case Ended::How::missing: return "figures need gnuplot; install it with: apt-get install gnuplot-nox";
        case Ended::How::failed: return "cannot run gnuplot: " + file::system_reason(ended.code);
        case Ended::How::timed_out: return fmt::format("gnuplot did not finish within {} seconds", kPatience.count());
        case Ended::How::too_long: return fmt::format("gnuplot wrote more than {} bytes", kImageCap);
        case Ended::How::signalled: return fmt::format("gnuplot was ended by signal {}", ended.code);
        case Ended::How::exited: break;
    }
    if (ended.code == 0 && whole(ended.output, kind)) return {};
    return "gnuplot failed: " + complaint(ended.errors);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

// Other machines may not have the font; the drawing's own title would be shown as a tooltip that says `Gnuplot`.
void tidy_svg(std::string& image) {
    replace_all(image, R"(font-family="DejaVu Sans")", R"(font-family="DejaVu Sans, Helvetica, Arial, sans-serif")");
    const std::string_view title = "<title>Gnuplot</title>\n";
    if (const std::size_t at = image.find(title); at != std::string::npos) image.erase(at, title.size());
}

// The time of drawing makes each file a different one. Blanks keep the offsets that a PDF is full of.
void tidy_pdf(std::string& image) {
    const std::string_view key = "/CreationDate (";
    const std::size_t begin = image.rfind(key);
    const std::size_t end = begin == std::string::npos ? begin : image.find(')', begin);
    if (end != std::string::npos) std::fill_n(image.begin() + static_cast<std::ptrdiff_t>(begin), end + 1 - begin, ' ');
}

std::optional<file::Error> draw_and_write(const Sheet& sheet, const std::string& path) {
    const Kind* kind = kind_of(path);
    if (kind == nullptr) return file::Error{path, "a figure's name ends in .svg, .png or .pdf"};
    if (sheet.panels.empty()) return file::Error{path, "there is nothing to draw"};
    if (std::string fault = fault_of(sheet); !fault.empty()) return file::Error{path, std::move(fault)};
    const SheetLayout layout = lay_out(sheet);
    if (!layout.fault.empty()) return file::Error{path, layout.fault};
    // `-d`: nobody's own settings change the drawing.
    Ended ended = run({{"gnuplot", "-d"}, script_of(layout, kind->format), kPatience, kImageCap});
    if (std::string reason = failure_of(ended, *kind); !reason.empty()) return file::Error{path, std::move(reason)};
    if (kind->format == Format::svg) tidy_svg(ended.output);
    if (kind->format == Format::pdf) tidy_pdf(ended.output);
    return file::write_whole(path, ended.output);
}

}  // namespace

std::optional<file::Error> write_figure(const Sheet& sheet, const std::string& path) noexcept {
    try {
        return draw_and_write(sheet, path);
    } catch (const std::exception&) {
        return file::Error{{}, "out of memory"};  // nothing else in here throws; short enough to need no allocation
    }
}

}  // namespace lrsched::plot
