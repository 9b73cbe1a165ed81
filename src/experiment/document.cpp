#include "experiment/document.hpp"

#include <fmt/format.h>

#include "experiment/tables.hpp"

namespace lrsched::experiment {
namespace {

using report::Chart;
using report::Listing;
using report::Prose;
using report::Section;

constexpr std::size_t kMostRows = 1000;  // that a person looks through

Section figures_of(const std::vector<plot::Sheet>& sheets) {
    Section section{.title = "Figures", .blocks = {}};
    for (const plot::Sheet& sheet : sheets) section.blocks.emplace_back(Chart{.sheet = sheet});
    return section;
}

Section training_of(const Experiment& experiment, const Results& results) {
    Section section{.title = "Training", .blocks = {}};
    report::Table setups = table_of_setups(experiment, results);
    setups.title = fmt::format("{} of each setup, over its seeds", results.metric);
    if (setups.rows.size() > kMostRows) {
        section.blocks.emplace_back(
            Prose{fmt::format("The first {} of {} setups; `setups.csv` has them all.", kMostRows, setups.rows.size())});
        setups.rows.resize(kMostRows);
    }
    section.blocks.emplace_back(std::move(setups));
    report::Table runs = table_of_runs(experiment, results);
    runs.title = "Every run";
    if (runs.rows.size() > kMostRows) {
        section.blocks.emplace_back(
            Prose{fmt::format("The first {} of {} runs; `runs.csv` has them all.", kMostRows, runs.rows.size())});
        runs.rows.resize(kMostRows);
    }
    section.blocks.emplace_back(std::move(runs));
    return section;
}

Section range_tests_of(const Experiment& experiment, const Results& results) {
    report::Table suggestions = table_of_suggestions(experiment, results);
    suggestions.title = "Learning rates that the range tests suggest";
    return {.title = "Range tests", .blocks = {std::move(suggestions)}};
}

Section schedules_of(const Experiment& experiment) {
    Section section{.title = "Schedules", .blocks = {}};
    for (const Schedule& schedule : experiment.schedules)
        section.blocks.emplace_back(Listing{.title = schedule.name, .text = schedule.text});
    return section;
}

}  // namespace

report::Document document_of(const Experiment& experiment, const Results& results,
                             const std::vector<plot::Sheet>& sheets) {
    report::Document document{.title = experiment.title, .description = experiment.about, .sections = {}};
    if (!sheets.empty()) document.sections.push_back(figures_of(sheets));
    if (experiment.training) document.sections.push_back(training_of(experiment, results));
    if (!experiment.range_tests.empty()) document.sections.push_back(range_tests_of(experiment, results));
    document.sections.push_back(schedules_of(experiment));
    document.sections.push_back(
        {.title = "Config", .blocks = {Listing{.title = experiment.name, .text = experiment.config, .open = false}}});
    return document;
}

}  // namespace lrsched::experiment
