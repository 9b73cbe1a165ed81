#include "program/program.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace lrsched::program {
namespace {

using namespace schedule;  // NOLINT(google-build-using-namespace): the table of operations

class Machine {
public:
    Machine(const Program& program, std::span<double> registers, std::span<ScanMark> marks, double& steps_left) noexcept
        : program_(program), registers_(registers), marks_(marks), steps_left_(steps_left) {}

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
                    registers_[instruction.target] = scan(instruction.b, value(instruction.a), instruction.c);
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

    double scan(std::uint32_t number, double steps, std::uint32_t element) noexcept {
        if (!(steps <= program_.scan_steps)) return std::numeric_limits<double>::quiet_NaN();
        const ScanCode& code = program_.scans[number];
        const double known = code.states.empty() ? -1 : static_cast<double>(code.states.size() / code.init.size() - 1);
        if (steps > known && known >= 0 && !marks_.empty()) return walk_on(number, known, steps, element);
        if (!marks_.empty()) marks_[number] = ScanMark{};
        begin(code, steps, known);
        return walk(code, std::min(std::max(steps, 0.0), std::max(known, 0.0)), steps)
                   ? registers_[code.previous + element]
                   : std::numeric_limits<double>::quiet_NaN();
    }

    /// The state at a step that was worked out beforehand, or the first one.
    void begin(const ScanCode& code, double steps, double known) noexcept {
        const std::size_t size = code.init.size();
        if (known < 0) {
            for (std::size_t i = 0; i < size; ++i) registers_[code.previous + i] = block(code.init[i]);
            return;
        }
        const auto first = static_cast<std::size_t>(std::min(std::max(steps, 0.0), known)) * size;
        for (std::size_t i = 0; i < size; ++i) registers_[code.previous + i] = code.states[first + i];
    }

    /// From the state of step k on; false where the steps run out.
    bool walk(const ScanCode& code, double k, double steps) noexcept {
        for (k += 1; k <= steps; k += 1) {
            if (steps_left_ <= 0) return false;
            steps_left_ -= 1;
            advance(code, k);
        }
        return true;
    }

    /// The same from where the scan was left. What was walked then is counted now, so that it runs out where it always does: each
    /// step is taken off only where one is left, so none is short exactly if what is left is not below 0.
    double walk_on(std::uint32_t number, double known, double steps, std::uint32_t element) noexcept {
        const ScanCode& code = program_.scans[number];
        ScanMark mark = std::exchange(marks_[number], ScanMark{});
        const double before = steps_left_;
        if (mark.step < known || mark.step > steps || mark.walked > steps_left_) {
            begin(code, steps, known);
            mark = {known, 0};
        }
        steps_left_ -= mark.walked;
        if (!walk(code, mark.step, steps)) return std::numeric_limits<double>::quiet_NaN();
        marks_[number] = {std::floor(steps), before - steps_left_};
        return registers_[code.previous + element];
    }

    void advance(const ScanCode& code, double k) noexcept {
        registers_[code.step] = k;
        for (std::size_t i = 0; i < code.next.size(); ++i) registers_[code.scratch + i] = block(code.next[i]);
        for (std::size_t i = 0; i < code.next.size(); ++i) registers_[code.previous + i] = registers_[code.scratch + i];
    }

    const Program& program_;
    std::span<double> registers_;
    std::span<ScanMark> marks_;
    double& steps_left_;  // of all scans of one value together: scans inside scans would multiply
};

}  // namespace

double run_block(const Program& program, std::uint32_t block, std::span<double> registers,
                 double& steps_left) noexcept {
    return Machine(program, registers, {}, steps_left).block(block);
}

double run(const Program& program, std::size_t output, double t, std::span<double> registers,
           std::span<ScanMark> marks) noexcept {
    registers[0] = t;
    double steps_left = program.scan_steps;
    return Machine(program, registers, marks, steps_left).block(program.entries[output]);
}

}  // namespace lrsched::program
