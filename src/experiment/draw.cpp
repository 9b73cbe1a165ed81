#include "experiment/draw.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "experiment/range_figure.hpp"
#include "experiment/sampling.hpp"
#include "experiment/sweep.hpp"

namespace lrsched::experiment {
namespace {

constexpr std::string_view kRate = "lr";

/// `learning rate` is what people call it.
std::string axis_name(const std::string& parameter) { return parameter == kRate ? "learning rate" : parameter; }

std::vector<plot::Guide> guides_of(const LinesConfig& lines, plot::Guide::Direction direction) {
    std::vector<plot::Guide> guides;
    if (const auto* places = std::get_if<OneOrMany<double>>(&lines)) {
        for (const double place : places->items) guides.push_back({.direction = direction, .at = place});
    } else {
        for (const auto& line : std::get<std::vector<Named<double>>>(lines))
            guides.push_back({.direction = direction, .at = line.value, .label = line.name});
    }
    return guides;
}

plot::Limits limits_of(const std::vector<double>& ends) {
    if (ends.size() != 2) return {};
    return {ends[0], ends[1]};
}

class Drawing {
public:
    Drawing(const Panel& panel, const Experiment& experiment, const Results& results)
        : panel_(panel), experiment_(experiment), results_(results) {}

    plot::Figure draw() {
        if (!panel_.curves.empty()) draw_curves();
        if (panel_.config.trained) draw_trained(panel_.config.trained->value);
        if (panel_.config.against) draw_against(panel_.config.against->value);
        if (panel_.range_test) figure_ = range_figure(experiment_.range_tests[*panel_.range_test].test, range_result());
        dress();
        return std::move(figure_);
    }

private:
    /// What the config says wins over what the contents suggest.
    void dress() {
        const PanelConfig& config = panel_.config;
        figure_.title = config.title;
        if (!config.x_label.empty()) figure_.x_label = config.x_label;
        if (!config.y_label.empty()) figure_.y_label = config.y_label;
        if (config.x_scale) figure_.log_x = config.x_scale == Spacing::logarithmic;
        figure_.log_y = config.y_scale == Spacing::logarithmic;
        figure_.x_limits = limits_of(config.x.value);
        figure_.y_limits = limits_of(config.y.value);
        if (panel_.range_test && !figure_.log_y && config.y.value.empty())
            figure_.y_limits.high = ceiling_of(range_result());
        figure_.guides = guides_of(config.marks, plot::Guide::Direction::upright);
        const auto levels = guides_of(config.levels, plot::Guide::Direction::level);
        figure_.guides.insert(figure_.guides.end(), levels.begin(), levels.end());
    }

    const train::RangeResult& range_result() const { return results_.range_tests[*panel_.range_test]; }

    void draw_curves() {
        double end = 0;
        for (const Curve& curve : panel_.curves) end = std::max(end, experiment_.schedules[curve.schedule].horizon());
        std::set<std::string> parameters;
        for (const Curve& curve : panel_.curves) {
            const Schedule& schedule = experiment_.schedules[curve.schedule];
            for (std::size_t i = 0; i < schedule.arm.lines.size(); ++i) {
                if (curve.line && *curve.line != i) continue;
                add_curve(schedule, i, end);
                parameters.insert(schedule.arm.lines[i].parameter);
            }
        }
        figure_.x_label = "step";
        if (parameters.size() == 1) figure_.y_label = axis_name(*parameters.begin());
    }

    /// A finite schedule is drawn over its length, an endless one as far as the longest; `steps` wins over both.
    void add_curve(const Schedule& schedule, std::size_t index, double end) {
        const Line& line = schedule.arm.lines[index];
        const Summary& summary = schedule.summaries[index];
        const double last = panel_.steps.value_or(summary.length.value_or(end));
        plot::Series series = sample(schedule.arm.programs[line.program], line.output, summary, {0, last});
        series.name = schedule.arm.lines.size() == 1 ? schedule.name : schedule.name + " " + line.name;
        figure_.series.push_back(std::move(series));
    }

    /// A setup without what `where` says of all that are drawn; the name along the axis stays.
    [[nodiscard]] Setup without_conditions(std::size_t setup, std::string_view axis = {}) const {
        Setup shown = experiment_.training->setups[setup];
        const Settings& where = panel_.config.where;
        std::erase_if(shown.point, [&](const Point::value_type& value) {
            return value.first != axis &&
                   std::ranges::find(where, value.first, &Named<Expression>::name) != where.end();
        });
        return shown;
    }

    void draw_trained(const std::string& column) {
        for (const std::size_t setup : panel_.setups) {
            const auto& bands = results_.setups[setup].bands;
            const auto found = bands.find(column);
            if (found == bands.end() || found->second.steps.empty()) continue;
            const Band& band = found->second;
            plot::Series series{
                .name = label_of(experiment_, without_conditions(setup)), .x = band.steps, .y = band.mean, .marks = {}};
            for (std::size_t i = 0; i < band.deviation.size(); ++i) {
                series.low.push_back(band.mean[i] - band.deviation[i]);
                series.high.push_back(band.mean[i] + band.deviation[i]);
            }
            figure_.series.push_back(std::move(series));
        }
        figure_.x_label = "step";
        figure_.y_label = axis_name(column);
    }

    /// Setups that differ in nothing but the value along the axis are one curve.
    void draw_against(const std::string& swept) {
        std::vector<std::string> labels;  // in the order of the setups
        std::map<std::string, std::multimap<double, Statistics>> curves;
        for (const std::size_t i : panel_.setups) {
            Setup setup = without_conditions(i, swept);
            const auto value = std::ranges::find(setup.point, swept, &Point::value_type::first);
            const auto& measure = results_.setups[i].measure;
            if (value == setup.point.end() || !measure) continue;
            const double x = number_of(value->second).value_or(0);
            setup.point.erase(value);
            const std::string label = label_of(experiment_, setup);
            if (!curves.contains(label)) labels.push_back(label);
            curves[label].emplace(x, *measure);
        }
        figure_.x_label = swept;
        figure_.y_label = results_.metric;
        for (const std::string& label : labels) figure_.series.push_back(series_of(label, curves[label]));
    }

    static plot::Series series_of(const std::string& label, const std::multimap<double, Statistics>& points) {
        plot::Series series{.name = label, .x = {}, .y = {}, .marks = {}, .dots = true};
        for (const auto& [x, measure] : points) {
            series.x.push_back(x);
            series.y.push_back(measure.mean);
            series.low.push_back(measure.mean - measure.deviation.value_or(0));
            series.high.push_back(measure.mean + measure.deviation.value_or(0));
        }
        return series;
    }

    const Panel& panel_;
    const Experiment& experiment_;
    const Results& results_;
    plot::Figure figure_;
};

}  // namespace

std::string label_of(const Experiment& experiment, const Setup& setup) {
    const auto& setups = experiment.training->setups;
    const bool one = std::ranges::all_of(setups, [&](const Setup& other) { return other.schedule == setup.schedule; });
    std::string label = one && !setup.point.empty() ? std::string{} : experiment.schedules[setup.schedule].name;
    for (const auto& [name, value] : setup.point)
        label += fmt::format("{}{}={}", label.empty() ? "" : " ", name, value);
    return label;
}

plot::Sheet draw(const Figure& figure, const Experiment& experiment, const Results& results) {
    plot::Sheet sheet{.panels = {}, .columns = figure.columns, .title = figure.title};
    if (figure.size.size() == 2) sheet.size = plot::inches(figure.size[0], figure.size[1]);
    for (const Panel& panel : figure.panels) sheet.panels.push_back(Drawing(panel, experiment, results).draw());
    return sheet;
}

}  // namespace lrsched::experiment
