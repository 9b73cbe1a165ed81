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
#include "experiment/output.hpp"

namespace lrsched::cli {
namespace {

constexpr std::array<std::string_view, 3> kKinds{"svg", "png", "pdf"};

std::string folder_of(const std::string& parent, const std::string& path) {
    const std::string stem = std::filesystem::path(path).stem().string();
    return (std::filesystem::path(parent) / stem).string();
}

[[noreturn]] void fail_to_write(const file::Error& error) {
    throw Failure(Exit::files, fmt::format("cannot write {}", file::message(error)));
}

/// What is not there, or cannot be read.
experiment::Results gather(const Prepared& prepared, const experiment::Store& store) {
    auto gathered = experiment::gather(prepared.experiment, store);
    if (const auto* error = std::get_if<file::Error>(&gathered))
        throw Failure(Exit::files, fmt::format("cannot read {}", file::message(*error)));
    if (const auto* missing = std::get_if<experiment::Missing>(&gathered))
        throw Failure(Exit::wrong_input,
                      fmt::format("{} of {} runs of `{}` are not in {}; the first of them is {}", missing->count,
                                  missing->of, prepared.experiment.name, store.folder(), missing->first));
    return std::get<experiment::Results>(std::move(gathered));
}

}  // namespace

std::vector<Prepared> prepare_experiments(std::span<const std::string> paths, const std::string& parent,
                                          Context& context) {
    std::vector<Prepared> experiments;
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
        if (std::ranges::find(experiments, folder, &Prepared::folder) != experiments.end())
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
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t comma = std::min(text.find(',', begin), text.size());
        const std::string kind = text.substr(begin, comma - begin);
        if (std::ranges::find(kKinds, kind) == kKinds.end())
            throw Failure(
                Exit::usage,
                fmt::format("`--figures` takes `svg`, `png`, `pdf` with commas between them, or `none`, not `{}`",
                            text));
        if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
        begin = comma + 1;
    }
    return kinds;
}

Exit finish_experiment(const Prepared& prepared, const std::vector<std::string>& figure_kinds, Context& context) {
    const experiment::Store store(experiment::folder_of_runs(prepared.folder));
    const experiment::Results results = gather(prepared, store);
    const experiment::Output output = [&] {
        const SignalsHeld held;  // the figures' program leaves no files behind
        return experiment::write_output(prepared.experiment, results, store, prepared.folder, figure_kinds);
    }();
    for (const std::string& remark : output.remarks)
        context.streams.err << fmt::format("lrsched {}: {}\n", context.command, remark);
    if (output.error) fail_to_write(*output.error);
    emit(context, results_text(prepared.experiment, results));
    emit(context, fmt::format("{}: {}\n", prepared.folder, files_text(output.files)));
    return Exit::fine;
}

}  // namespace lrsched::cli
