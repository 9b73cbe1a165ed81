// Room cli: the steps at which values are asked for: `--at 0,10`, `--steps 0:100:10`, or every step of a length.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lrsched/lrsched.hpp"

namespace lrsched::cli {

class Steps {
public:
    /// Python's range(first, end, stride) for a stride > 0.
    [[nodiscard]] static Steps range(double first, double end, double stride = 1);
    [[nodiscard]] static Steps list(std::vector<double> listed);

    [[nodiscard]] std::uint64_t count() const noexcept { return listed_.empty() ? count_ : listed_.size(); }
    [[nodiscard]] double operator[](std::uint64_t index) const;

    /// The schedule's values at the steps from `begin` on into `values`; the diagnostic of the first that has none.
    [[nodiscard]] std::optional<Diagnostic> evaluate(const Program& program, std::size_t output, std::uint64_t begin,
                                                     std::span<double> values) const;

private:
    double first_ = 0;
    double stride_ = 1;
    std::uint64_t count_ = 0;
    std::vector<double> listed_;  ///< wins where it is not empty
};

/// `A:B` or `A:B:C`. Throws Failure(usage).
struct StepRange {
    double first = 0;
    double end = 0;
    std::optional<double> stride{};
};
[[nodiscard]] StepRange parse_step_range(const std::string& text);

/// The values of `--at`, each a number or several with commas between them. Throws Failure(usage).
[[nodiscard]] std::vector<double> parse_step_list(std::span<const std::string> texts);

}  // namespace lrsched::cli
