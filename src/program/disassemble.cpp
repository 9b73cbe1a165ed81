#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "program/program.hpp"

namespace lrsched::program {
namespace {

std::string operand(const Program& program, Reference reference) {
    if ((reference & kConstant) != 0) return fmt::format("{}", program.constants[reference & ~kConstant]);
    return reference == 0 ? "step" : fmt::format("r{}", reference);
}

std::string list(const Program& program, const Instruction& instruction) {
    std::string text;
    for (std::uint32_t i = 0; i < instruction.count; ++i)
        text += (i == 0 ? "" : ", ") + operand(program, program.operands[instruction.b + i]);
    return text;
}

std::string table(const std::vector<double>& values) {
    constexpr std::size_t shown = 8;
    std::string text = fmt::format(
        "{}",
        fmt::join(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), shown)), ", "));
    if (values.size() > shown) text += fmt::format(", ... ({} entries)", values.size());
    return text;
}

std::string line(const Program& program, const Instruction& instruction) {
    const std::string a = operand(program, instruction.a);
    const std::string_view name = schedule::info(instruction.op).name;
    switch (instruction.code) {
        case Code::evaluate: {
            std::string text = fmt::format("r{} = {} {}", instruction.target, name, a);
            const int operands = schedule::info(instruction.op).operands;
            if (operands > 1) text += ", " + operand(program, instruction.b);
            if (operands > 2) text += ", " + operand(program, instruction.c);
            return text;
        }
        case Code::copy: return fmt::format("r{} = {}", instruction.target, a);
        case Code::list:
            return fmt::format("r{} = {} {} in [{}]", instruction.target, name, a, list(program, instruction));
        case Code::list_table:
            return fmt::format("r{} = {} {} in [{}]", instruction.target, name, a,
                               table(program.tables[instruction.b]));
        case Code::pass_table:
            return fmt::format("r{} = pass {} in [{}]", instruction.target, a, table(program.tables[instruction.b]));
        case Code::table_at:
            return fmt::format("r{} = entry {} of [{}]", instruction.target, a, table(program.tables[instruction.b]));
        case Code::jump: return fmt::format("jump {}", instruction.target);
        case Code::jump_unless: return fmt::format("unless {} jump {}", a, instruction.target);
        case Code::dispatch:
        case Code::dispatch_table: {
            const std::string bounds =
                instruction.code == Code::dispatch ? list(program, instruction) : table(program.tables[instruction.b]);
            std::string text = fmt::format("part {} of [{}] jump", a, bounds);
            const std::uint32_t shown = std::min<std::uint32_t>(instruction.count + 1, 9);
            for (std::uint32_t i = 0; i < shown; ++i) text += fmt::format(" {}", program.jumps[instruction.c + i]);
            return instruction.count + 1 > shown ? text + " ..." : text;
        }
        case Code::scan:
            return fmt::format("r{} = scan {} at {}, entry {}", instruction.target, instruction.b, a, instruction.c);
        case Code::stop: return fmt::format("stop {}", a);
    }
    return {};
}

}  // namespace

std::string disassemble(const Program& program, const std::vector<std::string>& names) {
    std::string text = fmt::format("# {} instructions, {} registers, {} constants\n", program.code.size(),
                                   program.registers, program.constants.size());
    for (std::size_t i = 0; i < program.code.size(); ++i) {
        const auto at = static_cast<std::uint32_t>(i);
        for (std::size_t output = 0; output < program.entries.size(); ++output) {
            if (program.entries[output] == at) text += fmt::format("{}:\n", names[output]);
        }
        for (std::size_t scan = 0; scan < program.scans.size(); ++scan) {
            const auto mark = [&](const std::vector<std::uint32_t>& blocks, std::string_view what) {
                const auto found = std::ranges::find(blocks, at);
                if (found != blocks.end())
                    text += fmt::format("scan {}, {} of entry {}:\n", scan, what, found - blocks.begin());
            };
            mark(program.scans[scan].init, "first");
            mark(program.scans[scan].next, "next");
        }
        text += fmt::format("{:6}  {}\n", i, line(program, program.code[i]));
    }
    return text;
}

}  // namespace lrsched::program
