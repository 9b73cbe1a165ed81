// Room `train`: learning rates that the losses of a range test suggest.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lrsched::train {

/// What is left out before rates are suggested: the first steps, whose average is of few losses, and the last, where the
/// loss runs away (but not for the minimum, which that cannot mislead). The defaults are fastai's.
struct Skip {
    double begin = 0.1;   ///< share of the steps of the sweep
    std::size_t end = 5;  ///< number of steps
};

struct Suggestion {
    std::string_view name;     ///< `steepest`, `minimum/10`, `valley`
    std::string_view meaning;  ///< one sentence

    /// Where it stands: index into the losses, the rate, and the smoothed loss there.
    struct Point {
        std::size_t index = 0;
        double rate = 0;
        double loss = 0;
    };
    std::optional<Point> point{};
    std::string why_not{};  ///< where there is no point
};

/// All suggestions; rates rise, losses are finite. `steps` is how many the sweep was to have.
[[nodiscard]] std::vector<Suggestion> suggest(std::span<const double> rates, std::span<const double> losses,
                                              std::size_t steps, const Skip& skip);

}  // namespace lrsched::train
