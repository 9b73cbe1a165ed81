// Room cli: options that say what a figure looks like: `--mark 30=peak`, `--level 0.1`, `--size 12x6in`.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "plot/figure.hpp"

namespace lrsched::cli {

/// `PLACE` or `PLACE=LABEL` for each; `option` is the one that they were given to. Throws Failure(usage).
[[nodiscard]] std::vector<plot::Guide> parse_guides(const std::string& option, std::span<const std::string> texts,
                                                    plot::Guide::Direction direction);

/// `WIDTHxHEIGHT` in pixels, or in inches with `in` behind it. Throws Failure(usage).
[[nodiscard]] plot::Size parse_size(const std::string& text);

}  // namespace lrsched::cli
