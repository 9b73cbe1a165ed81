// Room `train`: what a run leaves.
#include "train/trajectory.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace lrsched::train {
namespace {

using Word = std::pair<Ending, std::string_view>;
constexpr std::array kEndings{Word{Ending::finished, "finished"}, Word{Ending::stopped, "stopped"},
                              Word{Ending::diverged, "diverged"}, Word{Ending::failed, "failed"}};

}  // namespace

std::string_view word_of(Ending ending) noexcept { return std::ranges::find(kEndings, ending, &Word::first)->second; }

std::optional<Ending> ending_of(std::string_view word) noexcept {
    const auto found = std::ranges::find(kEndings, word, &Word::second);
    return found == kEndings.end() ? std::nullopt : std::optional(found->first);
}

std::optional<std::size_t> Trajectory::find(std::string_view column) const noexcept {
    const auto found = std::ranges::find(columns, column);
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

}  // namespace lrsched::train
