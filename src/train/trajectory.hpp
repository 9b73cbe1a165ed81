// Room `train`: what a run leaves: a table of its steps, and how it ended.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lrsched::train {

enum class Ending : std::uint8_t {
    finished,  ///< all steps are done
    stopped,   ///< Run::stop_when said so
    diverged,  ///< the loss was not finite, or too large: a result, not an error
    failed     ///< the schedule, the problem or the external trainer could not go on
};

/// `finished`, `stopped`, `diverged`, `failed`
[[nodiscard]] std::string_view word_of(Ending ending) noexcept;
[[nodiscard]] std::optional<Ending> ending_of(std::string_view word) noexcept;

/// A row for each step that was recorded; a last one, without hyper-parameters, for what is known of the outcome.
struct Trajectory {
    Ending ending = Ending::finished;
    std::uint64_t end = 0;  ///< finished: how many steps; else the step at which it ended
    std::string why;        ///< failed: the reason

    /// Hyper-parameters, then metrics. A hyper-parameter of several groups has a column for each, `lr.layer1`.
    std::vector<std::string> columns;
    std::size_t hyperparameters = 0;  ///< how many of the columns are such

    std::vector<std::uint64_t> steps;          ///< of each row
    std::vector<std::optional<double>> cells;  ///< row by row; nothing where it was not measured

    [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const noexcept;
    [[nodiscard]] std::optional<double> at(std::size_t row, std::size_t column) const {
        return cells[row * columns.size() + column];
    }
};

}  // namespace lrsched::train
