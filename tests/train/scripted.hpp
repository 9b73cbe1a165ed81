// A problem that tells the losses it is given, for tests of the loop around it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "train/problem.hpp"

namespace lrsched::train {

/// What a run of the problem below was asked.
struct Asked {
    std::vector<std::vector<double>> rates;  ///< of each step, group after group
    std::vector<std::uint64_t> validated;    ///< steps
    bool finished = false;
};

struct Script {
    std::function<double(std::uint64_t step)> loss = [](std::uint64_t) { return 1.0; };
    Layout layout{{{"lr", from(0), std::nullopt}, {"momentum", from(0), 0.5}}, {"all"}};
    std::optional<std::uint64_t> epoch_steps{};
    std::optional<std::uint64_t> fails_at{};
    std::optional<Failure> fails_to_finish{};
    std::optional<double> final_loss{};
    Asked* asked = nullptr;
};

/// Brings its own optimizer. Its metrics are loss, val_loss (its negative, where validation is wanted) and twice.
[[nodiscard]] std::shared_ptr<const Problem> scripted(Script script);

}  // namespace lrsched::train
