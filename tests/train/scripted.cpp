// A problem that tells the losses it is given.
#include "train/scripted.hpp"

#include <utility>

namespace lrsched::train {
namespace {

class ScriptedTrainer final : public Trainer {
public:
    explicit ScriptedTrainer(const Script& script) : script_(script) {}

    [[nodiscard]] const Layout& layout() const noexcept override { return script_.layout; }
    [[nodiscard]] std::span<const std::string> metrics() const noexcept override { return names_; }

    std::optional<Failure> step(Step step, const Rates& rates, std::span<std::optional<double>> metrics) override {
        if (step.number == script_.fails_at) return Failure{"the trainer is tired"};
        const double loss = script_.loss(step.number);
        metrics[0] = loss;
        if (step.validate) metrics[1] = -loss;
        metrics[2] = 2 * loss;
        note(step, rates);
        return std::nullopt;
    }

    std::optional<Failure> finish(std::span<std::optional<double>> metrics) override {
        metrics[0] = script_.final_loss;
        if (script_.asked != nullptr) script_.asked->finished = true;
        return script_.fails_to_finish;
    }

private:
    void note(Step step, const Rates& rates) const {
        if (script_.asked == nullptr) return;
        std::vector<double>& row = script_.asked->rates.emplace_back();
        for (std::size_t i = 0; i < rates.groups(); ++i) {
            row.insert(row.end(), rates.group(i).begin(), rates.group(i).end());
        }
        if (step.validate) script_.asked->validated.push_back(step.number);
    }

    const Script& script_;
    std::vector<std::string> names_{"loss", "val_loss", "twice"};
};

class Scripted final : public Problem {
public:
    explicit Scripted(Script script) : script_(std::move(script)) {}

    [[nodiscard]] bool brings_optimizer() const noexcept override { return true; }
    [[nodiscard]] std::optional<Epoch> epoch() const noexcept override {
        if (!script_.epoch_steps) return std::nullopt;
        return Epoch{*script_.epoch_steps, 1, *script_.epoch_steps};
    }
    [[nodiscard]] Outcome<std::unique_ptr<Trainer>> begin(const Begin&) const override {
        return std::make_unique<ScriptedTrainer>(script_);
    }

private:
    Script script_;
};

}  // namespace

std::shared_ptr<const Problem> scripted(Script script) { return std::make_shared<const Scripted>(std::move(script)); }

}  // namespace lrsched::train
