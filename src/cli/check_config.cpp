#include "cli/check_config.hpp"

#include <fmt/format.h>

#include "cli/importer.hpp"
#include "cli/number_text.hpp"
#include "experiment/experiment.hpp"

namespace lrsched::cli {
namespace {

/// What `lrsched run` would do with it.
std::vector<std::string> outline(const experiment::Experiment& experiment) {
    std::vector<std::string> lines{fmt::format("{}: {}, {}", experiment.title,
                                               counted(experiment.schedules.size(), "schedule"),
                                               counted(experiment.figures.size(), "figure"))};
    if (const auto& training = experiment.training)
        lines.push_back(fmt::format("{} of {} under {}", counted(training->runs(), "run"),
                                    counted(training->setups.size(), "setup"),
                                    counted(training->seeds.size(), "seed")));
    if (!experiment.range_tests.empty()) lines.push_back(counted(experiment.range_tests.size(), "range test"));
    return lines;
}

}  // namespace

bool is_config(std::string_view path) noexcept { return path.ends_with(".yaml") || path.ends_with(".yml"); }

CheckedInput check_config(const Input& input) {
    auto [experiment, diagnostics] = experiment::prepare({input.name, input.text}, import_files(Limits{}.source_bytes));
    CheckedInput checked{.name = input.name, .diagnostics = std::move(diagnostics)};
    if (experiment) checked.remarks = outline(*experiment);
    return checked;
}

}  // namespace lrsched::cli
