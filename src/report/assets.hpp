// Room `report`: the files that every page is made of, embedded at build time: page/ and uPlot.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace lrsched::report {

struct File {
    std::string_view name;  ///< file name: `page.css`, `uPlot.iife.min.js`, `LICENSE`
    std::string_view text;
};

/// All embedded files, sorted by name.
[[nodiscard]] std::span<const File> files() noexcept;

/// The embedded file of that name, or an empty text.
[[nodiscard]] std::string_view file_named(std::string_view name) noexcept;

/// uPlot and the page's own script, in order, as one text.
[[nodiscard]] std::string script();

/// Both style sheets as one text.
[[nodiscard]] std::string style();

}  // namespace lrsched::report
