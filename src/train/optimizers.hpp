// Room `train`: the optimizers there are, for the table in optimizer.cpp. Each stands in a file of its own.
#pragma once

#include <cstddef>
#include <memory>

#include "train/optimizer.hpp"

namespace lrsched::train {

[[nodiscard]] std::unique_ptr<Optimizer> make_sgd(const Settings& settings, std::size_t size);
[[nodiscard]] std::unique_ptr<Optimizer> make_adam(const Settings& settings, std::size_t size);
[[nodiscard]] std::unique_ptr<Optimizer> make_adamw(const Settings& settings, std::size_t size);

}  // namespace lrsched::train
