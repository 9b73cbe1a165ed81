// Room `train`: the noisy quadratic model: sampled in nqm.cpp, its expectation in nqm_exact.cpp.
#pragma once

#include <memory>
#include <vector>

#include "train/problem.hpp"

namespace lrsched::train {

/// The loss is half the sum of curvature times x squared. The gradient has independent noise of these variances.
struct NoisyQuadraticModel {
    std::vector<double> curvature;
    std::vector<double> variance;  ///< of a step: that of a single example over the batch
    std::vector<double> start;
};

/// Follows the expected loss.
[[nodiscard]] std::shared_ptr<const Problem> exact_nqm(NoisyQuadraticModel model);

}  // namespace lrsched::train
