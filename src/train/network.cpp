// Room `train`: passes through a network, forwards and back; the only file that includes Eigen. An example is a column.
#include "train/network.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace lrsched::train {
namespace {

using Matrix = Eigen::MatrixXd;
using Index = Eigen::Index;

constexpr std::size_t kScoredAtATime = 512;  // bounds the memory that a large validation set takes

Index index(std::size_t number) { return static_cast<Index>(number); }

Eigen::Map<const Matrix> weights_of(const Layer& layer, std::span<const double> point) {
    return {point.data() + layer.begin, index(layer.outputs), index(layer.inputs)};
}

Eigen::Map<const Eigen::VectorXd> biases_of(const Layer& layer, std::span<const double> point) {
    return {point.data() + layer.begin + layer.weights(), index(layer.outputs)};
}

Matrix gathered(const Examples& examples, std::span<const std::uint32_t> picked) {
    Matrix batch(index(examples.features), index(picked.size()));
    for (std::size_t i = 0; i < picked.size(); ++i) {
        std::ranges::copy(examples.example(picked[i]), batch.col(index(i)).data());
    }
    return batch;
}

void activate(Matrix& values, Activation activation) {
    // One by one: vectorised functions of Eigen differ in the last bit from those of the C library, and by machine.
    for (double& value : values.reshaped()) {
        value = activation == Activation::tanh ? std::tanh(value) : value > 0 || std::isnan(value) ? value : 0;
    }
}

/// What enters each layer, and last the logits.
std::vector<Matrix> forwards(const Network& network, std::span<const double> point, Matrix batch) {
    std::vector<Matrix> values{std::move(batch)};
    for (const Layer& layer : network.layers) {
        Matrix next = weights_of(layer, point) * values.back();
        next.colwise() += biases_of(layer, point);
        if (&layer != &network.layers.back()) activate(next, network.activation);
        values.push_back(std::move(next));
    }
    return values;
}

/// Cross-entropy of a column of logits, which become the probabilities of the classes. The largest is taken out before
/// exponentials are, which could be too large else.
double softmax(std::span<double> logits, std::uint32_t label) {
    const double largest = *std::ranges::max_element(logits);
    const double wanted = logits[label] - largest;
    double sum = 0;
    for (double& logit : logits) sum += logit = std::exp(logit - largest);
    for (double& logit : logits) logit /= sum;
    return std::log(sum) - wanted;
}

std::span<double> column(Matrix& matrix, std::size_t number) {
    return {matrix.col(index(number)).data(), static_cast<std::size_t>(matrix.rows())};
}

/// Multiplies by the slope of the activation, which its value tells.
void through_activation(Matrix& error, const Matrix& values, Activation activation) {
    if (activation == Activation::tanh) {
        error.array() *= 1 - values.array().square();
    } else {
        error = (values.array() > 0).select(error, 0.0);
    }
}

void backwards(const Network& network, std::span<const double> point, const std::vector<Matrix>& values, Matrix error,
               std::span<double> gradient) {
    for (std::size_t i = network.layers.size(); i-- > 0;) {
        const Layer& layer = network.layers[i];
        double* const begin = gradient.data() + layer.begin;
        Eigen::Map<Matrix> weights(begin, index(layer.outputs), index(layer.inputs));
        Eigen::Map<Eigen::VectorXd> biases(begin + layer.weights(), index(layer.outputs));
        weights.noalias() = error * values[i].transpose();
        biases = error.rowwise().sum();
        if (i == 0) return;
        Matrix before = weights_of(layer, point).transpose() * error;
        through_activation(before, values[i], network.activation);
        error = std::move(before);
    }
}

}  // namespace

Network network_of(std::size_t features, std::span<const double> hidden, std::size_t classes, Activation activation) {
    Network network{{}, activation};
    std::size_t inputs = features;
    std::size_t begin = 0;
    const auto add = [&](std::size_t outputs) {
        const Layer& layer = network.layers.emplace_back(Layer{inputs, outputs, begin});
        begin += layer.size();
        inputs = outputs;
    };
    for (const double units : hidden) add(static_cast<std::size_t>(units));
    add(classes);
    return network;
}

double loss_and_gradient(const Network& network, std::span<const double> point, const Examples& examples,
                         std::span<const std::uint32_t> picked, std::span<double> gradient) {
    std::vector<Matrix> values = forwards(network, point, gathered(examples, picked));
    const auto count = static_cast<double>(picked.size());
    Matrix error = std::move(values.back());
    double loss = 0;
    for (std::size_t i = 0; i < picked.size(); ++i) {
        const std::uint32_t label = examples.labels[picked[i]];
        const std::span<double> probabilities = column(error, i);
        loss += softmax(probabilities, label);
        probabilities[label] -= 1;
    }
    error /= count;
    backwards(network, point, values, std::move(error), gradient);
    return loss / count;
}

Score score(const Network& network, std::span<const double> point, const Examples& examples) {
    std::vector<std::uint32_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0U);
    double loss = 0;
    std::size_t found = 0;
    for (std::size_t begin = 0; begin < order.size(); begin += kScoredAtATime) {
        const auto picked = std::span(order).subspan(begin, std::min(kScoredAtATime, order.size() - begin));
        Matrix logits = std::move(forwards(network, point, gathered(examples, picked)).back());
        for (std::size_t i = 0; i < picked.size(); ++i) {
            const std::uint32_t label = examples.labels[picked[i]];
            const std::span<double> answers = column(logits, i);
            if (std::ranges::max_element(answers) - answers.begin() == label) ++found;
            loss += softmax(answers, label);
        }
    }
    const auto count = static_cast<double>(examples.size());
    return {loss / count, static_cast<double>(found) / count};
}

}  // namespace lrsched::train
