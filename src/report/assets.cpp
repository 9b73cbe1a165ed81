// Room `report`: the files that every page is made of.
#include "report/assets.hpp"

#include <array>

namespace lrsched::report {
namespace {

// What comes later uses what comes before.
constexpr std::array<std::string_view, 13> kScripts{"numbers.js", "element.js", "theme.js",   "scale.js",  "ticks.js",
                                                    "curves.js",  "plot.js",    "readout.js", "legend.js", "pointer.js",
                                                    "panel.js",   "table.js",   "page.js"};

}  // namespace

std::string_view file_named(std::string_view name) noexcept {
    for (const File& file : files()) {
        if (file.name == name) return file.text;
    }
    return {};
}

std::string script() {
    // Its licence goes where the library goes.
    std::string text = "/*\n";
    text += file_named("LICENSE");
    text += "*/\n";
    text += file_named("uPlot.iife.min.js");
    for (const std::string_view name : kScripts) text += file_named(name);
    return text;
}

std::string style() {
    std::string text(file_named("uPlot.min.css"));
    text += '\n';
    text += file_named("page.css");
    return text;
}

}  // namespace lrsched::report
