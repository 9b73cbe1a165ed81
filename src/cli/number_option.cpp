// Room cli: options that take a number.
#include "cli/number_option.hpp"

#include <fmt/format.h>

#include "cli/exit.hpp"
#include "cli/number_text.hpp"

namespace lrsched::cli {
namespace {

[[noreturn]] void fail(const std::string& name, const std::string& text, const char* what, const train::Range& range) {
    throw Failure(Exit::usage, fmt::format("`{}` takes {}{}, not `{}`", name, what, train::describe(range), text));
}

}  // namespace

std::optional<double> number_option(const std::string& name, const std::string& text, const train::Range& range) {
    if (text.empty()) return std::nullopt;
    const auto number = parse_number(text);
    if (!number || !range.contains(*number)) fail(name, text, "a number", range);
    return number;
}

std::optional<double> whole_option(const std::string& name, const std::string& text, const train::Range& range) {
    if (text.empty()) return std::nullopt;
    const auto number = parse_step(text);
    if (!number || !range.contains(*number)) fail(name, text, "a whole number", range);
    return number;
}

}  // namespace lrsched::cli
