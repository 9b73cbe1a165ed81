// Room experiment: from the text of a config to an experiment that can be done.
#include <algorithm>
#include <array>
#include <filesystem>

#include "config/read.hpp"
#include "config/reference.hpp"
#include "experiment/preparation.hpp"
#include "experiment/schema.hpp"

namespace lrsched::experiment {
namespace {

/// What the training says of the run where the config does not: the steps of an epoch, and how many steps there are.
void add_facts_of_training(Preparation& preparation) {
    const auto& train = preparation.config.train;
    if (!train) return;
    if (const auto spec = preparation.resolver.problem(train->problem)) {
        if (const auto problem = preparation.resolver.prepare_problem(*spec)) add_epoch(preparation.facts, *problem);
    }
    if (train->steps && find(preparation.facts, "total") == nullptr) put(preparation.facts, {"total", *train->steps});
}

/// Whether the tree is what its writer meant: what a text that cannot be read leaves is missing keys, which nobody forgot.
bool is_whole(const std::vector<diagnostic::Finding>& findings) {
    using diagnostic::Id;
    constexpr std::array kHarmless{Id::duplicate_key, Id::yaml_anchor, Id::yaml_tag, Id::second_document};
    return std::ranges::all_of(findings, [&](const diagnostic::Finding& finding) {
        return std::ranges::find(kHarmless, finding.id) != kHarmless.end();
    });
}

}  // namespace

Prepared prepare(const ConfigText& text, const Importer& importer) {
    Trouble trouble(text);
    const config::Tree tree = config::read(trouble.sources(), trouble.source(), trouble.limits(), trouble.findings());
    const bool empty = tree[tree.root()].kind == config::NodeKind::empty;  // in front of a second document
    if (!is_whole(trouble.findings()) || (empty && !trouble.findings().empty()))
        return {std::nullopt, std::move(trouble).publish()};
    const auto config = config::read_as<Config>(tree, trouble.limits(), trouble.findings());
    if (!config) return {std::nullopt, std::move(trouble).publish()};

    Preparation preparation(text, *config, importer, trouble);
    preparation.resolver.check_entries();
    preparation.facts = merged({}, config->run);
    add_facts_of_training(preparation);
    Experiment experiment;
    experiment.name = std::filesystem::path(text.name).stem().string();
    experiment.title = config->title.empty() ? experiment.name : config->title;
    experiment.about = config->about;
    experiment.config = text.text;
    experiment.schedules = prepare_schedules(preparation);
    experiment.training = prepare_training(preparation);
    experiment.range_tests = prepare_range_tests(preparation, experiment.schedules);
    experiment.figures = prepare_figures(preparation, experiment);
    const bool sound = !trouble.has_errors();
    return {sound ? std::optional(std::move(experiment)) : std::nullopt, std::move(trouble).publish()};
}

std::string reference() { return config::reference_of<Config>(); }

}  // namespace lrsched::experiment
