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

bool is_read(const Settings& settings) {
    return std::ranges::none_of(settings, [](const Named<Expression>& entry) { return entry.value.text.empty(); });
}

/// Whether nothing of it was wrong.
bool is_read(const ScheduleConfig& schedule) {
    struct Look {
        bool operator()(const Expression& expression) const { return !expression.text.empty(); }
        bool operator()(const WrittenSchedule& w) const {
            return !w.schedule.text.empty() && is_read(w.run) && is_read(w.set);
        }
        bool operator()(const ScheduleFile& f) const {
            return !f.file.text.empty() && is_read(f.run) && is_read(f.set);
        }
        bool operator()(const Settings& hyperparameters) const { return is_read(hyperparameters); }
    };
    return std::visit(Look{}, schedule);
}

/// A key that is wrong hides no error of the schedules. What they say of facts that are not known is left out: the key may be
/// the one that gives them.
void check_schedules(Config parts, const ConfigText& text, const Importer& importer, Trouble& trouble) {
    constexpr std::array<std::string_view, 5> kOfFacts{"fact-missing", "epoch-unknown", "total-unknown",
                                                       "share-of-unknown", "rest-unknown"};
    std::erase_if(parts.schedules, [](const auto& entry) { return !is_read(entry.value); });
    std::erase_if(parts.run, [](const auto& entry) { return entry.value.text.empty(); });
    Preparation preparation(text, parts, importer, trouble);
    preparation.facts = merged({}, parts.run);
    static_cast<void>(prepare_schedules(preparation));
    trouble.take_back(kOfFacts);
}

}  // namespace

Prepared prepare(const ConfigText& text, const Importer& importer) {
    Trouble trouble(text);
    const config::Tree tree = config::read(trouble.sources(), trouble.source(), trouble.limits(), trouble.findings());
    const bool empty = tree[tree.root()].kind == config::NodeKind::empty;  // in front of a second document
    if (!is_whole(trouble.findings()) || (empty && !trouble.findings().empty()))
        return {std::nullopt, std::move(trouble).publish()};
    const Config config = config::read_parts_as<Config>(tree, trouble.limits(), trouble.findings());
    if (!trouble.findings().empty()) {
        check_schedules(config, text, importer, trouble);
        return {std::nullopt, std::move(trouble).publish()};
    }
    Preparation preparation(text, config, importer, trouble);
    preparation.resolver.check_entries();
    preparation.facts = merged({}, config.run);
    add_facts_of_training(preparation);
    Experiment experiment;
    experiment.name = std::filesystem::path(text.name).stem().string();
    experiment.title = config.title.empty() ? experiment.name : config.title;
    experiment.about = config.about;
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
