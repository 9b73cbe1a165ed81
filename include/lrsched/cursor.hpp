// A program's schedule, one step after the other: the values are those of Program::at, bit for bit.
//
//     lrsched::Cursor rate(program);                    // of the schedule with index 0, from step 0
//     for (int step = 0; step < steps; ++step) {
//         const auto value = rate.next();
//         if (!value) { std::cerr << lrsched::render(value.error()); return 1; }
//         train(*value);
//     }
//
// It is quicker than at() where a schedule is a long recurrence (`scan`): it goes on from the state of the step before.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

#include "lrsched/lrsched.hpp"

namespace lrsched {

namespace detail {
struct CursorMemory;
}  // namespace detail

/// A place on a schedule. A cursor is used by one thread at a time; its program may be shared.
class LRSCHED_API Cursor {
public:
    /// Stands in front of a step. `output` is an index below program.outputs().size().
    explicit Cursor(Program program, std::size_t output = 0, double step = 0);
    /// A copy goes its own way.
    Cursor(const Cursor& other);
    /// What was moved from can only be assigned to or destroyed.
    Cursor(Cursor&& other) noexcept;
    /// Takes over the other's program and place.
    Cursor& operator=(Cursor other) noexcept;
    ~Cursor();

    /// The program whose schedule it is on.
    [[nodiscard]] const Program& program() const noexcept { return program_; }

    /// The step whose value next() gives.
    [[nodiscard]] double step() const noexcept { return step_; }

    /// Goes to any step, before or behind.
    void seek(double step) noexcept { step_ = step; }

    /// The value at step(); then the cursor is one step further. Errors as for Program::at(), after which it is where it was.
    [[nodiscard]] Result<double> next();

    /// The values at step(), step() + 1, ...; then the cursor is behind them. Where a value is an error it stays in front of it.
    [[nodiscard]] std::optional<Diagnostic> fill(std::span<double> values);

private:
    Program program_;
    std::size_t output_;
    double step_;
    std::unique_ptr<detail::CursorMemory> memory_;
};

}  // namespace lrsched
