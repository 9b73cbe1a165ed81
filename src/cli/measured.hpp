// Room cli: the values of schedules that react to metrics, worked out along a table of what was measured.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/metric_table.hpp"
#include "cli/steps.hpp"
#include "lrsched/session.hpp"

namespace lrsched::cli {

class Measured {
public:
    /// Reports the whole table to a session of the program. Throws Failure(wrong_input) where a metric that the schedules
    /// react to is no column of it, Failure(usage) where they react to none.
    Measured(const Program& program, const MetricTable& table, Context& context);

    /// Steps one by one. Their values are all worked out before the first is written, so more than a few million values are
    /// too many: throws Failure(usage).
    [[nodiscard]] std::vector<double> each(const Steps& steps) const;

    /// Values of all outputs at each of the steps, in their order, those of one step behind one another. Findings are
    /// printed; nothing where one of them is an error.
    [[nodiscard]] std::optional<std::vector<double>> at(std::span<const double> steps, Context& context);

    /// The step behind the last one that was measured.
    [[nodiscard]] double end() const noexcept { return end_; }

private:
    Session session_;
    double end_ = 0;
};

}  // namespace lrsched::cli
