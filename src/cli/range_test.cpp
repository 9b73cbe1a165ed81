// Room cli: `lrsched range-test`: one run whose learning rate sweeps from small to large, and what rates that suggests.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <ostream>

#include "cli/app.hpp"
#include "cli/declare.hpp"
#include "cli/expressions.hpp"
#include "cli/figure_options.hpp"
#include "cli/number_text.hpp"
#include "cli/range_pictures.hpp"
#include "cli/range_plan.hpp"
#include "cli/range_results.hpp"
#include "cli/signals_held.hpp"
#include "cli/sink.hpp"
#include "cli/step_progress.hpp"
#include "experiment/arm_schedule.hpp"
#include "file/write.hpp"
#include "plot/figure_file.hpp"
#include "plot/terminal.hpp"
#include "report/html.hpp"

namespace lrsched::cli {
namespace {

struct RangeTestOptions {
    RangeOptions test;
    TerminalOptions terminal;
    std::string format = "table";
    std::vector<std::string> paths;
    std::string size;
    bool log = false;
};

/// What was found, in all its forms.
struct Findings {
    const RangePlan& plan;
    const train::RangeResult& result;
    plot::Figure figure;
    plot::Size size;
};

std::optional<file::Error> write_picture(const Findings& findings, const std::string& path) {
    return plot::write_figure({.panels = {findings.figure}, .size = findings.size}, path);
}
std::optional<file::Error> write_page(const Findings& findings, const std::string& path) {
    return report::write_html(range_document(findings.plan, findings.result, findings.figure), path);
}
std::optional<file::Error> write_csv_file(const Findings& findings, const std::string& path) {
    return file::write_whole(path, range_csv(findings.plan, findings.result));
}
std::optional<file::Error> write_json_file(const Findings& findings, const std::string& path) {
    return file::write_whole(path, range_json(findings.plan, findings.result));
}

/// What a file becomes, by the ending of its name.
struct FileKind {
    std::string_view ending;
    std::optional<file::Error> (*write)(const Findings& findings, const std::string& path);
};

constexpr std::array kFileKinds{FileKind{".svg", write_picture},  FileKind{".png", write_picture},
                                FileKind{".pdf", write_picture},  FileKind{".html", write_page},
                                FileKind{".csv", write_csv_file}, FileKind{".json", write_json_file}};

const FileKind* kind_of(const std::string& path) {
    const auto found =
        std::ranges::find_if(kFileKinds, [&](const FileKind& kind) { return path.ends_with(kind.ending); });
    return found == kFileKinds.end() ? nullptr : &*found;
}

/// What can be told before the work, which may take long.
void check_paths(std::span<const std::string> paths) {
    for (const std::string& path : paths) {
        if (kind_of(path) == nullptr) {
            std::vector<std::string_view> endings;
            for (const FileKind& kind : kFileKinds) endings.push_back(kind.ending);
            throw Failure(Exit::usage,
                          fmt::format("`-o` takes a file that ends in {}, not `{}`", fmt::join(endings, ", "), path));
        }
        if (std::ranges::count(paths, path) > 1) {
            throw Failure(Exit::usage, fmt::format("`-o {}` is given more than once", path));
        }
        const std::filesystem::path folder = std::filesystem::path(path).parent_path();
        std::error_code ignored;
        if (!folder.empty() && !std::filesystem::is_directory(folder, ignored)) {
            throw Failure(Exit::files, fmt::format("cannot write {}: there is no folder `{}`", path, folder.string()));
        }
    }
}

/// Every file gets its turn, also behind one that cannot be written.
void write_files(const Findings& findings, std::span<const std::string> paths, Context& context) {
    std::vector<std::string> troubles;
    for (const std::string& path : paths) {
        const SignalsHeld held;  // no temporary file is left
        if (const auto error = kind_of(path)->write(findings, path)) {
            troubles.push_back(fmt::format("cannot write {}", file::message(*error)));
        }
    }
    if (troubles.empty()) return;
    for (std::size_t i = 0; i + 1 < troubles.size(); ++i) {
        context.streams.err << fmt::format("lrsched {}: {}\n", context.command, troubles[i]);
    }
    throw Failure(Exit::files, troubles.back());
}

/// Does the test. A Ctrl-C ends the trainer first, then us.
train::RangeResult do_test(train::RangeTest test, experiment::ArmSchedule& others, Context& context) {
    const SignalsHeld held;
    StepProgress progress(context, test.sweep.steps);
    test.run.interrupted = [&] { return held.any_waits(); };
    test.run.stop_when = [&](std::uint64_t step, const train::Metrics& metrics) {
        const double loss = metrics.values[0].value();
        progress.done(step, fmt::format("lr {}, loss {}", short_text(test.sweep.rate(step)), short_text(loss)));
        return false;
    };
    return train::range_test(test, others);
}

std::string shown(const Findings& findings, const RangeTestOptions& options, const plot::TerminalStyle& style) {
    if (options.format == "csv") return range_csv(findings.plan, findings.result);
    if (options.format == "json") return range_json(findings.plan, findings.result);
    const std::string ending = ending_text(findings.plan.test, findings.result);
    return fmt::format("{}\n{}\n{}\n", plot::draw_terminal(findings.figure, style), suggestion_table(findings.result),
                       ending);
}

Exit test_range(const RangeTestOptions& options, std::span<const std::string> command, Context& context) {
    const plot::TerminalStyle style = terminal_style(options.terminal, context);
    const plot::Size size = parse_size(options.size);
    check_paths(options.paths);
    const RangePlan plan = plan_range_test(options.test, command, context);
    const auto expressions = compile_expressions(plan.expressions, plan.test.sweep.steps, context);
    if (!expressions) return Exit::wrong_input;
    experiment::ArmSchedule others(*expressions);
    const train::RangeResult result = do_test(plan.test, others, context);
    if (result.trajectory.ending == train::Ending::failed) {
        const bool by_trainer = plan.external && !others.failed();
        throw Failure(by_trainer ? Exit::trainer : Exit::wrong_input, result.trajectory.why);
    }
    const Findings findings{plan, result, range_figure(plan, result, options.log), size};
    emit(context, shown(findings, options, style));
    write_files(findings, options.paths, context);
    return Exit::fine;
}

}  // namespace

Action declare_range_test(CLI::App& app) {
    auto options = std::make_shared<RangeTestOptions>();
    declare_range_options(app, options->test);
    add_choice(app, "--format", options->format, {"table", "csv", "json"},
               "on standard output; table is a curve and the suggestions, for people");
    declare_terminal_options(app, options->terminal);
    add_switch(app, "--log", options->log, "logarithmic scale for the losses");
    add_values(app, "-o,--output", options->paths, "FILE",
               "a picture (.svg, .png, .pdf), a page (.html) or values (.csv, .json); may be repeated");
    add_value(app, "--size", options->size, "WxH", "size of a picture: `1200x600` pixels, `12x6in`");
    return [options](std::span<const std::string> operands, Context& context) {
        return test_range(*options, operands, context);
    };
}

}  // namespace lrsched::cli
