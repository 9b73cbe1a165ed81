#include "experiment/results_json.hpp"

#include <nlohmann/json.hpp>

#include "experiment/json_number.hpp"
#include "experiment/tables.hpp"

namespace lrsched::experiment {
namespace {

using nlohmann::ordered_json;

constexpr int kVersion = 1;

ordered_json numbers(const std::vector<double>& values) {
    ordered_json list = ordered_json::array();
    for (const double value : values) list.push_back(json_number(value));
    return list;
}

/// Column by column.
ordered_json curves_of(const Experiment& experiment) {
    const report::Table table = table_of_schedules(experiment);
    ordered_json curves = ordered_json::object();
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        ordered_json values = ordered_json::array();
        for (const auto& row : table.rows) {
            const auto* value = std::get_if<double>(&row[column]);
            values.push_back(value != nullptr ? json_number(*value) : ordered_json());
        }
        curves[table.columns[column].name] = std::move(values);
    }
    return curves;
}

ordered_json schedules_of(const Experiment& experiment) {
    ordered_json schedules = ordered_json::array();
    for (const Schedule& schedule : experiment.schedules) {
        ordered_json lines = ordered_json::array();
        for (const Line& line : schedule.arm.lines) lines.push_back(line.name);
        schedules.push_back({{"name", schedule.name}, {"text", schedule.text}, {"sets", std::move(lines)}});
    }
    return schedules;
}

ordered_json run_of(const SetupResult& setup, std::size_t seed, std::uint32_t number_of_seed) {
    const RunResult& run = setup.runs[seed];
    ordered_json final = ordered_json::object();
    for (std::size_t column = 0; column < run.last.size(); ++column)
        final[setup.columns[column]] = json_number(run.last[column]);
    ordered_json result{{"seed", number_of_seed},
                        {"ending", train::word_of(run.ending)},
                        {"end", run.end},
                        {"measure", json_number(run.measure)},
                        {"final", std::move(final)}};
    if (!run.why.empty()) result["why"] = run.why;
    return result;
}

ordered_json setup_of(const Experiment& experiment, const Setup& setup, const SetupResult& result) {
    ordered_json point = ordered_json::object();
    for (const auto& [name, value] : setup.point) point[name] = value;
    ordered_json runs = ordered_json::array();
    for (std::size_t seed = 0; seed < result.runs.size(); ++seed)
        runs.push_back(run_of(result, seed, experiment.training->seeds[seed]));
    ordered_json entry{
        {"schedule", experiment.schedules[setup.schedule].name}, {"point", std::move(point)}, {"steps", setup.steps}};
    if (result.measure) {
        entry["mean"] = json_number(result.measure->mean);
        entry["deviation"] = json_number(result.measure->deviation);
        entry["confidence"] = json_number(result.measure->confidence);
        entry["best_seed"] = experiment.training->seeds[*result.best];
        entry["rank"] = *result.rank;
    }
    entry["runs"] = std::move(runs);
    return entry;
}

ordered_json range_test_of(const RangeTest& test, const train::RangeResult& result) {
    ordered_json suggestions = ordered_json::array();
    for (const train::Suggestion& suggestion : result.suggestions) {
        ordered_json entry{{"name", suggestion.name}};
        if (suggestion.point) {
            entry["lr"] = json_number(suggestion.point->rate);
            entry["loss"] = json_number(suggestion.point->loss);
        } else {
            entry["why_not"] = suggestion.why_not;
        }
        suggestions.push_back(std::move(entry));
    }
    ordered_json entry{{"name", test.name}, {"ending", train::word_of(result.trajectory.ending)}};
    if (!result.trajectory.why.empty()) entry["why"] = result.trajectory.why;
    entry["lr"] = numbers(result.rates);
    entry["loss"] = numbers(result.losses);
    entry["smoothed"] = numbers(result.smoothed);
    entry["suggestions"] = std::move(suggestions);
    return entry;
}

}  // namespace

std::string results_json(const Experiment& experiment, const Results& results) {
    ordered_json all{{"lrsched_results", kVersion},
                     {"experiment", experiment.name},
                     {"title", experiment.title},
                     {"schedules", schedules_of(experiment)},
                     {"curves", curves_of(experiment)}};
    if (experiment.training) {
        all["measure"] = results.metric;
        all["setups"] = ordered_json::array();
        for (std::size_t i = 0; i < results.setups.size(); ++i)
            all["setups"].push_back(setup_of(experiment, experiment.training->setups[i], results.setups[i]));
    }
    if (!experiment.range_tests.empty()) all["range_tests"] = ordered_json::array();
    for (std::size_t i = 0; i < results.range_tests.size(); ++i)
        all["range_tests"].push_back(range_test_of(experiment.range_tests[i], results.range_tests[i]));
    return all.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace lrsched::experiment
