// Room cli: `lrsched plot`: curves in the terminal or in a picture.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <memory>

#include "cli/app.hpp"
#include "cli/declare.hpp"
#include "cli/figure_options.hpp"
#include "cli/load.hpp"
#include "cli/measured.hpp"
#include "cli/number_text.hpp"
#include "experiment/sampling.hpp"
#include "cli/selection.hpp"
#include "cli/sink.hpp"
#include "cli/steps.hpp"
#include "plot/figure_file.hpp"
#include "plot/terminal.hpp"

namespace lrsched::cli {
namespace {

using experiment::Stretch;

struct PlotOptions {
    RunOptions run;
    std::vector<std::string> schedules;
    std::string steps;
    std::string title;
    std::string x_label = "step";
    std::string y_label;
    std::vector<std::string> marks;
    std::vector<std::string> levels;
    std::string size;
    TerminalOptions terminal;
    std::string path;
    std::string metrics;
    bool log = false;
};

/// A schedule that is to become a curve.
struct Candidate {
    Program program;
    std::size_t output = 0;
    Summary summary;
    std::string label;
    std::optional<plot::Series> measured;  ///< the curve, where it was worked out along a table of metrics
};

constexpr std::size_t kLongestLabel = 48;

/// Cut between characters, not inside one.
std::string shortened(const std::string& text) {
    if (text.size() <= kLongestLabel) return text;
    std::size_t end = kLongestLabel;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "...";
}

/// One input is told apart by its schedules' names, several by their texts.
std::string label_of(const Input& input, const std::string& operand, const Program& program, std::size_t output,
                     bool alone) {
    const std::string& name = program.outputs()[output].name;
    if (alone) return name;
    if (program.outputs().size() > 1) return shortened(fmt::format("{}: {}", input.name, name));
    return shortened(operand == "-" ? input.name : operand);
}

/// What `--steps` says.
Stretch asked_range(const PlotOptions& options) {
    const StepRange range = parse_step_range(options.steps);
    if (range.stride) throw Failure(Exit::usage, "`--steps` of a plot takes A:B; a curve has no stride");
    if (range.end <= range.first) throw Failure(Exit::usage, fmt::format("`--steps {}` holds no step", options.steps));
    return {range.first, range.end};
}

/// The curves of schedules that react to metrics, a value a step; none where the program reacts to nothing. Nothing where
/// there is an error.
std::optional<std::vector<plot::Series>> curves_along_metrics(const PlotOptions& options, const Program& program,
                                                              std::span<const std::size_t> outputs, Context& context) {
    if (program.metrics().empty()) return std::vector<plot::Series>{};
    if (options.metrics.empty()) {
        print({program.at(0, outputs.front()).error()}, context);
        return std::nullopt;
    }
    Measured measured(program, load_metrics(options.metrics, context), context);
    const Stretch range = options.steps.empty() ? Stretch{0, measured.end()} : asked_range(options);
    const auto steps = measured.each(Steps::range(range.first, range.last));
    const auto values = measured.at(steps, context);
    if (!values) return std::nullopt;
    std::vector<plot::Series> curves;
    for (const std::size_t output : outputs) {
        curves.push_back({.name = program.outputs()[output].name, .x = steps, .y = {}, .marks = {}, .steps = true});
        for (std::size_t i = output; i < values->size(); i += program.outputs().size())
            curves.back().y.push_back((*values)[i]);
    }
    return curves;
}

/// Adds the schedules of an input; false where the input has errors.
bool add_candidates(const PlotOptions& options, const std::string& operand, bool alone,
                    std::vector<Candidate>& candidates, Context& context) {
    const Input input = load_input(operand, context);
    const auto program = compile_and_report(input, compile_options(options.run), context);
    if (!program) return false;
    const auto summaries = summarize_and_report(*program, context);
    if (!summaries) return false;
    const auto outputs = select_schedules(*program, options.schedules);
    auto curves = curves_along_metrics(options, *program, outputs, context);
    if (!curves) return false;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        candidates.push_back({*program, outputs[i], (*summaries)[outputs[i]],
                              label_of(input, operand, *program, outputs[i], alone),
                              curves->empty() ? std::nullopt : std::optional(std::move((*curves)[i]))});
    }
    return true;
}

/// A finite schedule is drawn over its length, an endless one as far as the longest; `--steps` wins over both.
Stretch range_of(const PlotOptions& options, const Candidate& candidate, double longest) {
    return options.steps.empty() ? Stretch{0, candidate.summary.length.value_or(longest)} : asked_range(options);
}

std::vector<plot::Guide> guides_of(const PlotOptions& options) {
    auto guides = parse_guides("--mark", options.marks, plot::Guide::Direction::upright);
    const auto levels = parse_guides("--level", options.levels, plot::Guide::Direction::level);
    guides.insert(guides.end(), levels.begin(), levels.end());
    return guides;
}

plot::Figure figure_of(const PlotOptions& options, const std::vector<Candidate>& candidates) {
    double longest = 0;
    for (const Candidate& candidate : candidates) longest = std::max(longest, candidate.summary.horizon);
    plot::Figure figure{.title = options.title,
                        .x_label = options.x_label,
                        .y_label = options.y_label,
                        .series = {},
                        .log_y = options.log};
    for (const Candidate& candidate : candidates) {
        figure.series.push_back(candidate.measured ? *candidate.measured
                                                   : experiment::sample(candidate.program, candidate.output, candidate.summary,
                                                            range_of(options, candidate, longest)));
        figure.series.back().name = candidate.label;
    }
    return figure;
}

/// What can be told before the work.
void check_picture(const PlotOptions& options) {
    if (options.path.empty() && !options.size.empty())
        throw Failure(Exit::usage, "`--size` is for a picture (`-o`); the terminal has `--width` and `--height`");
    if (options.path.empty()) return;
    const bool known =
        std::ranges::any_of(plot::kFigureEndings, [&](std::string_view suffix) { return options.path.ends_with(suffix); });
    if (!known)
        throw Failure(Exit::usage, fmt::format("`-o` takes a file that ends in {}, not `{}`",
                                               fmt::join(plot::kFigureEndings, ", "), options.path));
    if (options.terminal.any())
        throw Failure(Exit::usage, "`--width`, `--height` and `--ascii` are for the terminal, not for a picture");
}

void save_picture(const plot::Sheet& sheet, const std::string& path) {
    if (const auto error = plot::write_figure(sheet, path)) {
        throw Failure(Exit::files, fmt::format("cannot write {}", file::message(*error)));
    }
}

Exit draw(const PlotOptions& options, std::span<const std::string> operands, Context& context) {
    const plot::TerminalStyle style = terminal_style(options.terminal, context);
    check_picture(options);
    const plot::Size size = parse_size(options.size);
    const std::vector<plot::Guide> guides = guides_of(options);
    std::vector<Candidate> candidates;
    bool complete = true;
    for (const std::string& operand : operands)
        complete = add_candidates(options, operand, operands.size() == 1, candidates, context) && complete;
    if (!complete) return Exit::wrong_input;
    plot::Figure figure = figure_of(options, candidates);
    figure.guides = guides;
    if (options.path.empty()) {
        emit(context, plot::draw_terminal(figure, style));
    } else {
        save_picture({.panels = {figure}, .size = size}, options.path);
    }
    return Exit::fine;
}

}  // namespace

Action declare_plot(CLI::App& app) {
    auto options = std::make_shared<PlotOptions>();
    declare_run_options(app, options->run);
    add_value(app, "--metrics", options->metrics, "FILE",
              "what was measured, as CSV: a column a metric, a row a step; for schedules that react to it");
    add_values(app, "--schedule", options->schedules, "NAME", "only this schedule of the file; may be repeated");
    add_value(app, "--steps", options->steps, "A:B", "from step A to step B; the whole length if left out");
    add_switch(app, "--log", options->log, "logarithmic scale for the values");
    add_value(app, "--title", options->title, "TEXT", "a title");
    add_value(app, "--x-label", options->x_label, "TEXT", "what the axis of steps is called: `step` if left out");
    add_value(app, "--y-label", options->y_label, "TEXT", "what the axis of values is called");
    add_values(app, "--mark", options->marks, "T[=LABEL]", "an upright line at step T; may be repeated");
    add_values(app, "--level", options->levels, "V[=LABEL]", "a level line at value V; may be repeated");
    declare_terminal_options(app, options->terminal);
    add_value(app, "-o,--output", options->path, "FILE", "a picture: .svg, .png or .pdf");
    add_value(app, "--size", options->size, "WxH", "size of the picture: `1200x600` pixels, `12x6in`");
    return [options](std::span<const std::string> operands, Context& context) {
        return draw(*options, operands, context);
    };
}

}  // namespace lrsched::cli
