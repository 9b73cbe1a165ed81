// Gradients against finite differences.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "train/objective.hpp"
#include "train/support.hpp"

namespace lrsched::train {

/// The objective of a run with this seed.
std::unique_ptr<Objective> objective_of(const std::string& kind, const Values& values, std::uint32_t seed = 0);

/// Checks the gradient of a problem without noise at some points near where its runs begin.
void check_gradient(const std::string& kind, const Values& values);

}  // namespace lrsched::train
