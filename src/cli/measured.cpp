#include "cli/measured.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

#include "cli/load.hpp"

namespace lrsched::cli {
namespace {

constexpr double kMostValues = 1e7;

void check_columns(const Program& program, const MetricTable& table) {
    if (program.metrics().empty())
        throw Failure(Exit::usage, "`--metrics` is given, but no schedule reacts to a metric");
    for (const std::string& metric : program.metrics()) {
        if (std::ranges::find(table.names, metric) != table.names.end()) continue;
        throw Failure(Exit::wrong_input, fmt::format("{} has no column `{}`, which the schedule reacts to; it has `{}`",
                                                     table.path, metric, fmt::join(table.names, "`, `")));
    }
}

}  // namespace

Measured::Measured(const Program& program, const MetricTable& table, Context& context) : session_(program) {
    check_columns(program, table);
    std::vector<Diagnostic> found;
    for (const MetricTable::Row& row : table.rows) {
        std::vector<Metric> metrics;
        for (std::size_t i = 0; i < table.names.size(); ++i) {
            const auto& names = program.metrics();
            const bool used = std::ranges::find(names, table.names[i]) != names.end();
            if (used && row.values[i]) metrics.push_back({table.names[i], *row.values[i]});
        }
        for (Diagnostic& finding : session_.report(row.step, metrics)) found.push_back(std::move(finding));
        end_ = row.step + 1;
    }
    print(found, context);
}

std::vector<double> Measured::each(const Steps& steps) const {
    const std::size_t outputs = session_.program().outputs().size();
    const std::uint64_t count = steps.count();
    if (static_cast<double>(count) * static_cast<double>(outputs) > kMostValues)
        throw Failure(Exit::usage,
                      fmt::format("these are {} steps of {} schedule{}, more than are worked out at once along a "
                                  "table; say which with `--steps A:B`",
                                  count, outputs, outputs == 1 ? "" : "s"));
    std::vector<double> result(count);
    for (std::uint64_t i = 0; i < count; ++i) result[i] = steps[i];
    return result;
}

std::optional<std::vector<double>> Measured::at(std::span<const double> steps, Context& context) {
    std::vector<std::size_t> order(steps.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return steps[i]; });
    const std::size_t width = session_.program().outputs().size();
    std::vector<double> values(steps.size() * width);
    for (const std::size_t i : order) {
        const auto row = session_.at(steps[i]);
        if (!row) {
            print({row.error()}, context);
            return std::nullopt;
        }
        std::ranges::copy(*row, values.begin() + static_cast<std::ptrdiff_t>(i * width));
    }
    return values;
}

}  // namespace lrsched::cli
