// Room experiment: figures whose names were found; and those that an experiment has where the config asks for none.
#include <fmt/format.h>

#include <algorithm>

#include "diagnostic/did_you_mean.hpp"
#include "experiment/preparation.hpp"
#include "experiment/sweep.hpp"

namespace lrsched::experiment {
namespace {

using diagnostic::Id;

constexpr int kMostColumns = 3;
constexpr std::string_view kAll = "all";

class FigurePreparation {
public:
    FigurePreparation(Preparation& preparation, const Experiment& experiment)
        : preparation_(preparation), experiment_(experiment), trouble_(preparation.trouble) {}

    Figure prepare(const Named<std::variant<PanelConfig, SheetConfig>>& entry) {
        check_name(entry);
        Figure figure{.name = entry.name, .title = {}, .panels = {}};
        if (const auto* panel = std::get_if<PanelConfig>(&entry.value)) {
            figure.size = panel->size.value;
            figure.panels.push_back(prepare(*panel, entry.name_place));
            return figure;
        }
        const auto& sheet = std::get<SheetConfig>(entry.value);
        figure.title = sheet.title;
        figure.size = sheet.size.value;
        figure.columns = sheet.columns > 0 ? static_cast<int>(sheet.columns)
                                           : std::min(kMostColumns, static_cast<int>(sheet.panels.size()));
        for (const PanelConfig& panel : sheet.panels) {
            if (!panel.size.value.empty()) trouble_.add(Id::size_of_panel, panel.size.place);
            figure.panels.push_back(prepare(panel, entry.name_place));
        }
        return figure;
    }

private:
    /// A figure becomes a file of its name.
    void check_name(const Named<std::variant<PanelConfig, SheetConfig>>& entry) {
        const bool plain = std::ranges::all_of(entry.name, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                   c == '.';
        });
        if (!plain || entry.name.starts_with('.')) trouble_.add(Id::bad_figure_name, entry.name_place, entry.name);
    }

    Panel prepare(const PanelConfig& config, text::Place place) {
        Panel panel{.config = config};
        check_subject(config, place);
        for (const Name& name : config.curves.items) add_curves(panel, name, config.curves.items.size() == 1);
        if (config.steps) panel.steps = preparation_.compiler.length(*config.steps, preparation_.facts);
        if (config.range_test) panel.range_test = find_range_test(*config.range_test);
        if (config.trained) check_trained(*config.trained);
        if (config.against) check_against(*config.against);
        if (config.trained || config.against) choose_setups(panel, place);
        if (panel.curves.size() > kMostCurves)
            trouble_.add(Id::too_many_curves, place, panel.curves.size(), kMostCurves);
        check_axis(config.x, "x", config.x_scale.value_or(config.range_test ? Spacing::logarithmic : Spacing::linear));
        check_axis(config.y, "y", config.y_scale);
        return panel;
    }

    /// `all`, a schedule, or `schedule.line`.
    void add_curves(Panel& panel, const Name& name, bool alone) {
        const auto& schedules = experiment_.schedules;
        const std::size_t before = panel.curves.size();
        for (std::size_t i = 0; i < schedules.size(); ++i) {
            if (schedules[i].name == name.value || (alone && name.value == kAll)) panel.curves.push_back({i, {}});
            const auto& lines = schedules[i].arm.lines;
            for (std::size_t line = 0; line < lines.size(); ++line) {
                if (name.value == schedules[i].name + "." + lines[line].name) panel.curves.push_back({i, line});
            }
        }
        const bool found = std::ranges::any_of(schedules, [&](const Schedule& schedule) {
            return schedule.name == name.value ||
                   (schedule.arm.lines.empty() && name.value.starts_with(schedule.name + "."));
        });
        if (panel.curves.size() == before && !found) report_curve(name);
    }

    void report_curve(const Name& name) {
        std::vector<std::string> known;
        for (const Schedule& schedule : experiment_.schedules) {
            known.push_back(schedule.name);
            if (schedule.arm.lines.size() < 2) continue;
            for (const Line& line : schedule.arm.lines) known.push_back(schedule.name + "." + line.name);
        }
        trouble_.add(Id::unknown_choice, name.place, "schedule", name.value);
        trouble_.suggest_one_of(name.value, known);
        if (name.value == kAll) trouble_.suggest("`all` stands alone, not in a list with others");
    }

    /// Those setups of the training that `of` and `where` leave.
    void choose_setups(Panel& panel, text::Place place) {
        const auto of = preparation_.find_schedules(panel.config.of);
        if (!experiment_.training) return;
        const auto& setups = experiment_.training->setups;
        for (const auto& [name, name_place, value] : panel.config.where) {
            const bool known = std::ranges::any_of(
                setups, [&, &name = name, &value = value](const Setup& setup) { return has(setup, name, value.text); });
            if (!known) return trouble_.add(Id::nothing_matches, name_place, name, value.text);
        }
        for (std::size_t i = 0; i < setups.size(); ++i) {
            const bool named = of.empty() || std::ranges::find(of, setups[i].schedule) != of.end();
            const bool fits = std::ranges::all_of(panel.config.where, [&](const auto& condition) {
                return has(setups[i], condition.name, condition.value.text);
            });
            if (named && fits) panel.setups.push_back(i);
        }
        if (panel.config.trained && panel.setups.size() > kMostCurves) {
            trouble_.add(Id::too_many_curves, place, panel.setups.size(), kMostCurves);
        }
    }

    /// As it is written, or as the same number.
    static bool has(const Setup& setup, const std::string& name, const std::string& text) {
        return std::ranges::any_of(setup.point, [&](const auto& value) {
            if (value.first != name) return false;
            const auto left = number_of(value.second);
            return value.second == text || (left && left == number_of(text));
        });
    }

    /// One thing and one only.
    void check_subject(const PanelConfig& config, text::Place place) {
        const int subjects = (config.curves.items.empty() ? 0 : 1) + (config.trained ? 1 : 0) +
                             (config.against ? 1 : 0) + (config.range_test ? 1 : 0);
        if (subjects != 1) trouble_.add(Id::panel_subject, place, subjects == 0 ? "nothing" : "several things");
        const bool filtered = !config.of.items.empty() || !config.where.empty();
        if (subjects == 1 && filtered && !config.trained && !config.against) {
            const bool of = !config.of.items.empty();
            trouble_.add(Id::only_of_training, of ? config.of.items.front().place : config.where.front().name_place,
                         of ? "of" : "where");
        }
        if (subjects == 1 && config.steps && config.curves.items.empty())
            trouble_.add(Id::only_of_curves, config.steps->place, "steps");
    }

    std::optional<std::size_t> find_range_test(const Name& name) {
        const auto& tests = preparation_.config.range_tests;
        const auto found = std::ranges::find(tests, name.value, &Named<RangeTestConfig>::name);
        if (found != tests.end()) return static_cast<std::size_t>(found - tests.begin());
        trouble_.add(Id::unknown_choice, name.place, "range test", name.value);
        std::vector<std::string> known;
        for (const auto& test : tests) known.push_back(test.name);
        trouble_.suggest_one_of(name.value, known);
        if (known.empty()) trouble_.suggest("write it into `range_tests`");
        return std::nullopt;
    }

    void check_trained(const Name& column) {
        if (!preparation_.config.train) return trouble_.add(Id::nothing_trained, column.place);
        const auto& recorded = preparation_.recorded;
        if (recorded.empty() || std::ranges::find(recorded, column.value) != recorded.end()) return;
        trouble_.add(Id::not_recorded, column.place, column.value);
        trouble_.suggest_one_of(column.value, recorded);
    }

    void check_against(const Name& name) {
        if (!preparation_.config.train) return trouble_.add(Id::nothing_trained, name.place);
        if (!experiment_.training) return;  // it has findings of its own
        const auto& swept = experiment_.training->swept;
        if (std::ranges::find(swept, name.value) != swept.end()) return check_numbers(name);
        trouble_.add(Id::unknown_choice, name.place, "value of the sweep", name.value);
        trouble_.suggest_one_of(name.value, swept);
        if (swept.empty()) trouble_.suggest("write it into `sweep`");
    }

    /// What is laid along an axis is a number.
    void check_numbers(const Name& name) {
        for (const Setup& setup : experiment_.training->setups) {
            for (const auto& [swept, value] : setup.point) {
                if (swept != name.value || number_of(value)) continue;
                return trouble_.add(Id::against_words, name.place, name.value, value);
            }
        }
    }

    void check_axis(const config::Located<std::vector<double>>& ends, std::string_view axis, Spacing scale) {
        if (ends.value.size() != 2) return;
        const bool log = scale == Spacing::logarithmic;
        if (ends.value[0] < ends.value[1] && (!log || ends.value[0] > 0)) return;
        trouble_.add(Id::bad_interval, ends.place, axis, fmt::format("from {} to {}", ends.value[0], ends.value[1]),
                     log ? "two numbers above 0 that rise" : "two numbers that rise");
    }

    Preparation& preparation_;
    const Experiment& experiment_;
    Trouble& trouble_;
};

Figure figure_of(std::string name, Panel panel) {
    Figure figure{.name = std::move(name), .title = {}, .panels = {}};
    figure.panels.push_back(std::move(panel));
    return figure;
}

std::optional<Figure> figure_of_schedules(const Experiment& experiment) {
    Panel panel{.config = {.title = experiment.title}};
    for (std::size_t i = 0; i < experiment.schedules.size() && i < kMostCurves; ++i) {
        if (!experiment.schedules[i].reacts_to_metrics()) panel.curves.push_back({i, {}});
    }
    if (panel.curves.empty()) return std::nullopt;
    return figure_of("schedules", std::move(panel));
}

/// The loss of every setup, or the first of the metrics that are recorded, where setups can be told apart.
std::optional<Figure> figure_of_training(const Experiment& experiment) {
    if (!experiment.training || experiment.training->setups.size() > kMostCurves) return std::nullopt;
    const auto& metrics = experiment.training->metrics;
    const bool recorded = metrics.empty() || std::ranges::find(metrics, "loss") != metrics.end();
    Panel panel{.config = {.title = "training", .trained = Name{recorded ? "loss" : metrics.front(), {}}}};
    for (std::size_t i = 0; i < experiment.training->setups.size(); ++i) panel.setups.push_back(i);
    return figure_of("training", std::move(panel));
}

/// What is shown where nobody says.
std::vector<Figure> usual_figures(const Experiment& experiment) {
    std::vector<Figure> figures;
    if (auto figure = figure_of_schedules(experiment)) figures.push_back(std::move(*figure));
    if (auto figure = figure_of_training(experiment)) figures.push_back(std::move(*figure));
    for (std::size_t i = 0; i < experiment.range_tests.size(); ++i) {
        Panel panel{.config = {.title = experiment.range_tests[i].name}};
        panel.config.range_test = Name{experiment.range_tests[i].name, {}};
        panel.range_test = i;
        figures.push_back(figure_of(fmt::format("range-test-{}", i + 1), std::move(panel)));
    }
    return figures;
}

}  // namespace

std::vector<Figure> prepare_figures(Preparation& preparation, const Experiment& experiment) {
    const auto& config = preparation.config;
    if (config.figures.empty()) return usual_figures(experiment);
    FigurePreparation figures(preparation, experiment);
    std::vector<Figure> prepared;
    for (const auto& entry : config.figures) prepared.push_back(figures.prepare(entry));
    return prepared;
}

}  // namespace lrsched::experiment
