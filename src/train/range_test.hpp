// Room `train`: the learning-rate range test (Smith 2017): one run whose rate sweeps from small to large, and what rates
// its losses suggest.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "train/failure.hpp"
#include "train/run.hpp"
#include "train/suggestion.hpp"

namespace lrsched::train {

enum class Spacing : std::uint8_t { exponential, linear };

struct Sweep {
    double from = 1e-7;
    double to = 10;
    std::uint64_t steps = 100;
    Spacing spacing = Spacing::exponential;

    /// The rate of a step: `from` at the first, `to` at the last.
    [[nodiscard]] double rate(std::uint64_t step) const;
};

struct RangeTest {
    Run run;  ///< its steps are those of the sweep
    Sweep sweep;

    /// Share of the loss before in the smoothed loss, an average that forgets exponentially and whose beginning is
    /// corrected; 0: not smoothed.
    double smoothing = 0.98;

    /// The test ends where the smoothed loss is above so many times its least, as long as that is above 0. Nothing: only
    /// where the run diverges.
    std::optional<double> stop_factor = 4;

    Skip skip{};
};

struct RangeResult {
    Trajectory trajectory;
    std::vector<double> rates;     ///< of each step that was done and told a finite loss
    std::vector<double> losses;    ///< as told
    std::vector<double> smoothed;  ///< equal to the losses where not smoothed
    std::vector<Suggestion> suggestions;
};

/// What the run of a test comes to; so far it was done.
[[nodiscard]] RangeResult read_range_test(const RangeTest& test, Trajectory trajectory);

/// Does the test. `others` gives the hyper-parameters beside `lr`, which the sweep sets for every group.
[[nodiscard]] RangeResult range_test(const RangeTest& test, Schedule& others);

}  // namespace lrsched::train
