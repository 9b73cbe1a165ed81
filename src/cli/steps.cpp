// Room cli: reads `--at` and `--steps`, and evaluates at what they say.
#include "cli/steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/exit.hpp"
#include "cli/number_text.hpp"
#include "cli/split.hpp"

namespace lrsched::cli {
Steps Steps::range(double first, double end, double stride) {
    Steps steps;
    steps.first_ = first;
    steps.stride_ = stride;
    steps.count_ = end > first ? static_cast<std::uint64_t>(std::ceil((end - first) / stride)) : 0;
    return steps;
}

Steps Steps::list(std::vector<double> listed) {
    Steps steps;
    steps.listed_ = std::move(listed);
    return steps;
}

double Steps::operator[](std::uint64_t index) const {
    return listed_.empty() ? first_ + static_cast<double>(index) * stride_ : listed_[index];
}

std::optional<Diagnostic> Steps::evaluate(const Program& program, std::size_t output, std::uint64_t begin,
                                          std::span<double> values) const {
    if (listed_.empty()) return program.fill((*this)[begin], stride_, values, output);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto value = program.at(listed_[begin + i], output);
        if (!value) return value.error();
        values[i] = *value;
    }
    return std::nullopt;
}

StepRange parse_step_range(const std::string& text) {
    std::vector<double> numbers;
    for (const std::string& part : split(text, ':')) {
        const auto number = parse_step(part);
        if (!number) break;
        numbers.push_back(*number);
    }
    const auto colons = static_cast<std::size_t>(std::ranges::count(text, ':'));
    const bool complete = (colons == 1 || colons == 2) && numbers.size() == colons + 1;
    if (!complete) {
        throw Failure(
            Exit::usage,
            fmt::format("`--steps` takes A:B or A:B:C, whole numbers as in `--steps 0:100:10`, not `{}`", text));
    }
    if (colons == 1) return {numbers[0], numbers[1]};
    if (numbers[2] == 0)
        throw Failure(Exit::usage, fmt::format("`--steps {}` never moves; the last number must be at least 1", text));
    return {numbers[0], numbers[1], numbers[2]};
}

std::vector<double> parse_step_list(std::span<const std::string> texts) {
    std::vector<double> steps;
    for (const std::string& text : texts) {
        for (const std::string& part : split(text, ',')) {
            const auto step = parse_number(part);
            if (!step)
                throw Failure(Exit::usage,
                              fmt::format("`--at` takes steps, numbers as in `--at 0,10`, not `{}`", part));
            steps.push_back(*step);
        }
    }
    return steps;
}

}  // namespace lrsched::cli
