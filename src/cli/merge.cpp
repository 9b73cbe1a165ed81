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

/// The run from one store into another; false where it is not there.
bool bring(const experiment::Store& from, const experiment::Store& to, const std::string& identity) {
    const auto kept = from.load(identity);
    if (const auto* error = std::get_if<file::Error>(&kept)) fail("read", *error);
    const auto* trajectory = std::get_if<train::Trajectory>(&kept);
    if (trajectory == nullptr) return false;
    if (const auto error = to.save(identity, *trajectory)) fail("write", *error);
    return true;
}

/// What is not there yet, from the first of the folders that has it.
void bring_runs(const Prepared& prepared, const std::vector<std::string>& folders) {
    const experiment::Store store(experiment::folder_of_runs(prepared.folder));
    if (const auto error = store.open()) fail("write", *error);
    const experiment::Runs runs(prepared.experiment);
    for (std::size_t run = 0; run < runs.count(); ++run) {
        const std::string identity = runs.identity(run);
        if (std::filesystem::exists(store.path_of(identity))) continue;
        for (const std::string& folder : folders) {
            const std::string place = (std::filesystem::path(folder) / prepared.experiment.name).string();
            if (bring(experiment::Store(experiment::folder_of_runs(place)), store, identity)) break;
        }
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
    for (const Prepared& prepared : experiments) {
        bring_runs(prepared, folders);
        gravest = std::max(gravest, finish_experiment(prepared, figures, context));
    }
    return gravest;
}

}  // namespace

Action declare_merge(CLI::App& app) {
    auto options = std::make_shared<MergeOptions>();
    add_value(app, "-o,--output", options->folder, "DIR", "where results go, as in `lrsched run`; `results` if left out");
    add_value(app, "--figures", options->figures, "KINDS", "`svg`, `png`, `pdf` with commas between them, or `none`; `svg,png` if left out");
    return [options](std::span<const std::string> operands, Context& context) {
        return merge(*options, operands, context);
    };
}

}  // namespace lrsched::cli
