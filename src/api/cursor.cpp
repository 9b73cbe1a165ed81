// Room api: a program's schedule, one step after the other.
#include "lrsched/cursor.hpp"

#include <cmath>
#include <utility>
#include <vector>

#include "api/compiled.hpp"

namespace lrsched {

struct detail::CursorMemory {
    std::vector<double> registers;
    std::vector<program::ScanMark> marks;
};

Cursor::Cursor(Program program, std::size_t output, double step)
    : program_(std::move(program)), output_(output), step_(step), memory_(std::make_unique<detail::CursorMemory>()) {
    const program::Program& code = program_.compiled().program;
    memory_->registers.resize(code.registers);
    memory_->marks.resize(code.scans.size());
}

Cursor::Cursor(const Cursor& other)
    : program_(other.program_),
      output_(other.output_),
      step_(other.step_),
      memory_(std::make_unique<detail::CursorMemory>(*other.memory_)) {}

Cursor::Cursor(Cursor&& other) noexcept = default;

Cursor& Cursor::operator=(Cursor other) noexcept {
    std::swap(program_, other.program_);
    std::swap(output_, other.output_);
    std::swap(step_, other.step_);
    std::swap(memory_, other.memory_);
    return *this;
}

Cursor::~Cursor() = default;

Result<double> Cursor::next() {
    const detail::Compiled& compiled = program_.compiled();
    const bool runs = step_ >= 0 && std::isfinite(step_) && compiled.placed.metrics.empty();
    if (!runs) return program_.at(step_, output_);
    const double value = program::run(compiled.program, output_, step_, memory_->registers, memory_->marks);
    if (!std::isfinite(value)) return detail::not_finite(compiled, output_, value, step_);
    step_ += 1;
    return value;
}

std::optional<Diagnostic> Cursor::fill(std::span<double> values) {
    for (double& value : values) {
        const auto found = next();
        if (!found) return found.error();
        value = *found;
    }
    return std::nullopt;
}

}  // namespace lrsched
