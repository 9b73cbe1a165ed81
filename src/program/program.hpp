// Room program: a schedule as one flat, immutable list of instructions over numbered registers: no strings, no allocation and
// no virtual call in a step. Shared between threads freely.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "schedule/placed.hpp"

namespace lrsched::program {

using schedule::Op;

enum class Code : std::uint8_t {
    evaluate,        ///< target = op(a, b, c)
    copy,            ///< target = a
    list,            ///< target = op(a, operands[b .. b + count))
    list_table,      ///< target = op(a, tables[b])
    pass_table,      ///< target = number of the pass of tables[b] at a
    table_at,        ///< target = tables[b][a]
    jump,            ///< go on at target
    jump_unless,     ///< where a is 0 go on at target
    dispatch,        ///< go on at jumps[c + i], i: first of operands[b .. b + count) above a
    dispatch_table,  ///< the same with tables[b]
    scan,            ///< target = entry c of the state of scans[b] at step a
    stop,            ///< the block's value is a
};

/// An operand: a register, or with the highest bit set a constant.
using Reference = std::uint32_t;
inline constexpr Reference kConstant = 0x80000000U;

struct Instruction {
    Code code = Code::stop;
    Op op = Op::constant;
    std::uint32_t count = 0;
    std::uint32_t target = 0;
    Reference a = 0;
    Reference b = 0;
    Reference c = 0;
};

/// A recurrence: blocks for the first state and the next one, and the states that could be worked out beforehand.
struct ScanCode {
    std::vector<std::uint32_t> init;  ///< block of each entry
    std::vector<std::uint32_t> next;
    std::uint32_t step = 0;      ///< register of the step
    std::uint32_t previous = 0;  ///< first register of the state one step before
    std::uint32_t scratch = 0;   ///< first register of the state in work
    std::vector<double> states;  ///< states of steps 0, 1, ...; none where they hang on the step of the run
};

struct Program {
    std::vector<Instruction> code;
    std::vector<double> constants;
    std::vector<Reference> operands;
    std::vector<std::uint32_t> jumps;
    std::vector<std::vector<double>> tables;
    std::vector<ScanCode> scans;
    std::vector<std::uint32_t> entries;  ///< block of each output
    std::uint32_t registers = 0;         ///< register 0 holds the step
    std::uint32_t gather = 0;            ///< first of the registers into which lists are gathered
    double scan_steps = 0;               ///< a scan walks no further
};

[[nodiscard]] Program compile(const schedule::Placed& placed, const Limits& limits);

/// How far a scan was walked whose state is still in its registers, for those who ask for one step after the other.
struct ScanMark {
    double step = -1;   ///< the state is that of this step; none below 0
    double walked = 0;  ///< steps that it took to get there from the last state that was worked out beforehand
};

/// The value of an output at step t, t finite and not negative. `registers` has at least program.registers entries. With `marks`,
/// one for each scan, a scan goes on from where it was left in the same registers; the values are the same.
[[nodiscard]] double run(const Program& program, std::size_t output, double t, std::span<double> registers,
                         std::span<ScanMark> marks = {}) noexcept;

/// The value of one block; register 0 and the registers of the scan it belongs to are set. Scans walk at most `steps_left` steps
/// together and take those they walked off it; beyond, the value is no number.
[[nodiscard]] double run_block(const Program& program, std::uint32_t block, std::span<double> registers,
                               double& steps_left) noexcept;

/// The instructions as text, one a line.
[[nodiscard]] std::string disassemble(const Program& program, const std::vector<std::string>& names);

}  // namespace lrsched::program
