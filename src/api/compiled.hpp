// Room api: what a Program holds behind its face.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "lrsched/lrsched.hpp"
#include "program/live.hpp"
#include "program/program.hpp"
#include "schedule/placed.hpp"

namespace lrsched::detail {

struct Compiled {
    text::Sources sources;
    schedule::Placed placed;
    program::Program program;
    program::LivePlan live;  ///< where there are metrics; the flat code where there are none
    std::vector<Output> outputs;
    std::string fingerprint;  ///< of the program, in hexadecimal
};

/// Registers for one evaluation: on the stack unless the program is a monster.
class Registers {
public:
    // registers are written before they are read, by construction of programs
    explicit Registers(const program::Program& program) {  // NOLINT(cppcoreguidelines-pro-type-member-init)
        if (program.registers > small_.size()) large_.resize(program.registers);
    }
    [[nodiscard]] std::span<double> all() noexcept {
        return large_.empty() ? std::span<double>(small_) : std::span<double>(large_);
    }

private:
    std::array<double, 512> small_;
    std::vector<double> large_;
};

/// The finding that stands for a value that is not finite.
[[nodiscard]] Diagnostic not_finite(const Compiled& compiled, std::size_t output, double value, double t);

}  // namespace lrsched::detail
