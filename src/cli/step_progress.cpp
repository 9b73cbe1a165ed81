// Room cli: steps on the line of a person who waits.
#include "cli/step_progress.hpp"

#include <fmt/format.h>

namespace lrsched::cli {
namespace {

constexpr std::uint64_t kParts = 1000;

}  // namespace

void StepProgress::done(std::uint64_t step, std::string_view what) {
    if (!context_.streams.err_terminal.interactive) return;
    const std::uint64_t part = (step + 1) * kParts / steps_;
    if (part == shown_) return;
    shown_ = part;
    line_.show(fmt::format("step {} of {}, {}", step + 1, steps_, what));
}

}  // namespace lrsched::cli
