#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <unordered_map>

#include "program/program.hpp"
#include "program/regions.hpp"
#include "schedule/reference.hpp"

namespace lrsched::program {
namespace {

using schedule::Graph;
using schedule::Node;
using schedule::Placed;

/// One block: the code of one node. Registers are handed out while the code is written and taken back behind their last use.
class BlockCompiler {
public:
    BlockCompiler(Program& program, const Graph& graph, const std::unordered_map<NodeId, std::uint32_t>& leaves,
                  std::unordered_map<std::uint64_t, std::uint32_t>& constants, std::vector<std::uint32_t>& scan_numbers,
                  std::uint32_t first_register)
        : program_(program),
          graph_(graph),
          leaves_(leaves),
          constants_(constants),
          scan_numbers_(scan_numbers),
          next_register_(first_register) {}

    std::uint32_t compile(NodeId root) {
        const auto entry = static_cast<std::uint32_t>(program_.code.size());
        regions_ = find_regions(graph_, root);
        tasks_.push_back({kNoBranch, 0, 0, {}});
        while (!tasks_.empty()) step();
        Instruction stop;
        stop.a = reference(root);
        program_.code.push_back(stop);
        allocate(entry);
        return entry;
    }

    [[nodiscard]] std::uint32_t registers() const noexcept { return next_register_; }
    [[nodiscard]] std::uint32_t longest_list() const noexcept { return longest_list_; }

private:
    static constexpr NodeId kNoBranch = 0xFFFFFFFF;

    /// A region that is being written, or a branching node between two of its branches.
    struct Task {
        NodeId branch = kNoBranch;
        std::uint32_t region = 0;  // region: which; branch: how many of its branches are done
        std::size_t position = 0;  // region: next node; branch: its first jump
        std::vector<std::size_t> ends{};
    };

    void step() {
        if (tasks_.back().branch != kNoBranch) return next_branch();
        Task& task = tasks_.back();
        const auto& nodes = regions_.all[task.region].nodes;
        if (task.position == nodes.size()) {
            tasks_.pop_back();
            return;
        }
        const NodeId node = nodes[task.position++];
        if (!regions_.first_branch.contains(node)) return emit(node);
        begin_branches(node);
    }

    void begin_branches(NodeId node) {
        const auto operands = graph_.operands(node);
        Instruction instruction;
        instruction.a = reference(operands[0]);
        if (graph_[node].op == Op::select) {
            instruction.code = Code::jump_unless;
        } else {
            const auto bounds = operands.subspan(1, branch_operands(graph_, node) - 1);
            instruction.code = put_list(bounds, instruction) ? Code::dispatch_table : Code::dispatch;
            instruction.c = static_cast<std::uint32_t>(program_.jumps.size());
            program_.jumps.resize(program_.jumps.size() + bounds.size() + 1);
        }
        tasks_.push_back({node, 0, program_.code.size(), {}});
        program_.code.push_back(instruction);
    }

    /// Ends the branch that was written last and begins the next one.
    void next_branch() {
        Task& task = tasks_.back();
        const NodeId node = task.branch;
        const auto branch_nodes = graph_.operands(node).subspan(branch_operands(graph_, node));
        if (task.region > 0) {
            put({Code::copy, Op::constant, 0, virtual_register(node), reference(branch_nodes[task.region - 1]), 0, 0});
            if (task.region < branch_nodes.size()) {
                task.ends.push_back(program_.code.size());
                put({Code::jump, Op::constant, 0, 0, 0, 0, 0});
            }
        }
        const auto here = static_cast<std::uint32_t>(program_.code.size());
        if (task.region == branch_nodes.size()) {
            for (const std::size_t end : task.ends) program_.code[end].target = here;
            tasks_.pop_back();
            return;
        }
        Instruction& jump = program_.code[task.position];
        if (jump.code == Code::jump_unless) {
            if (task.region == 1) jump.target = here;
        } else {
            program_.jumps[jump.c + task.region] = here;
        }
        const std::uint32_t region = regions_.first_branch.at(node) + task.region;
        ++task.region;
        tasks_.push_back({kNoBranch, region, 0, {}});
    }

    void emit(NodeId id) {
        const Node& node = graph_[id];
        const auto operands = graph_.operands(id);
        Instruction instruction;
        instruction.op = node.op;
        instruction.target = virtual_register(id);
        if (!operands.empty()) instruction.a = reference(operands[0]);
        switch (node.op) {
            case Op::constant:
            case Op::step:
            case Op::scan_step:
            case Op::previous:
            case Op::pass_variable: return;
            case Op::approach:
            case Op::settled: instruction.code = Code::copy; break;
            case Op::count:
            case Op::count_below:
            case Op::pick:
            case Op::interp:
                instruction.code = put_list(operands.subspan(1), instruction) ? Code::list_table : Code::list;
                break;
            case Op::pass_table:
            case Op::table_at:
                instruction.code = node.op == Op::pass_table ? Code::pass_table : Code::table_at;
                instruction.b = node.payload;
                break;
            case Op::scan:
                instruction.code = Code::scan;
                instruction.b = scan_numbers_[node.payload];
                instruction.c = node.element;
                break;
            default:
                instruction.code = Code::evaluate;
                instruction.b = operands.size() > 1 ? reference(operands[1]) : instruction.a;
                instruction.c = operands.size() > 2 ? reference(operands[2]) : instruction.a;
        }
        put(instruction);
    }

    void put(const Instruction& instruction) { program_.code.push_back(instruction); }

    /// A list of constants becomes a table (true), any other one operands.
    bool put_list(std::span<const NodeId> nodes, Instruction& instruction) {
        instruction.count = static_cast<std::uint32_t>(nodes.size());
        if (std::ranges::all_of(nodes, [&](NodeId id) { return graph_.is_constant(id); })) {
            std::vector<double> table;
            for (const NodeId id : nodes) table.push_back(graph_.value(id));
            instruction.b = static_cast<std::uint32_t>(program_.tables.size());
            program_.tables.push_back(std::move(table));
            return true;
        }
        instruction.b = static_cast<std::uint32_t>(program_.operands.size());
        for (const NodeId id : nodes) program_.operands.push_back(reference(id));
        longest_list_ = std::max(longest_list_, instruction.count);
        return false;
    }

    Reference reference(NodeId id) {
        if (graph_.is_constant(id)) {
            const double value = graph_.value(id);
            const auto [entry, fresh] = constants_.try_emplace(std::bit_cast<std::uint64_t>(value),
                                                               static_cast<std::uint32_t>(program_.constants.size()));
            if (fresh) program_.constants.push_back(value);
            return kConstant | entry->second;
        }
        return virtual_register(id);
    }

    /// Until registers are handed out a register is the node itself, marked; leaves have theirs already.
    [[nodiscard]] std::uint32_t virtual_register(NodeId id) const {
        const auto leaf = leaves_.find(id);
        return leaf != leaves_.end() ? leaf->second : kVirtual | id;
    }
    static constexpr std::uint32_t kVirtual = 0x40000000U;

    static bool is_virtual(Reference reference) { return (reference & kConstant) == 0 && (reference & kVirtual) != 0; }

    template <class Visit> void visit_reads(Instruction& instruction, const Visit& visit) {
        const bool lists = instruction.code == Code::list || instruction.code == Code::dispatch;
        if (instruction.code != Code::jump) visit(instruction.a);
        if (instruction.code == Code::evaluate) {
            visit(instruction.b);
            visit(instruction.c);
        }
        if (lists) {
            for (std::uint32_t i = 0; i < instruction.count; ++i) visit(program_.operands[instruction.b + i]);
        }
    }

    static bool writes(Code code) {
        return code != Code::jump && code != Code::jump_unless && code != Code::dispatch &&
               code != Code::dispatch_table && code != Code::stop;
    }

    /// Jumps go forward only, so the last use in the order of the code is the last use.
    void allocate(std::uint32_t entry) {
        std::unordered_map<std::uint32_t, std::size_t> last_use;
        for (std::size_t i = entry; i < program_.code.size(); ++i) {
            visit_reads(program_.code[i], [&](Reference reference) {
                if (is_virtual(reference)) last_use[reference] = i;
            });
        }
        std::unordered_map<std::uint32_t, std::uint32_t> assigned;
        std::vector<std::uint32_t> free;
        for (std::size_t i = entry; i < program_.code.size(); ++i) {
            Instruction& instruction = program_.code[i];
            std::vector<std::uint32_t> ended;
            visit_reads(instruction, [&](Reference& reference) {
                if (!is_virtual(reference)) return;
                const Reference node = reference;
                reference = assigned.at(node);
                if (last_use.at(node) == i) ended.push_back(node);
            });
            for (const std::uint32_t node : ended) {
                if (const auto found = assigned.find(node); found != assigned.end()) {
                    free.push_back(found->second);
                    assigned.erase(found);
                }
            }
            if (!writes(instruction.code) || !is_virtual(instruction.target)) continue;
            const auto [place, fresh] = assigned.try_emplace(instruction.target, 0);
            if (fresh) {
                if (free.empty()) free.push_back(next_register_++);
                place->second = free.back();
                free.pop_back();
            }
            instruction.target = place->second;
        }
    }

    Program& program_;
    const Graph& graph_;
    const std::unordered_map<NodeId, std::uint32_t>& leaves_;
    std::unordered_map<std::uint64_t, std::uint32_t>& constants_;
    std::vector<std::uint32_t>& scan_numbers_;
    Regions regions_;
    std::vector<Task> tasks_;
    std::uint32_t next_register_;
    std::uint32_t longest_list_ = 0;
};

class ProgramCompiler {
public:
    ProgramCompiler(const Placed& placed, const Limits& limits) : placed_(placed), limits_(limits) {}

    Program compile() {
        program_.scan_steps = static_cast<double>(limits_.scan_steps);
        add_tables();
        leaves_.emplace(Graph::step(), 0);
        number_scans();
        for (const std::uint32_t scan : used_scans_) compile_scan(scan);
        for (const auto& output : placed_.outputs) program_.entries.push_back(block(output.node));
        program_.gather = next_register_;
        program_.registers = next_register_ + longest_list_;
        for (const std::uint32_t scan : used_scans_) precompute(scan);
        return std::move(program_);
    }

private:
    void add_tables() {
        // payloads of nodes are numbers of the graph's tables: those come first
        std::uint32_t tables = 0;
        for (NodeId id = 0; id < placed_.graph.size(); ++id) {
            const Op op = placed_.graph[id].op;
            if (op == Op::pass_table || op == Op::table_at) tables = std::max(tables, placed_.graph[id].payload + 1);
        }
        for (std::uint32_t i = 0; i < tables; ++i) program_.tables.push_back(placed_.graph.table(i));
    }

    /// Scans in the order in which they need one another: those inside the state of another one first.
    void number_scans() {
        const Graph& graph = placed_.graph;
        scan_numbers_.assign(graph.scan_count(), 0);
        std::vector<bool> seen(graph.scan_count(), false);
        std::vector<NodeId> roots;
        for (const auto& output : placed_.outputs) roots.push_back(output.node);
        for (std::size_t i = 0; i < roots.size(); ++i) {
            for (const NodeId id : schedule::cone(graph, roots[i])) {
                if (graph[id].op != Op::scan || seen[graph[id].payload]) continue;
                seen[graph[id].payload] = true;
                const schedule::Scan& scan = graph.scan(graph[id].payload);
                roots.insert(roots.end(), scan.init.begin(), scan.init.end());
                roots.insert(roots.end(), scan.next.begin(), scan.next.end());
                used_scans_.push_back(graph[id].payload);
            }
        }
        std::ranges::reverse(used_scans_);
        for (const std::uint32_t id : used_scans_) {
            const schedule::Scan& scan = graph.scan(id);
            ScanCode code;
            code.step = next_register_++;
            code.previous = next_register_;
            next_register_ += static_cast<std::uint32_t>(scan.init.size());
            code.scratch = next_register_;
            next_register_ += static_cast<std::uint32_t>(scan.init.size());
            leaves_.emplace(scan.step, code.step);
            for (std::uint32_t i = 0; i < scan.previous.size(); ++i)
                leaves_.emplace(scan.previous[i], code.previous + i);
            scan_numbers_[id] = static_cast<std::uint32_t>(program_.scans.size());
            program_.scans.push_back(std::move(code));
        }
    }

    void compile_scan(std::uint32_t id) {
        const schedule::Scan& scan = placed_.graph.scan(id);
        std::vector<std::uint32_t> init;
        std::vector<std::uint32_t> next;
        for (const NodeId node : scan.init) init.push_back(block(node));
        for (const NodeId node : scan.next) next.push_back(block(node));
        program_.scans[scan_numbers_[id]].init = std::move(init);
        program_.scans[scan_numbers_[id]].next = std::move(next);
    }

    std::uint32_t block(NodeId node) {
        BlockCompiler compiler(program_, placed_.graph, leaves_, constants_, scan_numbers_, next_register_);
        const std::uint32_t entry = compiler.compile(node);
        next_register_ = compiler.registers();
        longest_list_ = std::max(longest_list_, compiler.longest_list());
        return entry;
    }

    /// A scan that hangs on nothing but its own steps is worked out once, as far as the run goes.
    void precompute(std::uint32_t id);

    const Placed& placed_;
    const Limits& limits_;
    Program program_;
    std::unordered_map<NodeId, std::uint32_t> leaves_;
    std::unordered_map<std::uint64_t, std::uint32_t> constants_;
    std::vector<std::uint32_t> scan_numbers_;
    std::vector<std::uint32_t> used_scans_;
    std::uint32_t next_register_ = 1;
    std::uint32_t longest_list_ = 0;
};

void ProgramCompiler::precompute(std::uint32_t id) {
    const schedule::Scan& scan = placed_.graph.scan(id);
    if (scan.outer != 0) return;
    constexpr double most = 262'144;
    double steps = 1024;
    for (const auto& output : placed_.outputs) steps = std::max(steps, std::min(output.length.value_or(0) + 1, most));
    const std::size_t size = scan.init.size();
    steps = std::min({steps, program_.scan_steps, std::ceil(16 * most / static_cast<double>(size))});
    ScanCode& code = program_.scans[scan_numbers_[id]];
    std::vector<double> states;
    std::vector<double> row(size);
    std::vector<double> registers(program_.registers);
    double steps_left = program_.scan_steps;  // for scans inside this one
    for (double k = 0; k < steps; k += 1) {
        registers[code.step] = k;
        if (k > 0) std::ranges::copy(row, registers.begin() + code.previous);
        for (std::size_t i = 0; i < size; ++i)
            row[i] = run_block(program_, k == 0 ? code.init[i] : code.next[i], registers, steps_left);
        if (steps_left <= 0) break;
        states.insert(states.end(), row.begin(), row.end());
    }
    code.states = std::move(states);
}

}  // namespace

Program compile(const Placed& placed, const Limits& limits) { return ProgramCompiler(placed, limits).compile(); }

}  // namespace lrsched::program
