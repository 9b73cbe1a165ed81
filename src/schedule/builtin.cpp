#include "schedule/builtin.hpp"

#include <algorithm>
#include <array>

namespace lrsched::schedule {
namespace {

// A table, laid out by hand.
// clang-format off
constexpr std::array kBuiltins{
    Builtin{"abs", "abs(x)", Form::pointwise, Op::absolute, 1, false, "Distance from 0."},
    Builtin{"ceil", "ceil(x)", Form::pointwise, Op::ceil, 1, false, "Smallest whole number that is not below x."},
    Builtin{"chain", "chain(a, b, ...)  chain([a, b, ...], at=[step, ...])", Form::chain, Op::constant, 1, true,
            "One part behind the other; each starts at the value where the one before ended. With `at`, the steps at which the next part begins."},
    Builtin{"clamp", "clamp(x, low, high)", Form::clamp, Op::constant, 3, false, "x, but at least low and at most high."},
    Builtin{"column", "column(list, i)", Form::column, Op::constant, 2, false, "Entry i of every list in a list."},
    Builtin{"concat", "concat(a, b, ...)", Form::concat, Op::constant, 1, true, "One list of all entries; a number counts as a list of one."},
    Builtin{"cos", "cos(x)", Form::pointwise, Op::cos, 1, false, "Cosine; x in radians."},
    Builtin{"count", "count(list, t)", Form::count, Op::count, 2, false, "How many entries of the list are at most t."},
    Builtin{"cumprod", "cumprod(list)", Form::cumulative_product, Op::multiply, 1, false, "Running products."},
    Builtin{"cumsum", "cumsum(list)", Form::cumulative_sum, Op::add, 1, false, "Running sums."},
    Builtin{"dict", "dict(a=..., b=..., ...)", Form::dict, Op::constant, 1, true,
            "A list of pairs, as Python writes it: `dict(a=1)` is `[[\"a\", 1]]`."},
    Builtin{"duration", "duration(text, otherwise=none)", Form::duration, Op::constant, 1, false,
            "Steps of a length in quotes, `\"10ep\"`, or `otherwise` where the run does not tell them; numbers stay as they are."},
    Builtin{"error", "error(text)", Form::error, Op::constant, 1, false, "Ends the work with this sentence: for arguments that make no sense."},
    Builtin{"exp", "exp(x)", Form::pointwise, Op::exp, 1, false, "e to the power of x."},
    Builtin{"float", "float(x)", Form::truncate, Op::settled, 1, false, "x; Python's spelling."},
    Builtin{"floor", "floor(x)", Form::pointwise, Op::floor, 1, false, "Largest whole number that is not above x."},
    Builtin{"fold", "fold(list, init, e)", Form::fold, Op::constant, 3, false,
            "init, then e for each entry of the list: `it` is the entry, `acc` the result so far, `i` the position."},
    Builtin{"int", "int(x)", Form::truncate, Op::floor, 1, false, "x without its fraction."},
    Builtin{"interp", "interp(t, xs, ys)", Form::interp, Op::interp, 3, false, "Straight lines through the points (xs[i], ys[i]); held outside."},
    Builtin{"last", "last(list)", Form::last, Op::constant, 1, false, "The last entry."},
    Builtin{"len", "len(list)", Form::length, Op::constant, 1, false, "Number of entries."},
    Builtin{"lerp", "lerp(a, b, u)", Form::lerp, Op::lerp, 3, false, "a + (b - a)*u, exactly a at u = 0 and b at u = 1."},
    Builtin{"list", "list(x)", Form::concat, Op::constant, 1, false, "The list x; Python's spelling."},
    Builtin{"log", "log(x)", Form::pointwise, Op::log, 1, false, "Natural logarithm."},
    Builtin{"log10", "log10(x)", Form::pointwise, Op::log10, 1, false, "Logarithm to base 10."},
    Builtin{"log2", "log2(x)", Form::pointwise, Op::log2, 1, false, "Logarithm to base 2."},
    Builtin{"lookup", "lookup(t, xs, ys)", Form::lookup, Op::pick, 3, false, "ys[count(xs, t)]: a staircase; ys has one entry more than xs."},
    Builtin{"max", "max(a, b, ...)", Form::extreme, Op::maximum, 1, true, "The largest."},
    Builtin{"metric", "metric(name=\"metric\")", Form::metric, Op::metric, 0, false,
            "What the host reported for this step; `metric` alone is `metric(\"metric\")`."},
    Builtin{"min", "min(a, b, ...)", Form::extreme, Op::minimum, 1, true, "The smallest."},
    Builtin{"noise", "noise(seed, every=1)", Form::noise, Op::noise, 1, false, "A standard normal for each `every` steps: a pure function of (seed, step)."},
    Builtin{"pow", "pow(a, b)", Form::pointwise, Op::power, 2, false, "a^b; Python's spelling."},
    Builtin{"quantity", "quantity(text)", Form::quantity, Op::constant, 1, false,
            "Number and unit of a text: `\"10ep\"` is `[10, \"ep\"]`; a number has the unit `\"\"`."},
    Builtin{"range", "range(n, end=none, step=1)", Form::range, Op::constant, 1, false,
            "The whole numbers from 0 up to but without n; with an end those from n up to but without it, as in Python."},
    Builtin{"rebase", "rebase(s, v)", Form::rebase, Op::constant, 2, false, "s with base and start being v."},
    Builtin{"repeat", "repeat(s, times=inf)", Form::repeat, Op::constant, 1, false, "Passes of s, one behind the other; `cycle` counts them from 0."},
    Builtin{"reported", "reported(e)", Form::reported, Op::reported, 1, false,
            "Whether the metrics that e reads have been reported for their steps."},
    Builtin{"round", "round(x)", Form::pointwise, Op::round, 1, false, "Nearest whole number; halves go to the even one."},
    Builtin{"scan", "scan(init, next)", Form::scan, Op::scan, 2, false, "init at step 0; at step k `next`, in which `prev` is the value at step k - 1."},
    Builtin{"sigmoid", "sigmoid(x)", Form::pointwise, Op::sigmoid, 1, false, "1/(1 + exp(-x))."},
    Builtin{"sign", "sign(x)", Form::pointwise, Op::sign, 1, false, "-1, 0 or 1."},
    Builtin{"sin", "sin(x)", Form::pointwise, Op::sin, 1, false, "Sine; x in radians."},
    Builtin{"split", "split(text, separator)", Form::split, Op::constant, 2, false, "The pieces of a text between separators; what is no text stays as it is."},
    Builtin{"sqrt", "sqrt(x)", Form::pointwise, Op::sqrt, 1, false, "Square root."},
    Builtin{"take", "take(list, n)", Form::take, Op::constant, 2, false, "The first n entries."},
    Builtin{"tan", "tan(x)", Form::pointwise, Op::tan, 1, false, "Tangent; x in radians."},
    Builtin{"tanh", "tanh(x)", Form::pointwise, Op::tanh, 1, false, "Hyperbolic tangent."},
    Builtin{"update", "update(s, x)", Form::update, Op::constant, 2, false,
            "s, asked what it makes of the value x that others have left: inside it `current` is x."}};
// clang-format on

static_assert(std::ranges::is_sorted(kBuiltins, {}, &Builtin::name));

constexpr std::array<std::string_view, 9> kFrameNames{"t", "rest", "total", "base", "start", "cycle", "pi", "e", "inf"};

}  // namespace

std::span<const Builtin> builtins() noexcept { return kBuiltins; }

const Builtin* find_builtin(std::string_view name) noexcept {
    const auto* found = std::ranges::lower_bound(kBuiltins, without_python_prefix(name), {}, &Builtin::name);
    return found != kBuiltins.end() && found->name == without_python_prefix(name) ? found : nullptr;
}

std::vector<std::string_view> parameter_names(const Builtin& builtin) {
    std::vector<std::string_view> names;
    if (builtin.variadic) return names;
    std::string_view rest = builtin.signature;
    rest.remove_prefix(rest.find('(') + 1);
    rest.remove_suffix(1);
    while (!rest.empty()) {
        const std::string_view parameter = rest.substr(0, rest.find(','));
        names.push_back(parameter.substr(0, parameter.find('=')));
        rest.remove_prefix(std::min(rest.size(), parameter.size() + 2));
    }
    return names;
}

std::string_view without_python_prefix(std::string_view name) noexcept {
    for (const std::string_view prefix : {"math.", "np.", "numpy."}) {
        if (name.starts_with(prefix)) return name.substr(prefix.size());
    }
    return name;
}

std::span<const std::string_view> frame_names() noexcept { return kFrameNames; }

}  // namespace lrsched::schedule
