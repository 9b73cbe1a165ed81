// Room `train`: logistic regression and networks on examples from a file, in random mini-batches.
#include <fmt/format.h>

#include <cmath>
#include <numeric>
#include <utility>

#include "train/dataset.hpp"
#include "train/network.hpp"
#include "train/objective.hpp"
#include "train/problems.hpp"
#include "train/stream.hpp"

namespace lrsched::train {
namespace {

constexpr std::size_t kMostLayers = 20;
constexpr std::size_t kMostParameters = 10'000'000;

enum class Init : std::uint8_t { zero, he, xavier };

/// What the runs of a problem share.
struct Task {
    Split split;
    Network network;
    Init init = Init::zero;
    std::size_t batch = 0;
    bool drop_last = false;
};

std::uint64_t steps_of_epoch(const Task& task) {
    const std::size_t examples = task.split.training.size();
    return task.drop_last ? examples / task.batch : (examples + task.batch - 1) / task.batch;
}

class Classifier final : public Objective {
public:
    Classifier(std::shared_ptr<const Task> task, std::uint32_t seed)
        : task_(std::move(task)),
          weights_(seed, "weights"),
          batches_(seed, "batches"),
          order_(task_->split.training.size()) {
        std::iota(order_.begin(), order_.end(), 0U);
    }

    [[nodiscard]] std::vector<double> start() override {
        std::vector<double> point(task_->network.size());
        for (const Layer& layer : task_->network.layers) {
            // Variances that keep the size of what passes a layer: He et al. 2015 for relu, Glorot and Bengio 2010.
            const auto inputs = static_cast<double>(layer.inputs);
            const auto outputs = static_cast<double>(layer.outputs);
            const double variance = task_->init == Init::he ? 2 / inputs : 2 / (inputs + outputs);
            if (task_->init == Init::zero) continue;
            for (std::size_t i = 0; i < layer.weights(); ++i) {
                point[layer.begin + i] = std::sqrt(variance) * weights_.normal();
            }
        }
        return point;
    }

    [[nodiscard]] std::vector<Group> groups() const override {
        const std::vector<Layer>& layers = task_->network.layers;
        if (layers.size() == 1) return {{"all", 0, layers[0].size()}};
        std::vector<Group> groups(layers.size());
        for (std::size_t i = 0; i < layers.size(); ++i) {
            groups[i] = {fmt::format("layer{}", i + 1), layers[i].begin, layers[i].size()};
        }
        return groups;
    }

    double evaluate(std::span<const double> point, std::span<double> gradient) override {
        return loss_and_gradient(task_->network, point, task_->split.training, next_batch(), gradient);
    }

    [[nodiscard]] std::vector<std::string> extras() const override {
        if (task_->split.validation.size() == 0) return {};
        return {"val_loss", "accuracy"};
    }

    void observe(std::span<const double> point, Look look, std::span<std::optional<double>> extras) const override {
        if (look == Look::step || extras.empty()) return;
        const Score found = score(task_->network, point, task_->split.validation);
        extras[0] = found.loss;
        extras[1] = found.accuracy;
    }

private:
    /// Every example comes once an epoch, in an order that is drawn anew for each.
    std::span<const std::uint32_t> next_batch() {
        const std::size_t left = order_.size() - used_;
        if (used_ == 0 || left == 0 || (task_->drop_last && left < task_->batch)) {
            batches_.shuffle(order_);
            used_ = 0;
        }
        const std::span<const std::uint32_t> rest = std::span(order_).subspan(used_);
        const std::span<const std::uint32_t> batch = rest.first(std::min(task_->batch, rest.size()));
        used_ += batch.size();
        return batch;
    }

    std::shared_ptr<const Task> task_;
    Stream weights_;
    Stream batches_;
    std::vector<std::uint32_t> order_;
    std::size_t used_ = 0;
};

std::vector<Fault> fault(std::string parameter, std::string message) {
    return {{std::move(parameter), std::move(message)}};
}

/// Splits the examples and settles how large a batch is.
std::optional<std::vector<Fault>> fill_split(const Settings& settings, const Examples& examples, Task& task) {
    const double share = settings.number("validation");
    const auto apart = static_cast<std::size_t>(std::lround(share * static_cast<double>(examples.size())));
    if ((share > 0 && apart == 0) || apart == examples.size()) {
        return fault("validation",
                     fmt::format("`validation` is {}, which makes {} of {} examples; at least one has to be "
                                 "in it, and one outside; 0 is accepted, too",
                                 share, apart, examples.size()));
    }
    task.split = split(examples, apart, settings.whole("split_seed"));
    if (settings.flag("standardize")) standardize(task.split);
    const std::size_t training = task.split.training.size();
    task.batch = settings.whole("batch") == 0 ? training : settings.whole("batch");
    task.drop_last = settings.flag("drop_last");
    if (task.batch <= training) return std::nullopt;
    return fault("batch", fmt::format("`batch` is {}, more than the {} training examples; 0 takes them all", task.batch,
                                      training));
}

ProblemOrFaults prepare(const Settings& settings, std::span<const double> hidden, Activation activation, Init init) {
    auto read = read_dataset(settings.text("data"), settings.text("label"));
    if (auto* failure = std::get_if<Failure>(&read)) {
        const auto blame = failure->unreadable ? Fault::Blame::unreadable : Fault::Blame::content;
        return std::vector{Fault{"data", std::move(failure->text), blame}};
    }
    const auto& dataset = std::get<Dataset>(read);
    Task task;
    if (auto faults = fill_split(settings, dataset.examples, task)) return std::move(*faults);
    task.network = network_of(dataset.examples.features, hidden, dataset.classes.size(), activation);
    task.init = init;
    if (task.network.size() > kMostParameters) {
        return fault("hidden",
                     fmt::format("a network of {} parameters; {} are accepted", task.network.size(), kMostParameters));
    }
    const Epoch epoch{task.split.training.size(), task.batch, steps_of_epoch(task)};
    const auto shared = std::make_shared<const Task>(std::move(task));
    return std::make_shared<const DescentProblem>(
        [shared](std::uint32_t seed) { return std::make_unique<Classifier>(shared, seed); }, epoch);
}

}  // namespace

ProblemOrFaults prepare_logistic(const Settings& settings) {
    return prepare(settings, {}, Activation::relu, Init::zero);
}

ProblemOrFaults prepare_mlp(const Settings& settings) {
    const std::vector<double>& hidden = settings.numbers("hidden");
    if (hidden.size() > kMostLayers) {
        return fault("hidden", fmt::format("`hidden` has {} layers; {} are accepted", hidden.size(), kMostLayers));
    }
    const bool tanh = settings.text("activation") == "tanh";
    const bool xavier = settings.text("init") == "xavier" || (settings.text("init") == "auto" && tanh);
    return prepare(settings, hidden, tanh ? Activation::tanh : Activation::relu, xavier ? Init::xavier : Init::he);
}

}  // namespace lrsched::train
