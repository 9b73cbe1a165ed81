// Room cli: schedules by name.
#include "cli/selection.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

#include "cli/exit.hpp"
#include "diagnostic/did_you_mean.hpp"

namespace lrsched::cli {
namespace {

[[noreturn]] void fail_unknown_schedule(const Program& program, const std::string& name) {
    std::vector<std::string> known;
    for (const Output& output : program.outputs()) known.push_back(output.name);
    std::string suggestion = diagnostic::did_you_mean(name, known);
    if (suggestion.empty()) suggestion = fmt::format("there is `{}`", fmt::join(known, "`, `"));
    throw Failure(Exit::wrong_input, fmt::format("no schedule is called `{}`; {}", name, suggestion));
}

/// A schedule, or all members of a family.
std::vector<std::size_t> outputs_called(const Program& program, const std::string& name) {
    if (const auto found = program.find(name)) return {*found};
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < program.outputs().size(); ++i) {
        if (program.outputs()[i].name.starts_with(name + "[")) members.push_back(i);
    }
    if (members.empty()) fail_unknown_schedule(program, name);
    return members;
}

}  // namespace

std::vector<std::size_t> select_schedules(const Program& program, std::span<const std::string> names) {
    std::vector<std::size_t> selected;
    if (names.empty()) {
        selected.resize(program.outputs().size());
        std::iota(selected.begin(), selected.end(), std::size_t{0});
    }
    for (const std::string& name : names) {
        for (const std::size_t output : outputs_called(program, name)) {
            if (std::ranges::find(selected, output) != selected.end())
                throw Failure(Exit::usage, fmt::format("`--schedule {}` is given more than once", name));
            selected.push_back(output);
        }
    }
    return selected;
}

}  // namespace lrsched::cli
