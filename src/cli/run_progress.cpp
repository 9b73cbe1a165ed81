#include "cli/run_progress.hpp"

#include <fmt/format.h>

#include <ostream>

namespace lrsched::cli {
namespace {

constexpr std::size_t kBar = 30;
constexpr std::size_t kTenths = 10;

std::string counts(const experiment::Progress& progress) {
    std::string text = fmt::format("{}/{} runs", progress.kept + progress.done, progress.runs);
    if (progress.kept > 0) text += fmt::format(", {} kept from before", progress.kept);
    if (progress.failed > 0) text += fmt::format(", {} failed", progress.failed);
    return text;
}

std::string bar(std::size_t filled) { return fmt::format("[{:=<{}}{: <{}}]", "", filled, "", kBar - filled); }

}  // namespace

void RunProgress::show(const experiment::Progress& progress) {
    const bool interactive = context_.streams.err_terminal.interactive;
    const std::size_t parts = interactive ? std::size_t{1000} : kTenths;
    const std::size_t part = (progress.kept + progress.done) * parts / progress.runs;
    if (part == shown_) return;
    shown_ = part;
    if (interactive)
        line_.show(bar(part * kBar / parts) + fmt::format(" {}: {}", name_, counts(progress)));
    else
        context_.streams.err << fmt::format("{}: {}\n", name_, counts(progress)) << std::flush;
}

}  // namespace lrsched::cli
