// Room cli: `lrsched run`: experiments from configs.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <ostream>
#include <thread>

#include "cli/app.hpp"
#include "cli/declare.hpp"
#include "cli/experiments.hpp"
#include "cli/number_text.hpp"
#include "cli/run_progress.hpp"
#include "cli/signals_held.hpp"
#include "experiment/output.hpp"
#include "experiment/work.hpp"

namespace lrsched::cli {
namespace {

struct ExperimentOptions {
    std::string folder = "results";
    std::string jobs;
    std::string shard;
    std::string figures = "svg,png";
    bool fresh = false;
    bool quiet = false;
};

unsigned jobs_of(const std::string& text) {
    constexpr double kMost = 1024;
    if (text.empty()) return std::max(1U, std::thread::hardware_concurrency());
    const auto jobs = parse_step(text);
    if (!jobs || *jobs < 1 || *jobs > kMost)
        throw Failure(Exit::usage, fmt::format("`--jobs` takes a whole number from 1 to {}, not `{}`", kMost, text));
    return static_cast<unsigned>(*jobs);
}

std::optional<std::string> variable(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
}

/// As typed, else as an engine for many machines told it.
experiment::Shard shard_of(const std::string& text, Context& context) {
    if (!text.empty()) {
        const auto shard = experiment::parse_shard(text);
        if (!shard) throw Failure(Exit::usage, fmt::format("`--shard` takes I/N, such as `2/3`, not `{}`", text));
        return *shard;
    }
    const auto found = experiment::find_shard(variable);
    if (const auto* trouble = std::get_if<std::string>(&found))
        throw Failure(Exit::usage, fmt::format("{}; `--shard I/N` says which runs to do", *trouble));
    const auto* told = std::get_if<experiment::FoundShard>(&found);
    if (told == nullptr || told->shard.is_all()) return {};
    context.streams.err << fmt::format("lrsched run: shard {}/{}, as {}\n", told->shard.index + 1, told->shard.count,
                                       told->engine);
    return told->shard;
}

/// Who stops the work wants to know what is left of it. The signal that waits then ends the process.
void tell_of_interruption(const PlacedExperiment& placed, const experiment::Done& done, Context& context) {
    const auto& progress = done.progress;
    context.streams.err
        << fmt::format(
               "lrsched run: interrupted: {} of {} runs of `{}` are kept in {}; the same command goes on "
               "from there\n",
               progress.kept + progress.done, progress.runs, placed.experiment.name, placed.folder)
        << std::flush;
}

void tell_of_failures(const experiment::Done& done, Context& context) {
    constexpr std::size_t kMost = 5;
    for (std::size_t i = 0; i < done.failures.size() && i < kMost; ++i)
        context.streams.err << fmt::format("lrsched run: {}: {}\n", done.failures[i].name, done.failures[i].why);
    if (done.failures.size() > kMost)
        context.streams.err << fmt::format("lrsched run: {} failed\n", counted(done.failures.size() - kMost, "more run"));
}

experiment::Done do_runs(const PlacedExperiment& placed, const ExperimentOptions& options, experiment::Shard shard,
                         Context& context) {
    const experiment::Store store(experiment::folder_of_runs(placed.folder));
    const SignalsHeld held;
    std::optional<file::Error> error = store.open();
    experiment::Done done;
    if (!error) {
        RunProgress progress(context, placed.experiment.name);
        experiment::Work work{.jobs = jobs_of(options.jobs), .shard = shard, .fresh = options.fresh};
        if (!options.quiet) work.tell = [&](const experiment::Progress& state) { progress.show(state); };
        work.interrupted = [&] { return held.any_waits(); };
        done = experiment::work(placed.experiment, store, work);
        error = done.error;
    }
    if (error) throw Failure(Exit::files, fmt::format("cannot keep runs: {}", file::message(*error)));
    if (done.interrupted) tell_of_interruption(placed, done, context);
    tell_of_failures(done, context);
    return done;
}

Exit run_one(const PlacedExperiment& placed, const ExperimentOptions& options, experiment::Shard shard,
             const std::vector<std::string>& figures, Context& context) {
    const bool runs = placed.experiment.training || !placed.experiment.range_tests.empty();
    const experiment::Done done = runs ? do_runs(placed, options, shard, context) : experiment::Done{};
    const Exit failed = done.failures.empty() ? Exit::fine : Exit::trainer;
    if (shard.is_all()) return std::max(failed, finish_experiment(placed, figures, context));
    if (!options.quiet)
        context.streams.err << fmt::format(
            "lrsched run: {} runs of `{}` are kept in {}; `lrsched merge` makes results\n",
            done.progress.kept + done.progress.done, placed.experiment.name, placed.folder);
    return failed;
}

Exit run_experiments(const ExperimentOptions& options, std::span<const std::string> operands, Context& context) {
    const auto figures = parse_figure_kinds(options.figures);
    static_cast<void>(jobs_of(options.jobs));
    const experiment::Shard shard = shard_of(options.shard, context);
    const auto experiments = prepare_experiments(operands, options.folder, context);
    if (experiments.empty()) return Exit::wrong_input;
    Exit gravest = Exit::fine;
    for (const PlacedExperiment& placed : experiments)
        gravest = std::max(gravest, run_one(placed, options, shard, figures, context));
    return gravest;
}

}  // namespace

Action declare_run(CLI::App& app) {
    auto options = std::make_shared<ExperimentOptions>();
    add_value(app, "-o,--output", options->folder, "DIR",
              "where each experiment gets a folder of its name; `results` if left out");
    add_value(app, "-j,--jobs", options->jobs, "N", "threads; as many as there are processors if left out");
    add_value(app, "--shard", options->shard, "I/N",
              "only do and keep every Nth run from the Ith on; a Slurm array and MPI say it themselves");
    add_value(app, "--figures", options->figures, "KINDS",
              "`svg`, `png`, `pdf` with commas between them, or `none`; `svg,png` if left out");
    add_switch(app, "--fresh", options->fresh, "do again what is kept from before");
    add_switch(app, "-q,--quiet", options->quiet, "no progress");
    return [options](std::span<const std::string> operands, Context& context) {
        return run_experiments(*options, operands, context);
    };
}

}  // namespace lrsched::cli
