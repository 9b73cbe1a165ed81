// Room cli: `lrsched merge`: results from runs that were done in several places.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "cli/app.hpp"
#include "cli/check_config.hpp"
#include "cli/declare.hpp"
#include "cli/experiments.hpp"
#include "experiment/output.hpp"
#include "experiment/runs.hpp"

namespace lrsched::cli {
namespace {

struct MergeOptions {
    std::string folder = "results";
    std::string figures = "svg,png";
};

[[noreturn]] void fail(const char* what, const file::Error& error) {
    throw Failure(Exit::files, fmt::format("cannot {} {}", what, file::message(error)));
}

std::optional<train::Trajectory> look(const experiment::Store& store, const std::string& identity) {
    auto kept = store.load(identity);
    if (const auto* error = std::get_if<file::Error>(&kept)) fail("read", *error);
    auto* trajectory = std::get_if<train::Trajectory>(&kept);
    return trajectory != nullptr ? std::optional(std::move(*trajectory)) : std::nullopt;
}

bool is_done(const std::optional<train::Trajectory>& run) { return run && run->ending != train::Ending::failed; }

/// What is not there yet, or failed there, from the first of the folders that has it, or has it better.
void bring_runs(const PlacedExperiment& placed, const std::vector<std::string>& folders) {
    const experiment::Store store(experiment::folder_of_runs(placed.folder));
    if (const auto error = store.open()) fail("write", *error);
    const experiment::Runs runs(placed.experiment);
    for (std::size_t run = 0; run < runs.count(); ++run) {
        const std::string identity = runs.identity(run);
        std::optional<train::Trajectory> best = look(store, identity);
        bool brought = false;
        for (auto folder = folders.begin(); folder != folders.end() && !is_done(best); ++folder) {
            const std::string place = (std::filesystem::path(*folder) / placed.experiment.name).string();
            auto other = look(experiment::Store(experiment::folder_of_runs(place)), identity);
            if (!other || (best && !is_done(other))) continue;
            best = std::move(other);
            brought = true;
        }
        if (!brought) continue;
        if (const auto error = store.save(identity, *best)) fail("write", *error);
    }
}

Exit merge(const MergeOptions& options, std::span<const std::string> operands, Context& context) {
    std::vector<std::string> configs;
    std::vector<std::string> folders;
    for (const std::string& operand : operands) {
        const bool config = is_config(operand);
        if (!config && !std::filesystem::is_directory(operand))
            throw Failure(Exit::usage, fmt::format("`{}` is neither a config (.yaml) nor a folder", operand));
        (config ? configs : folders).push_back(operand);
    }
    if (configs.empty()) throw Failure(Exit::usage, "no config is given; results are those of a .yaml file");
    const auto figures = parse_figure_kinds(options.figures);
    const auto experiments = prepare_experiments(configs, options.folder, context);
    if (experiments.empty()) return Exit::wrong_input;
    Exit gravest = Exit::fine;
    for (const PlacedExperiment& placed : experiments) {
        bring_runs(placed, folders);
        gravest = std::max(gravest, finish_experiment(placed, figures, context));
    }
    return gravest;
}

}  // namespace

Action declare_merge(CLI::App& app) {
    auto options = std::make_shared<MergeOptions>();
    add_value(app, "-o,--output", options->folder, "DIR",
              "where results go, as in `lrsched run`; `results` if left out");
    add_value(app, "--figures", options->figures, "KINDS",
              "`svg`, `png`, `pdf` with commas between them, or `none`; `svg,png` if left out");
    return [options](std::span<const std::string> operands, Context& context) {
        return merge(*options, operands, context);
    };
}

}  // namespace lrsched::cli
