#include "cli/experiments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "cli/check_config.hpp"
#include "cli/experiment_text.hpp"
#include "cli/importer.hpp"
#include "cli/load.hpp"
#include "cli/signals_held.hpp"
#include "cli/sink.hpp"
#include "cli/split.hpp"
#include "experiment/output.hpp"
#include "plot/figure_file.hpp"

namespace lrsched::cli {
namespace {

std::string folder_of(const std::string& parent, const std::string& path) {
    const std::string stem = std::filesystem::path(path).stem().string();
    return (std::filesystem::path(parent) / stem).string();
}

[[noreturn]] void fail_to_write(const file::Error& error) {
    throw Failure(Exit::files, fmt::format("cannot write {}", file::message(error)));
}

/// What is not there, or cannot be read.
experiment::Results gather(const PlacedExperiment& placed, const experiment::Store& store) {
    auto gathered = experiment::gather(placed.experiment, store);
    if (const auto* error = std::get_if<file::Error>(&gathered))
        throw Failure(Exit::files, fmt::format("cannot read {}", file::message(*error)));
    if (const auto* missing = std::get_if<experiment::Missing>(&gathered))
        throw Failure(Exit::wrong_input,
                      fmt::format("{} of {} runs of `{}` are not in {}; the first of them is {}", missing->count,
                                  missing->of, placed.experiment.name, store.folder(), missing->first));
    return std::get<experiment::Results>(std::move(gathered));
}

}  // namespace

std::vector<PlacedExperiment> prepare_experiments(std::span<const std::string> paths, const std::string& parent,
                                                  Context& context) {
    std::vector<PlacedExperiment> experiments;
    bool sound = true;
    for (const std::string& path : paths) {
        if (path == "-") throw Failure(Exit::usage, "a config is a file: its folder is where its files are looked for");
        if (!is_config(path))
            throw Failure(Exit::usage, fmt::format("`{}` is no config: a config is a .yaml file", path));
        const Input input = load_file(path, context);
        auto [experiment, diagnostics] =
            experiment::prepare({input.name, input.text}, import_files(Limits{}.source_bytes));
        print(diagnostics, context);
        sound = sound && experiment.has_value();
        if (!experiment) continue;
        const std::string folder = folder_of(parent, path);
        if (std::ranges::find(experiments, folder, &PlacedExperiment::folder) != experiments.end())
            throw Failure(Exit::usage, fmt::format("two configs are called `{}`, and both would write into {}",
                                                   experiment->name, folder));
        experiments.push_back({std::move(*experiment), folder});
    }
    if (!sound) experiments.clear();
    return experiments;
}

std::vector<std::string> parse_figure_kinds(const std::string& text) {
    if (text == "none") return {};
    std::vector<std::string> kinds;
    for (const std::string& kind : split(text, ',')) {
        if (std::ranges::find(plot::kFigureEndings, "." + kind) == plot::kFigureEndings.end())
            throw Failure(
                Exit::usage,
                fmt::format("`--figures` takes `svg`, `png`, `pdf` with commas between them, or `none`, not `{}`",
                            text));
        if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
    }
    return kinds;
}

Exit finish_experiment(const PlacedExperiment& placed, const std::vector<std::string>& figure_kinds, Context& context) {
    const experiment::Store store(experiment::folder_of_runs(placed.folder));
    const experiment::Results results = gather(placed, store);
    const experiment::Output output = [&] {
        const SignalsHeld held;  // the figures' program leaves no files behind
        return experiment::write_output(placed.experiment, results, store, placed.folder, figure_kinds);
    }();
    for (const std::string& remark : output.remarks)
        context.streams.err << fmt::format("lrsched {}: {}\n", context.command, remark);
    if (output.error) fail_to_write(*output.error);
    emit(context, results_text(placed.experiment, results));
    emit(context, fmt::format("{}: {}\n", placed.folder, files_text(output.files)));
    return Exit::fine;
}

}  // namespace lrsched::cli
