// Room `train`: fully connected networks with softmax and cross-entropy; without hidden layers, logistic regression.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "train/dataset.hpp"

namespace lrsched::train {

enum class Activation : std::uint8_t { relu, tanh };

/// Where a layer's parameters stand: first the weights, column by column (a column for each input), then the biases.
struct Layer {
    std::size_t inputs = 0;
    std::size_t outputs = 0;
    std::size_t begin = 0;

    [[nodiscard]] std::size_t weights() const noexcept { return inputs * outputs; }
    [[nodiscard]] std::size_t size() const noexcept { return weights() + outputs; }
};

struct Network {
    std::vector<Layer> layers;
    Activation activation = Activation::relu;

    [[nodiscard]] std::size_t size() const noexcept { return layers.back().begin + layers.back().size(); }
};

/// The network with so many features, hidden units and classes.
[[nodiscard]] Network network_of(std::size_t features, std::span<const double> hidden, std::size_t classes,
                                 Activation activation);

/// The mean cross-entropy of the examples with these numbers, and its gradient in all parameters.
[[nodiscard]] double loss_and_gradient(const Network& network, std::span<const double> point, const Examples& examples,
                                       std::span<const std::uint32_t> picked, std::span<double> gradient);

/// What the network makes of examples.
struct Score {
    double loss = 0;      ///< mean cross-entropy
    double accuracy = 0;  ///< share whose class it finds
};
[[nodiscard]] Score score(const Network& network, std::span<const double> point, const Examples& examples);

}  // namespace lrsched::train
