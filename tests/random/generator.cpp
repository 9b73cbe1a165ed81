#include "random/generator.hpp"

#include <array>

namespace lrsched::random {
namespace {

std::string join(std::initializer_list<std::string_view> pieces) {
    std::string text;
    for (const std::string_view piece : pieces) text += piece;
    return text;
}

}  // namespace

std::uint64_t Dice::next() {
    std::uint64_t x = state_ += 0x9E3779B97F4A7C15U;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return x ^ (x >> 31U);
}

Sample Generator::sample(std::string text) {
    Sample made{std::move(text), {}};
    if (dice_.chance(50)) made.run.push_back({"base", std::string(dice_.pick({"0.1", "3", "0.25", "1e-3"}))});
    if (total_) made.run.push_back({"total", "120"});
    return made;
}

Sample Generator::program() {
    total_ = dice_.chance(40);
    std::string text = items();
    return sample(text + any(4));
}

Sample Generator::finite_program() {
    std::string text = items();
    return sample(text + finite(4));
}

std::string Generator::items() {
    std::string text;
    const std::size_t count = dice_.below(4);
    for (std::size_t i = 0; i < count; ++i) {
        if (dice_.chance(50)) {
            text += function(functions_);
            ++functions_;
            continue;
        }
        const std::string name = "v" + std::to_string(names_++);
        const bool schedule = dice_.chance(50);
        scope_.start = !schedule;
        text += join({"let ", name, " = ", schedule ? finite(2) : value(2), "\n"});
        scope_.start = true;
        (schedule ? scope_.schedules : scope_.values).push_back(name);
    }
    return text;
}

/// fn f0(n, x=..., s: schedule) = ...: a length, a value and a recipe.
std::string Generator::function(std::size_t number) {
    const Scope outer = scope_;
    const std::string fallback = value(1);
    const std::string name = "f" + std::to_string(number);
    scope_ = {{"x", "n"}, {"s"}, false, true};
    const std::string body = dice_.chance(60) ? finite(2) : join({"chain(", formula(2), " for n, ", placed(1), ")"});
    scope_ = outer;
    return join({"fn ", name, "(n, s: schedule, x=", fallback, ") = ", body, "\n"});
}

std::string Generator::call_user(int depth) {
    const std::string name = "f" + std::to_string(dice_.below(functions_));
    std::string text = join({name, "(", length(), ", ", finite(depth - 1)});
    if (dice_.chance(50)) text += join({", x=", value(1)});
    return text + ")";
}

std::string Generator::number() {
    return std::string(
        dice_.pick({"0", "1", "2", "3", "0.5", "0.1", "10", "0.25", "1.5", "7", "1e-3", "(-1)", "(-0.5)"}));
}

std::string Generator::length() {
    if (scope_.cycle && dice_.chance(30))
        return std::string(
            dice_.pick({"3 + cycle", "2 * (cycle + 1)", "2^min(cycle, 6)", "cycle + 0.5", "cycle + 2 - cycle % 2"}));
    if (total_ && dice_.chance(15)) return std::string(dice_.pick({"5%", "2.5%", "0.01dur"}));
    if (!dyadic_ && dice_.chance(25)) return std::string(dice_.pick({"0.1", "0.7", "3.3", "10/3", "2.2"}));
    return std::string(dice_.pick({"1", "2", "3", "4", "5", "7", "10", "12", "2.5", "0.5", "8 - 3", "0", "1it"}));
}

std::string Generator::value(int depth) {
    if (depth <= 0 || dice_.chance(25)) {
        const std::size_t which = dice_.below(6);
        if (which == 0) return "base";
        if (which == 1 && scope_.start) return "start";
        if (which == 2 && scope_.cycle) return "cycle";
        if (which == 3 && !scope_.values.empty()) return dice_.pick(std::span<const std::string>(scope_.values));
        return number();
    }
    const int less = depth - 1;
    switch (dice_.below(8)) {
        case 0: return join({"(", value(less), " ", dice_.pick({"+", "-", "*"}), " ", value(less), ")"});
        case 1: return join({dice_.pick({"min", "max"}), "(", value(less), ", ", value(less), ")"});
        case 2: return join({"abs(", value(less), ")"});
        case 3: return join({"[", value(less), ", ", value(less), "][", dice_.pick({"0", "1", "-1"}), "]"});
        case 4:
            return join({"fold([", value(less), ", 2, ", value(less), "], ", value(less), ", acc ",
                         dice_.pick({"+", "*"}), " it)"});
        case 5: return join({"cumsum([1, ", value(less), ", 3])[", dice_.pick({"0", "1", "2"}), "]"});
        case 6:
            return join({"(if ", value(less), " < ", value(less), " then ", value(less), " else ", value(less), ")"});
        default: return join({value(less), " / ", dice_.pick({"2", "3", "0.5"})});
    }
}

std::string Generator::condition(int depth) {
    switch (dice_.below(6)) {
        case 0:
            return join(
                {"t ", dice_.pick({"<", "<=", ">", ">=", "==", "!="}), " ", dice_.pick({"2", "5", "9", "2.5"})});
        case 1:
            return join({"(", condition(depth - 1), " ", dice_.pick({"and", "or"}), " ", condition(depth - 1), ")"});
        case 2: return join({"not ", condition(depth - 1)});
        default: return join({formula(depth - 1), " ", dice_.pick({"<", "<=", ">", ">="}), " ", formula(depth - 1)});
    }
}

/// Formulas of what is remembered or thrown.
std::string Generator::stateful(int depth) {
    const int less = depth - 1;
    switch (dice_.below(5)) {
        case 0: return join({"noise(", dice_.pick({"1", "2", "7"}), ", every=", dice_.pick({"1", "3", "2.5"}), ")"});
        case 1: return join({"scan(", value(less), ", prev / 2 + ", formula(less), ")"});
        case 2:
            return join({"scan([", value(less), ", 1], [prev[1], prev[0] / 2 - prev[1] + ", formula(less), "])[",
                         dice_.pick({"0", "1"}), "]"});
        case 3: return join({"(scan(", value(less), ", if ", condition(less), " then prev + 1 else prev / 2))"});
        default: return join({"scan(0, let p = prev in p + scan(p, prev / 2 + t/4) / 4)"});
    }
}

std::string Generator::formula(int depth) {
    const int less = depth - 1;
    if (depth <= 0)
        return std::string(dice_.pick({"t/4", "t/10", "floor(t/3)", "0.5^t", "sin(t/2)", "2 - t/8", "t/2it"}));
    switch (dice_.below(15)) {
        case 0: return join({"(", formula(less), " ", dice_.pick({"+", "-", "*"}), " ", formula(less), ")"});
        case 1: return join({"(", formula(less), " ", dice_.pick({"+", "-", "*"}), " ", value(less), ")"});
        case 2:
            return join({dice_.pick({"floor", "ceil", "round", "sign", "abs", "exp", "tanh", "sigmoid", "cos", "int"}),
                         "(", formula(less), ")"});
        case 3: return join({dice_.pick({"min", "max"}), "(", formula(less), ", ", value(less), ")"});
        case 4:
            return join(
                {"(", formula(less), dice_.pick({" % ", " // ", " / "}), dice_.pick({"2", "3", "0.5", "1.5"}), ")"});
        case 5: return join({"(if ", condition(less), " then ", formula(less), " else ", formula(less), ")"});
        case 6:
            return join({"lookup(", formula(less), ", [1, 2, 3.5], [", value(less), ", 2, ", formula(less), ", 4])"});
        case 7: return join({"interp(t, [1, 4, 9], [", value(less), ", ", formula(less), ", 3])"});
        case 8: return join({"count([1, 3, 5, 8], t/", dice_.pick({"1it", "2it", "0.5it"}), ")"});
        case 9:
            return join({"(", formula(less), " at ",
                         dice_.pick({"t/2", "2*t", "20 - t", "floor(t/4)*4", "t - 3", "t + 2"}), ")"});
        case 10: return join({"(let u = ", formula(less), " in u * u - u)"});
        case 11: return join({"lerp(", value(less), ", ", formula(less), ", ", formula(less), ")"});
        case 12: return join({"clamp(", formula(less), ", 0, 2)"});
        case 13: return dice_.chance(40) ? stateful(less) : formula(less);
        default: return formula(0);
    }
}

std::string Generator::parts(int depth, bool open) {
    std::string text = placed(depth);
    const std::size_t more = dice_.below(3);
    for (std::size_t i = 0; i < more; ++i) text += ", " + placed(depth);
    if (open) text += ", " + (dice_.chance(50) ? formula(depth) : value(depth));
    return text;
}

/// A part of a chain: always with a length.
std::string Generator::placed(int depth) {
    if (dice_.chance(40)) {
        const std::string n = length();
        switch (dice_.below(5)) {
            case 0: return join({"linear(", n, ", to=", value(1), ")"});
            case 1: return join({"cosine(", n, ", min=", value(1), ")"});
            case 2: return join({"hold(", n, ")"});
            case 3: return join({"warmup(", n, ")"});
            default: return join({"step(2, gamma=0.5) for ", n});
        }
    }
    return finite(depth);
}

std::string Generator::finite(int depth) {
    const int less = depth - 1;
    if (depth <= 0) return join({"(", formula(1), " for ", length(), ")"});
    switch (dice_.below(14)) {
        case 0:
        case 1: return join({"chain(", parts(less, false), ")"});
        case 2: {
            const bool before = scope_.cycle;
            scope_.cycle = true;
            const std::string body = join({"chain(1 for 1, ", parts(less, false), ")"});
            scope_.cycle = before;
            return join({"repeat(", body, ", times=", dice_.pick({"1", "2", "3", "5"}), ")"});
        }
        case 3: return join({"(", any(less), " for ", length(), ")"});
        case 4: return join({"(", finite(less), " ", dice_.pick({"+", "-", "*"}), " ", finite(less), ")"});
        case 5: return join({"(", finite(less), " * ", value(less), ")"});
        case 6: return join({"rebase(", finite(less), ", ", value(1), ")"});
        case 7: return join({"(let c = ", finite(less), " in chain(c, ", placed(less), ", c))"});
        case 8:
            return join({"((", any(less), " at ", dice_.pick({"30 - t", "2*t", "t/2", "floor(t/3)*3", "t - 2"}),
                         ") for ", length(), ")"});
        case 9: return functions_ > 0 ? call_user(less) : finite(less);
        case 10: return join({"max(", finite(less), ", ", value(1), ")"});
        case 11: {
            if (scope_.schedules.empty()) return finite(less);
            return dice_.pick(std::span<const std::string>(scope_.schedules));
        }
        case 12:
            return join({"chain([", finite(less), ", ", any(less), ", ", finite(less), "], at=[3, ",
                         dice_.pick({"3", "5", "9.5"}), "])"});
        default: return join({"(", formula(less), " for ", length(), ")"});
    }
}

std::string Generator::any(int depth) {
    const int less = depth - 1;
    switch (dice_.below(6)) {
        case 0: return formula(depth);
        case 1: return finite(depth);
        case 2: return join({"chain(", parts(less, true), ")"});
        case 3: {
            const bool before = scope_.cycle;
            scope_.cycle = true;
            const std::string body = join({"chain(1 for 1, ", parts(less, false), ")"});
            scope_.cycle = before;
            return join({"repeat(", body, ")"});
        }
        case 4: return join({"(", finite(less), " + ", formula(less), ")"});
        default: return join({"(", formula(less), " at (", formula(less), " for ", length(), "))"});
    }
}

}  // namespace lrsched::random
