// Room `train`: Adam and AdamW, with PyTorch's order of operations.
#include <cmath>
#include <cstdint>

#include "train/optimizers.hpp"

namespace lrsched::train {
namespace {

enum Column : std::size_t { rate, beta1, beta2, epsilon, decay };

enum class Decay : std::uint8_t {
    coupled,   // a part of the gradient: Adam
    decoupled  // of the weights themselves: AdamW
};

class Adam final : public Optimizer {
public:
    Adam(Decay kind, std::size_t size) : kind_(kind), mean_(size), square_(size) {}

    void step(std::span<double> point, std::span<const double> gradient, std::span<const Group> groups,
              const Rates& rates) override {
        ++steps_;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            move(groups[i], point, gradient, rates.group(i));
        }
    }

private:
    void move(const Group& group, std::span<double> point, std::span<const double> gradient,
              std::span<const double> values) {
        // With betas that change, these are the corrections PyTorch makes: as if today's had been there all along.
        const double correction1 = 1 - std::pow(values[beta1], steps_);
        const double correction2 = std::sqrt(1 - std::pow(values[beta2], steps_));
        const double step_size = values[rate] / correction1;
        for (std::size_t i = group.begin; i < group.begin + group.size; ++i) {
            double slope = gradient[i];
            if (kind_ == Decay::decoupled) point[i] *= 1 - values[rate] * values[decay];
            if (kind_ == Decay::coupled && values[decay] != 0) slope += values[decay] * point[i];
            mean_[i] = mean_[i] * values[beta1] + (1 - values[beta1]) * slope;
            square_[i] = square_[i] * values[beta2] + (1 - values[beta2]) * slope * slope;
            const double divisor = std::sqrt(square_[i]) / correction2 + values[epsilon];
            point[i] += -step_size * mean_[i] / divisor;
        }
    }

    Decay kind_;
    double steps_ = 0;
    std::vector<double> mean_;
    std::vector<double> square_;
};

}  // namespace

std::unique_ptr<Optimizer> make_adam(const Settings&, std::size_t size) {
    return std::make_unique<Adam>(Decay::coupled, size);
}

std::unique_ptr<Optimizer> make_adamw(const Settings&, std::size_t size) {
    return std::make_unique<Adam>(Decay::decoupled, size);
}

}  // namespace lrsched::train
