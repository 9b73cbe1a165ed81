#include "program/program.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lrsched::program {
namespace {

using namespace schedule;  // NOLINT(google-build-using-namespace): the table of operations

class Machine {
public:
    Machine(const Program& program, std::span<double> registers, double& steps_left) noexcept
        : program_(program), registers_(registers), steps_left_(steps_left) {}

    double block(std::uint32_t at) noexcept {
        for (;;) {
            const Instruction& instruction = program_.code[at++];
            switch (instruction.code) {
                case Code::evaluate:
                    registers_[instruction.target] =
                        evaluate(instruction.op, value(instruction.a), value(instruction.b), value(instruction.c));
                    break;
                case Code::copy: registers_[instruction.target] = value(instruction.a); break;
                case Code::list:
                    registers_[instruction.target] = list(instruction.op, value(instruction.a), gathered(instruction));
                    break;
                case Code::list_table:
                    registers_[instruction.target] =
                        list(instruction.op, value(instruction.a), program_.tables[instruction.b]);
                    break;
                case Code::pass_table:
                    registers_[instruction.target] = table_pass(value(instruction.a), program_.tables[instruction.b]);
                    break;
                case Code::table_at:
                    registers_[instruction.target] = pick_entry(value(instruction.a), program_.tables[instruction.b]);
                    break;
                case Code::jump: at = instruction.target; break;
                case Code::jump_unless:
                    if (value(instruction.a) == 0) at = instruction.target;
                    break;
                case Code::dispatch:
                    at = program_.jumps[instruction.c + choose_part(value(instruction.a), gathered(instruction))];
                    break;
                case Code::dispatch_table: {
                    const std::span<const double> bounds = program_.tables[instruction.b];
                    const auto part = static_cast<std::uint32_t>(
                        std::ranges::upper_bound(bounds, value(instruction.a)) - bounds.begin());
                    at = program_.jumps[instruction.c + part];
                    break;
                }
                case Code::scan:
                    registers_[instruction.target] =
                        scan(program_.scans[instruction.b], value(instruction.a), instruction.c);
                    break;
                case Code::stop: return value(instruction.a);
            }
        }
    }

private:
    [[nodiscard]] double value(Reference reference) const noexcept {
        return (reference & kConstant) != 0 ? program_.constants[reference & ~kConstant] : registers_[reference];
    }

    std::span<const double> gathered(const Instruction& instruction) noexcept {
        const auto into = registers_.subspan(program_.gather, instruction.count);
        for (std::size_t i = 0; i < into.size(); ++i) into[i] = value(program_.operands[instruction.b + i]);
        return into;
    }

    static double list(Op op, double x, std::span<const double> entries) noexcept {
        switch (op) {
            case Op::count: return count_at_most(x, entries);
            case Op::count_below: return count_less(x, entries);
            case Op::pick: return pick_entry(x, entries);
            default: return interpolate(x, entries);
        }
    }

    double scan(const ScanCode& code, double steps, std::uint32_t element) noexcept {
        if (!(steps <= program_.scan_steps)) return std::numeric_limits<double>::quiet_NaN();
        const std::size_t size = code.init.size();
        double k = 0;
        if (code.states.empty()) {
            for (std::size_t i = 0; i < size; ++i) registers_[code.previous + i] = block(code.init[i]);
        } else {
            const std::size_t rows = code.states.size() / size;
            k = std::min(std::max(steps, 0.0), static_cast<double>(rows - 1));
            const auto first = static_cast<std::size_t>(k) * size;
            for (std::size_t i = 0; i < size; ++i) registers_[code.previous + i] = code.states[first + i];
        }
        for (k += 1; k <= steps; k += 1) {
            if (steps_left_ <= 0) return std::numeric_limits<double>::quiet_NaN();
            steps_left_ -= 1;
            advance(code, k);
        }
        return registers_[code.previous + element];
    }

    void advance(const ScanCode& code, double k) noexcept {
        registers_[code.step] = k;
        for (std::size_t i = 0; i < code.next.size(); ++i) registers_[code.scratch + i] = block(code.next[i]);
        for (std::size_t i = 0; i < code.next.size(); ++i) registers_[code.previous + i] = registers_[code.scratch + i];
    }

    const Program& program_;
    std::span<double> registers_;
    double& steps_left_;  // of all scans of one value together: scans inside scans would multiply
};

}  // namespace

double run_block(const Program& program, std::uint32_t block, std::span<double> registers,
                 double& steps_left) noexcept {
    return Machine(program, registers, steps_left).block(block);
}

double run(const Program& program, std::size_t output, double t, std::span<double> registers) noexcept {
    registers[0] = t;
    double steps_left = program.scan_steps;
    return run_block(program, program.entries[output], registers, steps_left);
}

}  // namespace lrsched::program
