// Room schedule: what the language itself has under a name, in one table: pointwise functions, lists, and the forms that
// place things in time. The table drives name checks, arguments, did-you-mean and the reference.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "schedule/operation.hpp"

namespace lrsched::schedule {

enum class Form : std::uint8_t {
    pointwise,  ///< one Op on numbers, elementwise on lists; the result is free
    extreme,    ///< min, max: any number of arguments, or one list; measures agree
    clamp,
    lerp,
    truncate,
    count,
    interp,
    lookup,
    chain,
    repeat,
    rebase,
    update,
    scan,
    fold,
    noise,
    duration,
    split,
    quantity,
    range,
    length,
    last,
    take,
    concat,
    column,
    cumulative_sum,
    cumulative_product,
    error,
    dict,
    metric,
    reported,
};

struct Builtin {
    std::string_view name;
    std::string_view signature;  ///< as in a call: `repeat(s, times=inf)`
    Form form;
    Op op = Op::constant;
    std::size_t required = 1;
    bool variadic = false;
    std::string_view summary;
};

[[nodiscard]] std::span<const Builtin> builtins() noexcept;
[[nodiscard]] const Builtin* find_builtin(std::string_view name) noexcept;

/// The names of its parameters, in order.
[[nodiscard]] std::vector<std::string_view> parameter_names(const Builtin& builtin);

/// `math.cos` is `cos`: the prefixes of Python's modules that change nothing.
[[nodiscard]] std::string_view without_python_prefix(std::string_view name) noexcept;

/// Names that the frame gives: t, rest, total, base, start, cycle, and the constants pi, e, inf.
[[nodiscard]] std::span<const std::string_view> frame_names() noexcept;

}  // namespace lrsched::schedule
