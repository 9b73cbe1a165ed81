// Room cli: what a range test found, as a figure and as a page.
#pragma once

#include "cli/range_plan.hpp"
#include "plot/figure.hpp"
#include "report/document.hpp"
#include "train/range_test.hpp"

namespace lrsched::cli {

/// The losses, pale, and the smoothed ones over the rate, with the suggestions pinned.
[[nodiscard]] plot::Figure range_figure(const RangePlan& plan, const train::RangeResult& result, bool log_losses);

/// The figure, the suggestions, and how the test was made.
[[nodiscard]] report::Document range_document(const RangePlan& plan, const train::RangeResult& result,
                                              const plot::Figure& figure);

}  // namespace lrsched::cli
