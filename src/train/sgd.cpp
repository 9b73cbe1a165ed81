// Room `train`: stochastic gradient descent with momentum by PyTorch's formula: the learning rate stands outside the
// buffer, so that a change of rate acts at once. Others scale the buffer; they differ wherever the rate moves.
#include "train/optimizers.hpp"

namespace lrsched::train {
namespace {

enum Column : std::size_t { rate, momentum, decay };

class Sgd final : public Optimizer {
public:
    Sgd(bool nesterov, std::size_t size) : nesterov_(nesterov), buffer_(size) {}

    void step(std::span<double> point, std::span<const double> gradient, std::span<const Group> groups,
              const Rates& rates) override {
        for (std::size_t i = 0; i < groups.size(); ++i) {
            for (std::size_t k = groups[i].begin; k < groups[i].begin + groups[i].size; ++k) {
                point[k] += -rates.at(i, rate) * direction(point[k], gradient[k], buffer_[k], rates.group(i));
            }
        }
    }

private:
    double direction(double point, double gradient, double& buffer, std::span<const double> values) const {
        const double slope = values[decay] != 0 ? gradient + values[decay] * point : gradient;
        // Without momentum the buffer rests; it is not emptied.
        if (values[momentum] == 0) return slope;
        buffer = buffer * values[momentum] + slope;
        return nesterov_ ? slope + values[momentum] * buffer : buffer;
    }

    bool nesterov_;
    std::vector<double> buffer_;  // begins empty, which gives what PyTorch's copy of the first gradient gives
};

}  // namespace

std::unique_ptr<Optimizer> make_sgd(const Settings& settings, std::size_t size) {
    return std::make_unique<Sgd>(settings.flag("nesterov"), size);
}

}  // namespace lrsched::train
