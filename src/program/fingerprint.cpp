#include <bit>

#include "program/program.hpp"

namespace lrsched::program {
namespace {

/// FNV-1a over 64 bits: tells programs apart, keeps no secret.
class Hash {
public:
    void add(std::uint64_t value) noexcept {
        for (int shift = 0; shift < 64; shift += 8) add_byte((value >> shift) & 0xFFU);
    }
    void add(double value) noexcept { add(std::bit_cast<std::uint64_t>(value)); }
    void add(const std::string& text) noexcept {
        add(std::uint64_t{text.size()});
        for (const char c : text) add_byte(static_cast<unsigned char>(c));
    }
    template <class T> void add(const std::vector<T>& list) noexcept {
        add(std::uint64_t{list.size()});
        for (const auto& entry : list) add(entry);
    }
    void add(std::uint32_t value) noexcept { add(std::uint64_t{value}); }
    void add(const Instruction& instruction) noexcept {
        add(std::uint64_t{static_cast<std::uint8_t>(instruction.code)});
        add(std::uint64_t{static_cast<std::uint8_t>(instruction.op)});
        for (const std::uint32_t field :
             {instruction.count, instruction.target, instruction.a, instruction.b, instruction.c, instruction.d})
            add(field);
    }

    [[nodiscard]] std::uint64_t value() const noexcept { return value_; }

private:
    void add_byte(std::uint64_t byte) noexcept { value_ = (value_ ^ byte) * 0x100000001B3U; }
    std::uint64_t value_ = 0xCBF29CE484222325U;
};

}  // namespace

std::uint64_t fingerprint(const Program& program, const std::vector<std::string>& names) {
    Hash hash;
    hash.add(program.code);
    hash.add(program.constants);
    hash.add(program.operands);
    hash.add(program.jumps);
    hash.add(program.tables);
    for (const ScanCode& scan : program.scans) {
        hash.add(scan.init);
        hash.add(scan.next);
    }
    hash.add(program.entries);
    hash.add(names);
    return hash.value();
}

}  // namespace lrsched::program
