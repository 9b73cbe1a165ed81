// Room cli: a line that is written over and over.
#include "cli/step_progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace lrsched::cli {
namespace {

constexpr std::uint64_t kParts = 1000;

}  // namespace

StepProgress::~StepProgress() {
    if (anything_) show("");
}

void StepProgress::done(std::uint64_t step, std::string_view what) {
    if (!context_.streams.err_terminal.interactive) return;
    const std::uint64_t part = (step + 1) * kParts / steps_;
    if (part == shown_) return;
    shown_ = part;
    show(fmt::format("step {} of {}, {}", step + 1, steps_, what));
}

void StepProgress::show(std::string_view line) {
    const std::size_t room =
        context_.streams.err_terminal.columns - 1;  // a full line would make a terminal go on to the next
    context_.streams.err << fmt::format("\r{}\x1b[K", line.substr(0, room)) << std::flush;
    anything_ = true;
}

}  // namespace lrsched::cli
