// Room `train`: splitting and scaling examples.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "train/dataset.hpp"
#include "train/stream.hpp"

namespace lrsched::train {
namespace {

void append(Examples& to, const Examples& from, std::size_t index) {
    const std::span<const double> example = from.example(index);
    to.values.insert(to.values.end(), example.begin(), example.end());
    to.labels.push_back(from.labels[index]);
}

struct Spread {
    double mean = 0;
    double deviation = 0;
};

Spread spread_of(const Examples& examples, std::size_t feature) {
    const auto count = static_cast<double>(examples.size());
    const double first = examples.example(0)[feature];
    double sum = 0;
    bool same = true;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        sum += examples.example(i)[feature];
        same = same && examples.example(i)[feature] == first;
    }
    // The rounded mean of equal numbers can be another number; they must not seem to be spread.
    if (same) return {first, 0};
    const double mean = sum / count;
    double squares = 0;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const double off = examples.example(i)[feature] - mean;
        squares += off * off;
    }
    return {mean, std::sqrt(squares / count)};
}

void scale(Examples& examples, std::size_t feature, const Spread& spread) {
    for (std::size_t i = feature; i < examples.values.size(); i += examples.features) {
        const double centred = examples.values[i] - spread.mean;
        examples.values[i] = spread.deviation > 0 ? centred / spread.deviation : 0;
    }
}

}  // namespace

Split split(const Examples& examples, std::size_t validation, std::uint64_t seed) {
    std::vector<std::uint32_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0U);
    Stream(seed, "validation split").shuffle(order);
    std::vector<bool> apart(examples.size());
    for (std::size_t i = 0; i < validation; ++i) apart[order[i]] = true;
    Split parts;
    parts.training.features = parts.validation.features = examples.features;
    for (std::size_t i = 0; i < examples.size(); ++i) append(apart[i] ? parts.validation : parts.training, examples, i);
    return parts;
}

void standardize(Split& split) {
    for (std::size_t feature = 0; feature < split.training.features; ++feature) {
        const Spread spread = spread_of(split.training, feature);
        scale(split.training, feature, spread);
        scale(split.validation, feature, spread);
    }
}

}  // namespace lrsched::train
