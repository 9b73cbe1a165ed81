// Room cli: the only place that writes and reads numbers.
#include "cli/number_text.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <iterator>

namespace lrsched::cli {

namespace {

constexpr double kWholeAsWritten = 1e15;  // from 1e16 on the shortest form has an exponent

bool is_plain_whole(double value) { return std::trunc(value) == value && std::abs(value) < kWholeAsWritten; }

}  // namespace

void append_exact(std::string& out, double value) {
    // Steps are most of a long table: as integers they are written several times faster. -0 keeps its sign.
    if (is_plain_whole(value) && !std::signbit(value)) {
        fmt::format_to(std::back_inserter(out), FMT_COMPILE("{}"), static_cast<std::int64_t>(value));
    } else {
        fmt::format_to(std::back_inserter(out), FMT_COMPILE("{}"), value);
    }
}

std::string exact_text(double value) {
    std::string out;
    append_exact(out, value);
    return out;
}

std::string short_text(double value) {
    // A count of steps is shown in full, never as 3e+06.
    return is_plain_whole(value) ? exact_text(value) : fmt::format("{:.6g}", value);
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::optional<double> parse_number(std::string_view text) noexcept {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> parse_step(std::string_view text) noexcept {
    constexpr std::uint64_t kExact = std::uint64_t{1} << 53U;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value > kExact) return std::nullopt;
    return static_cast<double>(value);
}

}  // namespace lrsched::cli
