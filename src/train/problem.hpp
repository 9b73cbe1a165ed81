// Room `train`: what can be trained. A problem is prepared once and then shared by any number of runs, on any threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "train/failure.hpp"
#include "train/kind.hpp"
#include "train/optimizer.hpp"
#include "train/trainer.hpp"

namespace lrsched::train {

/// One pass over the training examples.
struct Epoch {
    std::size_t examples = 0;
    std::size_t batch = 0;
    std::uint64_t steps = 0;
};

/// What a run begins with.
struct Begin {
    std::uint32_t seed = 0;
    std::uint64_t steps = 0;
    const OptimizerChoice* optimizer = nullptr;  ///< null where the problem takes none
    std::function<bool()> interrupted{};         ///< as Run::interrupted; for what waits for others
};

/// Immutable.
class Problem {
public:
    Problem() = default;
    Problem(const Problem&) = delete;
    Problem& operator=(const Problem&) = delete;
    virtual ~Problem() = default;

    /// True where it does its updates itself, as an external trainer does.
    [[nodiscard]] virtual bool brings_optimizer() const noexcept { return false; }

    /// Nothing where there are no examples to pass over.
    [[nodiscard]] virtual std::optional<Epoch> epoch() const noexcept { return std::nullopt; }

    [[nodiscard]] virtual Outcome<std::unique_ptr<Trainer>> begin(const Begin& begin) const = 0;
};

using ProblemOrFaults = std::variant<std::shared_ptr<const Problem>, std::vector<Fault>>;

/// All kinds of problems.
[[nodiscard]] std::span<const Kind> problem_kinds() noexcept;

/// Checks what the problem is told and gets ready what its runs share: reads data, splits it. Paths are as given: seen
/// from the current folder.
[[nodiscard]] ProblemOrFaults prepare_problem(const Spec& spec);

}  // namespace lrsched::train
