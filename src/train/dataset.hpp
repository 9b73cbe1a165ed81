// Room `train`: examples for classifiers: read from CSV, split, scaled.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "train/failure.hpp"

namespace lrsched::train {

/// Examples, each a row of features and the number of its class.
struct Examples {
    std::size_t features = 0;
    std::vector<double> values;  ///< example by example
    std::vector<std::uint32_t> labels;

    [[nodiscard]] std::size_t size() const noexcept { return labels.size(); }
    [[nodiscard]] std::span<const double> example(std::size_t index) const {
        return std::span(values).subspan(index * features, features);
    }
};

struct Dataset {
    std::vector<std::string> features;  ///< names of the columns
    std::vector<std::string> classes;   ///< sorted, as numbers where all are numbers
    Examples examples;
};

/// How large a file of examples may be, and how many classes it may name.
constexpr std::size_t kMostDataBytes = std::size_t{64} << 20U;
constexpr std::size_t kMostClasses = 1000;

/// Reads CSV: a line with the names of columns, then rows of numbers; the column `label`, the last one where that is
/// empty, is the class and may be any text.
[[nodiscard]] Outcome<Dataset> read_dataset(const std::string& path, const std::string& label);

/// The same from a text that is called `name`.
[[nodiscard]] Outcome<Dataset> parse_dataset(std::string_view text, const std::string& name, const std::string& label);

struct Split {
    Examples training;
    Examples validation;
};

/// Takes `validation` examples, which the seed picks, from the others; both stay in order.
[[nodiscard]] Split split(const Examples& examples, std::size_t validation, std::uint64_t seed);

/// Shifts and scales each feature so that over the training examples it has mean 0 and deviation 1; one that is the same
/// everywhere becomes 0.
void standardize(Split& split);

}  // namespace lrsched::train
