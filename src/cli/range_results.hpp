// Room cli: what a range test found, as text for people and for programs.
#pragma once

#include <string>

#include "cli/range_plan.hpp"
#include "train/range_test.hpp"

namespace lrsched::cli {

/// A line for each suggestion: its rate, the loss there, what it is or why there is none.
[[nodiscard]] std::string suggestion_table(const train::RangeResult& result);

/// How the test ended, and where the loss was least; one line each, without the last line feed.
[[nodiscard]] std::string ending_text(const train::RangeTest& test, const train::RangeResult& result);

/// A row for each step: `step,lr,loss,smoothed`, then other hyper-parameters and metrics that were told.
[[nodiscard]] std::string range_csv(const RangePlan& plan, const train::RangeResult& result);

/// One JSON object: the test, how it ended, the suggestions, the columns.
[[nodiscard]] std::string range_json(const RangePlan& plan, const train::RangeResult& result);

}  // namespace lrsched::cli
