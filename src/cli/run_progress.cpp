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

}  // namespace

RunProgress::~RunProgress() {
    if (drawn_) context_.streams.err << "\r\x1b[K" << std::flush;
}

void RunProgress::show(const experiment::Progress& progress) {
    const bool interactive = context_.streams.err_terminal.interactive;
    const std::size_t parts = interactive ? std::size_t{1000} : kTenths;
    const std::size_t part = (progress.kept + progress.done) * parts / progress.runs;
    if (part == shown_) return;
    shown_ = part;
    if (interactive)
        draw(progress, part * kBar / parts);
    else
        context_.streams.err << fmt::format("{}: {}\n", name_, counts(progress)) << std::flush;
}

void RunProgress::draw(const experiment::Progress& progress, std::size_t part) {
    const std::string line = fmt::format("[{:=<{}}{: <{}}] {}: {}", "", part, "", kBar - part, name_, counts(progress));
    const std::size_t room = context_.streams.err_terminal.columns - 1;  // a full line would go on to the next
    context_.streams.err << fmt::format("\r{}\x1b[K", line.substr(0, room)) << std::flush;
    drawn_ = true;
}

}  // namespace lrsched::cli
