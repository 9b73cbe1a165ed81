// Room experiment: what a training is to record, against what it tells.
#include <algorithm>
#include <set>

#include "experiment/preparation.hpp"

namespace lrsched::experiment {
namespace {

using diagnostic::Id;

bool is_asked_for(const TrainConfig& train, std::string_view metric) {
    return std::ranges::find(train.metrics, metric, &Name::value) != train.metrics.end();
}

void check_metrics(Preparation& preparation, const TrainConfig& train, const std::optional<Columns>& told) {
    std::set<std::string> seen;
    for (const Name& metric : train.metrics) {
        if (!seen.insert(metric.value).second) preparation.trouble.add(Id::listed_twice, metric.place, metric.value);
        if (!told || std::ranges::find(told->metrics, metric.value) != told->metrics.end()) continue;
        preparation.trouble.add(Id::not_recorded, metric.place, metric.value);
        preparation.trouble.suggest_one_of(metric.value, told->metrics);
    }
    if (!told) return;
    preparation.recorded = told->hyperparameters;
    for (const std::string& metric : told->metrics) {
        if (train.metrics.empty() || is_asked_for(train, metric)) preparation.recorded.push_back(metric);
    }
}

/// What runs are judged by is recorded.
void check_measure(Preparation& preparation, const TrainConfig& train, const std::optional<Columns>& told) {
    const auto& metric = train.measure.metric;
    if (!metric) {
        if (train.metrics.empty() || is_asked_for(train, "loss") || is_asked_for(train, "val_loss")) return;
        preparation.trouble.add(Id::not_recorded, train.metrics.front().place, "loss");
        return preparation.trouble.suggest("runs are judged by it: add it to `metrics`, or give `measure` one of them");
    }
    const auto& recorded = preparation.recorded;
    const bool known = told ? std::ranges::find(recorded, metric->value) != recorded.end()
                            : train.metrics.empty() || is_asked_for(train, metric->value);
    if (known) return;
    preparation.trouble.add(Id::not_recorded, metric->place, metric->value);
    const bool tells = !told || std::ranges::find(told->metrics, metric->value) != told->metrics.end();
    if (tells)
        preparation.trouble.suggest("add it to `metrics`");
    else
        preparation.trouble.suggest_one_of(metric->value, recorded);
}

}  // namespace

void check_recorded(Preparation& preparation, const TrainConfig& train, const std::optional<Columns>& told) {
    check_metrics(preparation, train, told);
    check_measure(preparation, train, told);
}

}  // namespace lrsched::experiment
