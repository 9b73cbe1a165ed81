#!/usr/bin/env python3
"""Writes values.jsonl: what expressions of the language are worth, worked out here from the formulas of the language's page
and not by lrsched. Run it after adding a case: tests/core/values.py > tests/core/values.jsonl

A case gives `values` at the steps `at` (bit for bit, or within `ulp` where the C library's functions are involved; null: the
step is answered with an error), a `length` (null: endless) or the `error` that the text is answered with.
"""
import json
import math
import sys
from fractions import Fraction

inf = math.inf
pi = math.pi


def emit(case):
    print(json.dumps(case, allow_nan=False))


def section(name):
    emit({"section": name})


def values(expr, points, ulp=0, output=None, params=None, **run):
    """points: {step: value}, or (steps, function of the step)."""
    if isinstance(points, tuple):
        points = {t: points[1](t) for t in points[0]}
    case = {"expr": expr, "run": {k: str(v) for k, v in run.items()}, "at": list(points), "values": [None if v is None else float(v) for v in points.values()]}
    if ulp:
        case["ulp"] = ulp
    if output:
        case["output"] = output
    if params:
        case["params"] = {k: str(v) for k, v in params.items()}
    emit(case)


def length(expr, steps, **run):
    emit({"expr": expr, "run": {k: str(v) for k, v in run.items()}, "length": steps})


def error(expr, code, **run):
    emit({"expr": expr, "run": {k: str(v) for k, v in run.items()}, "error": code})


def lerp(a, b, u):
    return b if u == 1 else a + (b - a) * u


def cosine(n, low, high):
    return lambda t: low + (high - low) * (1 + math.cos(pi * t / n)) / 2


def piecewise(*parts):
    """(until, function of the local time), ..., the last one held at its own value."""
    def f(t):
        begin = 0
        for end, g in parts[:-1]:
            if t < end:
                return g(t - begin)
            begin = end
        return parts[-1](t - begin)
    return f


section("1. one idea")
values("0.1", {0: 0.1, 1: 0.1, 1e9: 0.1, 0.5: 0.1})
values("t * 1 / 1it", {0: 0, 1: 1, 2.5: 2.5})
values("0.95^t", (range(5), lambda t: 0.95 ** t), ulp=1)
values("base * 0.95^t", (range(5), lambda t: 0.1 * 0.95 ** t), ulp=1, base=0.1)
values("chain(1 for 3, 2)", {0: 1, 2.999: 1, 3: 2, 100: 2})
values("repeat(t/4 for 4)", {0: 0, 3: 0.75, 4: 0, 7.5: 0.875, 8: 0})
values("t/10 at 2*t", {0: 0, 1: 0.2, 5: 1, 7: 1.4})
length("0.1", None)
length("t/10", None)
length("t/10 for 7", 7)
length("repeat(linear(5))", None, base=1)

section("1. the library's functions are the formulas of the page")
values("linear(10, to=0, from=1)", (range(11), lambda t: lerp(1, 0, t / 10)))
values("cosine(90, min=1e-3)", {**{t: cosine(90, 1e-3, 0.1)(t) for t in range(90)}, 90: 1e-3, 91: 1e-3, 1000: 1e-3}, ulp=2, base=0.1)
values("step(30)", (range(0, 100), lambda t: 0.1 * 0.1 ** math.floor(t / 30)), ulp=1, base=0.1)
values("exponential(0.9)", (range(0, 50), lambda t: 0.1 * 0.9 ** t), ulp=1, base=0.1)
values("fn exponential2(gamma) = start * gamma^t\nexponential2(0.5)", (range(5), lambda t: 0.5 ** t))
values("fn linear(n=rest, to=0, from=start) = 7 for n\nlinear(10)", {0: 7, 20: 7})

section("2. the frame")
values("base", {0: 1})
values("base", {0: 0.3}, base=0.3)
values("start", {0: 0.3}, base=0.3)
values("total/1it", {0: 50}, total=50)
values("rest/1it for 20", {0: 20}, total=50)
values("rest/1it", {0: 50}, total=50)
values("chain(start for 1, 3 for 2, start for 4, start*2 for 1, start)", {0: 0.5, 1: 3, 2: 3, 3: 3, 6.5: 3, 7: 6, 8: 6, 9: 6}, base=0.5)
values("repeat(cycle + 1 for 3, times=4)", {0: 1, 2.9: 1, 3: 2, 6: 3, 9: 4, 11.9: 4, 12: 4, 100: 4})
values("run base=0.25\nbase", {0: 0.25})
values("run base=0.25\nbase", {0: 0.75}, base=0.75)
values("run base=1/8 total=2*5it\nchain(hold(), linear(50%))", {0: 0.125, 5: 0.125, 7.5: 0.0625, 10: 0})

section("2. the pen")
values("chain(warmup(10), hold(70), linear(20, to=0))",
       (range(0, 110), piecewise((10, lambda t: 0.1 * min(t + 1, 10) / 10), (80, lambda t: 0.1), (100, lambda t: lerp(0.1, 0, t / 20)), lambda t: 0)), ulp=1, base=0.1)
values("chain(cosine(90, min=1e-3), hold(10))", {90: 1e-3, 95: 1e-3, 100: 1e-3, 200: 1e-3}, base=0.1)
values("chain(cosine(7, min=1e-3), hold(1))", {7: 1e-3, 8: 1e-3}, base=0.3)
values("chain(step(30, gamma=0.1) for 90, hold(1))", {89: 0.1 * 0.1 ** 2, 90: 0.1 * 0.1 ** 2, 91: 0.1 * 0.1 ** 2}, ulp=1, base=0.1)
values("chain(step(30, gamma=0.5) for 90, hold(1))", {89: 0.25, 90: 0.25, 100: 0.25})
values("chain(step(30, gamma=0.5) for 91, hold(1))", {90: 0.125, 91: 0.125})
values("chain(linear(10, to=0.3), linear(10, to=0.7, from=0.6))", {10: 0.6, 20: 0.7, 9: lerp(1, 0.3, 0.9)})
values("chain(linear(3, to=0.1), hold(3), linear(3, to=0.2), hold())", {3: 0.1, 5: 0.1, 6: 0.1, 9: 0.2, 12: 0.2})
for a, b in ((0.1, 0.7), (0.3, 0.1), (1e-3, 3e-4), (1 / 3, 2 / 3)):
    for n in (3, 7, 49, 1000):
        values(f"chain(linear({n}, to={b!r}, from={a!r}), hold(1))", {0: a, n: b, n + 1: b})
values("repeat(chain(linear(2, to=0), hold(1)), times=2)", {0: 1, 2: 0, 3: 1, 5: 0, 6: 0, 7: 0})
values("chain(hold(2, value=5), repeat(chain(start/10 for 1, 9 for 1)))", {0: 5, 2: 0.5, 3: 9, 4: 0.5, 5: 9})

section("2. limits from the left: each discontinuous function at a jump")
LIMITS = [  # formula, length, end value
    ("floor(t/10)", 30, 2), ("floor(t/10)", 31, 3), ("floor(-t/10)", 30, -3), ("ceil(t/10)", 30, 3), ("ceil(-t/10)", 30, -2),
    ("ceil((30 - t)/10)", 30, 1), ("floor((30 - t)/10)", 30, 0), ("round(t)", 2.5, 2), ("round(t)", 3.5, 3), ("round(-t)", 2.5, -2),
    ("round(-t)", 3.5, -3), ("round(t)", 3, 3), ("sign(t - 5)", 5, -1), ("sign(5 - t)", 5, 1), ("sign(t - 4)", 5, 1),
    ("count([10, 20], t)", 20, 1), ("count([10, 20], t)", 21, 2), ("count([10, 20], 20 - t)", 10, 1), ("count([10, 20], -t)", 10, 0),
    ("lookup(t, [10, 20], [5, 6, 7])", 20, 6), ("lookup(t, [10, 20], [5, 6, 7])", 10, 5), ("lookup(t, [10], [5, 6])", 11, 6),
    ("interp(t, [0, 10], [1, 2])", 10, 2), ("floor(interp(t, [0, 10], [1, 2]))", 10, 1), ("ceil(interp(t, [0, 10], [2, 1]))", 10, 2),
    ("if t < 5 then 1 else 2", 5, 1), ("if t <= 5 then 1 else 2", 5, 1), ("if t > 5 then 1 else 2", 5, 2), ("if t >= 5 then 1 else 2", 5, 2),
    ("if t == 5 then 1 else 2", 5, 2), ("if t != 5 then 1 else 2", 5, 1), ("if not t < 5 then 1 else 2", 5, 2),
    ("if 5 - t > 0 and t > 2 then 1 else 2", 5, 1), ("if t >= 5 or t < 1 then 1 else 2", 5, 2),
    ("t % 10", 30, 10), ("t % 10", 35, 5), ("-t % 10", 30, 0), ("t // 10", 30, 2), ("-t // 10", 30, -3), ("t // -10", 30, -3), ("t % -10", 30, 0),
    ("min(t, 5it)/1it", 5, 5), ("max(floor(t), 3)", 5, 4), ("abs(t - 5)", 5, 0), ("floor(abs(t - 5))", 5, 0), ("floor(2*t)", 5, 9),
    ("floor(t*t)", 5, 24), ("floor(t^2)", 5, 24), ("floor(25 - t^2)", 5, 0), ("ceil(25 - t^2)", 5, 1), ("floor(2^t)", 3, 7), ("floor(sqrt(t))", 9, 2),
    ("floor(10/t)", 5, 2), ("ceil(10/t)", 5, 3), ("floor(-10/t)", 5, -3), ("floor(log2(t))", 8, 2), ("floor(lerp(0, 4, t/8))", 8, 3),
    ("floor(clamp(t, 0, 3))", 5, 3), ("floor(clamp(t, 0, 7))", 5, 4), ("floor(min(t, 5))", 5, 4), ("floor(max(t, 5))", 5, 5), ("[floor(t), 9][0]", 5, 4),
    ("(let k = floor(t) in k * k)", 5, 16), ("floor(floor(t)/2)", 4, 1), ("floor(5 + floor(t)/2)", 4, 6), ("floor(if t < 2 then 0*t else t)", 5, 4),
    ("int(t)", 5, 4), ("int(-t)", 5, -4), ("int(5 - t)", 5, 0), ("sign(floor(t) - 4)", 5, 0), ("[10, 20, 30][floor(t)]", 2, 20),
    ("scan(0, prev + 1)", 5, 4), ("scan(0, prev + 1)", 5.5, 5), ("scan(0, prev + 1) at 2*t", 5, 9), ("t % 3", 1, 1), ("pow(floor(t), 2)", 5, 16),
]
for formula, n, end in LIMITS:
    values(f"({formula}) for {n}", {n: end, n + 3: end})
    values(f"chain(({formula}) for {n}, hold(5), linear(4, to=start*2))", {n: end, n + 5: end, n + 9: end * 2, n + 20: end * 2})
for formula, n, end in LIMITS:
    if "scan" not in formula and "lookup" not in formula:
        values(f"chain(7 for 3, chain(({formula}) for {n}), hold(5))", {3 + n: end, n + 9: end})
for formula, n, end in LIMITS[:24]:
    values(f"repeat(chain(({formula}) for {n}, hold(2)), times=3)", {n: end, n + 2 + n: end, 3 * (n + 2): end, 100: end})
values("chain(noise(7) for 5, hold(2)) - chain(noise(7) at 4 for 5, hold(2))", {5: 0, 6: 0, 9: 0, 4: 0})

section("2. limits through clocks that run otherwise")
values("chain((floor(t/10) at 30 - t) for 30, hold(1))", {0: 3, 10: 2, 30: 0, 31: 0})
values("chain((floor(t/10) at 31 - t) for 11, hold(1))", {11: 2, 12: 2})
values("chain((step(10, gamma=0.5) at 30 - t) for 20, hold(1))", {0: 0.125, 10: 0.25, 20: 0.5, 21: 0.5})
values("chain((step(10, gamma=0.5) at 40 - 2*t) for 10, hold(1))", {9: 0.25, 10: 0.25, 11: 0.25})
values("chain((linear(10, from=0, to=1) at floor(t/5)*5) for 10, hold(1))", {9: 0.5, 10: 0.5, 11: 0.5})
values("chain((t // 10 at t^2/10) for 10, hold(1))", {10: 0, 9: 0, 11: 0})
values("reverse(30, step(10, gamma=0.5))", {0: 0.125, 0.5: 0.25, 10: 0.25, 10.5: 0.5, 30: 1, 40: 1})
values("chain(reverse(30, step(10, gamma=0.5)), hold(1))", {30: 1, 31: 1})
values("chain((chain(1 for 10, 2 for 10, 3 for 10) at 30 - t) for 20, hold(1))", {0: 3, 5: 3, 10: 3, 10.5: 2, 19: 2, 20: 2, 21: 2})
values("chain((chain(1 for 10, 2 for 10) at t) for 10, hold(1))", {9: 1, 10: 1, 11: 1})
values("chain((repeat(t/10 for 10) at 30 - t) for 20, hold(1))", {0: 0, 1: 0.9, 20: 0, 21: 0, 10: 0, 10.5: 0.95})
values("chain(repeat(t/10 for 10) for 20, hold(1))", {19: 0.9, 20: 1, 21: 1})
values("chain(repeat(t/10 for 10) for 25, hold(1))", {25: 0.5, 26: 0.5})
values("chain(repeat(cycle for 10) for 30, hold(1))", {29: 2, 30: 2, 31: 2})
values("chain(repeat(cycle for 10 * 2^cycle) for 30, hold(1))", {9: 0, 10: 1, 29: 1, 30: 1, 31: 1})
values("chain(repeat(cycle for 10 * 2^cycle) for 31, hold(1))", {31: 2, 32: 2})
values("chain(repeat(cosine(10 * 2^cycle, min=0.25, from=1)) for 70, hold(1))", {70: 0.25, 71: 0.25})
values("chain(repeat(linear(3 + cycle, to=cycle, from=9), times=3), hold(1))", {0: 9, 3: 9, 7: 9, 12: 2, 13: 2})
values("chain(repeat(chain(2 for 1, step(2, gamma=0.5) for 4)) for 10, hold(1))", {5: 2, 1: 2, 4: 1, 9: 1, 10: 1, 11: 1})
values("chain(repeat(repeat(cycle for 2, times=3)) for 12, hold(1))", {0: 0, 4: 2, 6: 0, 11: 2, 12: 2, 13: 2})
values("chain(repeat(repeat(t for 2, times=3)) / 1it for 12, hold(1))", {11.5: 1.5, 12: 2, 13: 2})
values("chain(chain(chain(floor(t) for 3, hold(1)), hold(1)), hold(1))", {3: 2, 4: 2, 5: 2, 6: 2})

section("2. exact end values of fractional lengths")
values("chain(repeat(linear(0.1, to=0, from=1), times=10), hold(10))", {1: 0, 2: 0, 11: 0})
values("chain(repeat(linear(0.1, to=0, from=1)) for 1, hold(10))", {1: 0, 2: 0})
values("chain(repeat(linear(0.1 * 3^cycle, to=0.25, from=1), times=7), hold(10))", {200: 0.25})
values("chain(chain(hold(0.7), linear(0.1, to=0)), hold(5))", {1: 0, 5: 0})
values("chain(chain(hold(0.3), linear(0.1, to=0.3), linear(0.7, to=0)), hold(5))", {2: 0, 5: 0})
values("chain(chain(hold(0.7), linear(0.1, to=0), hold(3)) for 0.7 + 0.1, hold(5))", {1: 0, 5: 0})
values("chain(1 for 0.3, chain(hold(0.7), linear(0.1, to=0.25)), hold(5))", {2: 0.25, 5: 0.25})

section("2. after the end and before the beginning")
values("linear(100, to=0.5, from=1) at 200", {0: 0.5, 7: 0.5})
values("linear(100, to=0.5, from=1) at -5", {0: 1, 7: 1})
values("(linear(100, to=0, from=1)) at t - 10", {0: 1, 5: 1, 10: 1, 60: 0.5, 110: 0, 200: 0})
values("delay(10, linear(100, to=0, from=1))", {0: 1, 10: 1, 60: 0.5, 110: 0})
values("(t + 3)/1it at t - 10", {0: 3, 10: 3, 12: 5})
values("(t + 3)/1it at 2", {0: 5, 10: 5})
values("chain(1 for 10, 2 for 10) at 200 - t", {0: 2, 180: 2, 190: 2, 190.5: 1, 250: 1})
length("(linear(100) at t) for 3", 3)
length("linear(100) at linear(10, to=100, from=0)", 10)
length("linear(100) at 5", None)

section("2. values are absolute; rebase and factor")
values("rebase(base + start, 3)", {0: 6}, base=0.5)
values("rebase(linear(10), 4)", {0: 4, 5: 2, 10: 0})
values("chain(hold(2, value=7), rebase(start + base, 3) for 1, hold(1))", {0: 7, 2: 6, 3: 6})
values("chain(7 for 2, rebase(linear(2), base) for 2)", {2: 0.5, 3: 0.25, 4: 0}, base=0.5)
values("factor(linear(10))", {0: 1, 5: 0.5, 10: 0}, base=0.1)
values("chain(3 for 5, 5 for 5) * factor(warmup(4))", {0: 0.75, 2: 2.25, 3: 3, 4: 3, 5: 5}, base=0.1)
values("chain(warmup(2), linear(2)) * factor(warmup(4))", {0: 0.5 * 0.25, 1: 0.5, 2: 0.75, 3: 0.5, 4: 0})

section("2. parameters")
values("fn f(x) = x + x\nf(3)", {0: 6})
values("fn f(x) = x for 10\nf(t/10)", {0: 0, 5: 0.5, 10: 1, 20: 1})
values("fn f(x) = chain(x for 1, x for 1)\nf(2 + 3)", {0: 5, 1.5: 5})
error("fn f(x) = chain(1 for 5, x for 5)\nf(t/10)", "formula-moved")
error("fn f(x) = repeat(x for 5)\nf(t/10)", "formula-moved")
error("fn f(x) = x at 2*t\nf(t/10)", "formula-moved")
values("fn f(x: schedule) = chain(1 for 5, x for 5)\nf(t/10)", {0: 1, 5: 0, 7: 0.2, 10: 0.5})
values("fn f(x: schedule) = repeat(x for 5)\nf(t/10)", {0: 0, 6: 0.1})
values("fn f(x: [schedule]) = chain(x)\nf([1 for 2, t/2 for 3])", {0: 1, 2: 0, 4: 1, 5: 1.5, 6: 1.5})
values("fn f(x: [schedule]) = x[1]\nf([1 for 2, t/2 for 3])", {0: 0, 4: 1.5, 2: 1})
values("cosine(90, min=linear(90, to=0, from=0.5))", (range(0, 90, 10), lambda t: cosine(90, lerp(0.5, 0, t / 90), 1)(t)), ulp=2)
values("cosine(90, min=linear(90, to=0, from=0.5))", {90: 0, 100: 0})
values("fn f(a, b=a*2, c=a+b) = a + 10*b + 100*c\nf(1)", {0: 321})
values("fn f(a, b=a*2, c=a+b) = a + 10*b + 100*c\nf(1, c=5)", {0: 521})
values("fn f(a, b=a*2, c=a+b) = a + 10*b + 100*c\nf(1, none, none)", {0: 321})
values("fn f(a=none) = if a == none then 1 else 2\nf()", {0: 1})
values("fn f(a=none) = if a == none then 1 else 2\nf(3)", {0: 2})
values("fn f(a=none) = if a == none then 1 else 2\nf(none)", {0: 1})
values("fn f(a=5) = a\nfn g(a=none) = f(a)\ng()", {0: 5})
values("fn f(a=5) = a\nlet nothing = none\nf(nothing)", {0: 5})
values("fn f(a=5) = a\nfn g(b=none) = f(a=b) + 1\nfn h(c=none) = g(c)\nh()", {0: 6})
values("warmup(10, from=none)", {0: 0.1, 9: 1})

section("2. names that hide others")
values("fn f(t) = t * 2\nf(3)", {0: 6, 9: 6})
values("fn f(start) = start\nf(3)", {0: 3})
values("fn f(cycle, min, max) = min(cycle, min) + max\nf(5, 3, 1)", {0: 4})
values("fn f(base) = base + hold(5)\nf(3)", {0: 3.5}, base=0.5)
values("fn f(rest) = chain(hold(rest), 9 for 1)\nf(3)", {0: 1, 3: 9})
values("fn f(e, pi, inf) = e + pi + inf\nf(1, 2, 3)", {0: 6})
values("fn f(n, run, param, let_, fn_, as) = run + param + let_ + fn_ + as\nf(1, 2, 3, 4, 5, 6)", {0: 20})
values("let min = 3\nmin(min, 2) + min", {0: 5})
values("let t1 = 3; let schedule1 = 4; t1 * schedule1", {0: 12})
values("let x = 1 in let x = x + 1 in let x = x * 5 in x", {0: 10})
values("fn f(x) = let x = x + 1 in x\nf(1)", {0: 2})
values("fn f(n=rest) = linear(n=n)\nf(n=10)", {0: 1, 5: 0.5})

section("2. let")
values("let a = start\nchain(linear(10, to=0.5), a * 2 for 5)", {0: 1, 10: 1})
values("chain(linear(10, to=0.5), (let a = start in chain(hold(1, value=9), a for 1)) for 2)", {10: 9, 11: 0.5, 12: 0.5})
values("let a = start in chain(linear(10, to=0.5), a for 5)", {10: 1, 14: 1})
values("let a = linear(10) in chain(a, 3 for 1, a)", {0: 1, 10: 3, 11: 3, 16: 1.5, 21: 0})
values("let s = t/10 in chain(1 for 5, s for 10)", {5: 0, 15: 1})
values("let [a, b] = [3, 4] in a * 10 + b", {0: 34})
values("let [a, b] = [[1, 2], [3, 4]] in b[0] + 10 * a[1] + 100 * len(a)", {0: 223})
values("let [a, b] = [none, 5] in linear(b, to=a)", {0: 1, 5: 0})
values("let [a, b] = [t, 4] in a / 1it * b", {0: 0, 2: 8})
values("repeat((let c = cycle in chain(c for 1, repeat(c for 1, times=2))), times=3)", {0: 0, 1: 0, 3: 1, 5: 1, 8: 2, 9: 2})
values("let a = 2\nlet b = a^2\nlet c = b^a\nc", {0: 16})
error("let a = b\nlet b = a\na", "circle")

section("2. outputs of one run")
two = "schedule lr = chain(linear(10, to=0.5), hold(10))\n"
values(two + "schedule m = 0.95 - 0.1 * lr / base", {0: 0.95 - 0.1, 10: 0.95 - 0.1 * 0.5}, output="m")
values(two + "schedule m = chain(1 for 10, lr for 10)", {0: 1, 10: 0.5, 15: 0.5}, output="m")
values(two + "schedule m = chain(lr for 5, hold(3))", {0: 1, 4: lerp(1, 0.5, 0.4), 5: 0.75, 8: 0.75}, output="m")
values(two + "schedule m = repeat(lr for 5)", {0: 1, 5: 0.75, 7: lerp(1, 0.5, 0.7), 12: 0.5}, output="m")
values(two + "schedule m = chain(repeat(lr for 5, times=2), hold(3))", {9: lerp(1, 0.5, 0.9), 10: 0.5, 13: 0.5}, output="m")
values("schedule a = floor(t)\nschedule m = chain(a for 5, hold(3))", {4: 4, 5: 4, 8: 4}, output="m")
values("schedule a = floor(t)\nschedule m = chain(2 for 3, a for 5, hold(3))", {4: 4, 8: 7, 9: 7}, output="m")
values("schedule a = t/4\nschedule m = scan(0, prev + a)", {0: 0, 1: 0.25, 2: 0.75, 3: 1.5}, output="m")
values("schedule a = t/4\nschedule m = chain(9 for 2, scan(0, prev + a))", {0: 9, 2: 0, 3: 0.75, 4: 1.75}, output="m")
error("schedule a = b\nschedule b = a", "circle")

section("3. lengths as written")
for text, steps in (("10", 10), ("2_000", 2000), ("2k", 2000), ("1.5M", 1.5e6), ("300B", 3e11), ("10it", 10), ("10ba", 10), ("7.5", 7.5), ("1e3", 1000), (".5", 0.5)):
    length(f"1 for {text}", steps)
length("1 for 10ep", 6250, epoch=625)
length("1 for 1.5ep", 937.5, epoch=625)
length("1 for 3e9tok", 3e9 / (256 * 8 * 1024), batch=256, world=8, tokens_per_example=1024)
length("1 for 300Btok", 300e9 / (1024 * 1024), batch=1024, tokens_per_example=1024)
length("1 for 51_200ex", 200, batch=256)
length("1 for 50kex", 195.3125, batch=256)
length("1 for 1ep", math.ceil(1281167 / 256), dataset="1_281_167ex", batch=256)
length("1 for 1ep", math.floor(1281167 / 256), dataset="1_281_167ex", batch=256, drop_last="true")
length("1 for 1ep", math.ceil(1281167 / (256 * 8)), dataset=1281167, batch=256, world=8)
length("1 for 1ep", math.ceil(1281167 / (256 * 8 * 4)), dataset=1281167, batch=256, world=8, accumulate=4)
length("1 for 1ep", 100, dataset=25600, batch=256)
length("1 for 2ep", 20, epoch=10, dataset=25600, batch=256)
length("1 for 1ep", math.ceil(1e9 / 2048 / 32), dataset="1e9tok", tokens_per_example=2048, batch=32)
length("1", 900, total="90ep", epoch=10)
values("t/1ep", {0: 0, 5: 0.5, 25: 2.5}, epoch=10)
values("t/1ep", {625: 1.0}, dataset=1250, batch=2)
error("1 for 1ep", "epoch-unknown")
error("1 for 1tok", "fact-missing", batch=2)
error("1 for 1ex", "fact-missing")

section("3. percents are exact and rounded down")
for percent, total in (("29", 100), ("0.1", 1000), ("7", 10 ** 6), ("0.7", 1000), ("57", 100), ("58", 100), ("33.3", 1000), ("5", 99), ("99.999999", 10 ** 8),
                       ("1.1", 1000), ("2.2", 1000), ("4.4", 1000), ("8.8", 1000), ("0.01", 10 ** 6), ("12.5", 8), ("14", 50), ("64.1", 1000), ("1e1", 50)):
    steps = math.floor(Fraction(percent) * total / 100)
    if steps:
        values(f"chain(1 for {percent}%, 2)", {steps - 1: 1, steps - 1e-6: 1, steps: 2} if steps < total else {steps - 1: 1}, total=total)
values("chain(1 for 0.05dur, 2)", {4: 1, 5: 2}, total=100)
values("chain(1 for 0.29dur, 2)", {28: 1, 29: 2}, total=100)
values("chain(1 for 10%, chain(2 for 10%, 3 for 5) for 50, 4)", {9: 1, 10: 2, 14: 2, 15: 3, 60: 4}, total=100)
values("chain(1 for 10%, 2) for 50", {4: 1, 5: 2, 49: 2}, total=100)
values("10% / 1it for 55", {0: 5}, total=100)
values("total/1it for 55", {0: 100}, total=100)
error("chain(1 for 10%, 2)", "share-of-unknown")

section("3. flexible parts")
values("chain(hold(), linear(20))", {0: 1, 80: 1, 90: 0.5, 100: 0}, total=100)
values("chain(hold(rest), linear(20))", {80: 1, 90: 0.5, 100: 0}, total=100)
values("chain(hold(), linear())", {0: 1, 50: 1, 75: 0.5, 100: 0}, total=100)
values("chain(hold(), linear())", {0: 1, 500: 1, 500.5: 1, 750.5: lerp(1, 0, 250 / 500.5), 1001: 0}, total=1001)
values("chain(hold(), linear(), hold())", {0: 1, 4: lerp(1, 0, (4 - 10 / 3) / (10 / 3)), 10: 0}, ulp=4, total=10)
values("chain(2, 3)", {0: 2, 49.5: 2, 50: 3, 100: 3}, total=100)
values("chain(2, 3, 4 for 20)", {0: 2, 39.5: 2, 40: 3, 80: 4, 100: 4}, total=100)
values("chain(t/10, 3 for 20)", {0: 0, 79: 7.9, 80: 3}, total=100)
values("chain(warmup(10), linear()) for 50", {10: 1, 30: 0.5, 50: 0, 70: 0})
values("chain(hold(10), chain(hold(), linear(10)) , hold(10))", {0: 1, 25: 0.5, 20: 1, 30: 0, 40: 0}, total=40)
values("chain(1 for 10, exponential(0.5))", {9: 1, 10: 1, 11: 0.5, 12: 0.25})
error("chain(hold(rest - 20), linear(20))", "share-not-filled", total=100)
error("chain(hold(), linear(200))", "no-room", total=100)
error("chain(hold(), linear(100))", "no-room", total=100)
error("chain(hold(), linear(10))", "rest-unknown")
error("chain(linear(60), linear(60))", "longer-than-total", total=100)
length("chain(hold(), linear(20))", 100, total=100)
length("linear()", 100, total=100)
length("linear(50)", 100, total=100)
length("chain(hold(10), 3)", None)

section("3. for: cut and held")
values("linear(10) for 4", {0: 1, 3: 0.7, 4: lerp(1, 0, 0.4), 8: lerp(1, 0, 0.4)})
values("linear(10) for 20", {10: 0, 15: 0, 20: 0, 30: 0})
values("cosine() for 20", {0: 1, 20: 0, 30: 0})
values("(linear(10) for 4) for 8", {4: lerp(1, 0, 0.4), 8: lerp(1, 0, 0.4)})
values("(t/10 for 8) for 4", {3: 0.3, 4: 0.4, 8: 0.4})
values("linear(10) for 4 for 8", {4: lerp(1, 0, 0.4), 8: lerp(1, 0, 0.4)})
values("if base > 0.5 then 1 else 2 for 20", {0: 1})
length("if base > 0.5 then 1 else 2 for 20", None)
length("if t < 5 then 1 else 2 for 20", 20)
length("if t < 5 then (2 for 20) else 1", 20)
length("if t < 5 then 2 else if t < 7 then 1 else 3 for 20", 20)
length("if t < 5 then 2 else 1", None)
length("if base < 0.5 then 1 else 2 for 20", 20)
length("if base < 0.5 then 1 else (2 for 20)", 20)
length("(if t < 5 then 1 else 2) for 20", 20)
values("linear(10) for inf", {5: 0.5, 20: 0})
length("exponential(0.5) for inf", None)
length("1 + 2 for 3 + 4", 7)
length("1 for 5 * 4 // 3", 6)

section("3. pointwise combinations")
length("linear(10) + linear(20)", 20)
length("linear(10) * 0.5", 10)
length("linear(10) + t/5", None)
length("max(linear(10), linear(30), 0.1)", 30)
length("if linear(10) > 0.5 then 1 else 2", None)
values("linear(10) + linear(20)", {0: 2, 10: 0.5, 15: lerp(1, 0, 0.75), 30: 0})
error("chain(linear(10) + t/5, hold(5))", "mixed-lengths")
error("repeat(linear(10) + t/5)", "mixed-lengths")
values("chain(hold(5), linear(10) + t/5)", {5: 1, 15: 2, 20: 3})
values("chain((linear(10) + t/5) for 10, hold(5))", {10: 2, 15: 2})

section("3. parts of no length, bad lengths")
values("chain(linear(10, to=0.5), 7 for 0, start for 5)", {10: 0.5, 15: 0.5})
values("chain(1/0 for 0, 3 for 5)", {0: 3})
values("chain(warmup(0), linear(10))", {0: 1, 5: 0.5})
values("chain(linear(0, to=0.5), linear(10))", {0: 1, 5: 0.5})
values("chain(hold(10), linear(5, to=0), warmup(10) for 0)", {15: 0, 20: 0})
values("repeat(chain(linear(cycle, to=0.25), start for 2), times=2)", {0: 1, 1: 1, 2: 1, 3: 0.25, 4: 0.25})
error("1 for -1", "bad-length")
error("chain(hold(10), hold(-3))", "bad-length")
error("1 for 0/0", "bad-length")
error("chain(hold(10), linear(base))", "length-is-rate")
error("1 for t", "length-on-clock")
error("1 for start", "length-on-start")
error("repeat(chain(linear(3 - cycle), hold(5)))", "bad-length")
error("repeat(chain(linear(3 - cycle), hold(2 + cycle)), times=10)", "bad-length")
error("repeat(chain(linear(3 - cycle), hold(5)), times=10)", "bad-length")
values("repeat(chain(linear(3 - cycle), hold(5)), times=4)", {0: 1, 3: 0, 8: 1, 10: 0, 15: 1, 16: 0, 21: 1, 26: 1})

values("repeat(chain(linear(3 - cycle), hold(1)) for 6)", {0: 1, 3: 0, 6: 1, 8: 0, 12: 1, 18: 1, 23: 1, 24: None, 26: None, 29: None})
error("repeat((1 for 3 - cycle) + (2 for 6), times=5)", "bad-length")
values("repeat(chain(linear(2*cycle), hold()) for 6, times=5)", {0: 1, 6: 1, 8: 0, 12: 1, 17: 0, 18: None, 20: None})
values("repeat((0.5 for cycle) + (2 for 3))", {0: 3, 2: 3, 3: 2.5, 5: 2.5})

section("3. repeat")
values("repeat(t/10 for 10)", {0: 0, 9: 0.9, 10: 0, 19.5: 0.95, 1e6 + 3: 0.3})
values("repeat(linear(10), times=2)", {0: 1, 9: lerp(1, 0, 0.9), 10: 1, 15: 0.5, 20: 0, 25: 0})
length("repeat(linear(10), times=2)", 20)
length("repeat(linear(10), times=1)", 10)
length("repeat(linear(10 * 2^cycle), times=4)", 150)
values("repeat(cycle for 10 * 2^cycle)", {0: 0, 9: 0, 10: 1, 29: 1, 30: 2, 69: 2, 70: 3, 149: 3, 150: 4})
values("repeat(triangle(40) / 2^cycle)", {0: 0, 40: 1, 80: 0, 120: 0.5, 200: 0.25})
powers3 = [(3 ** k - 1) // 2 for k in range(1, 20)]
values("repeat(cycle for 3^cycle)", {**{s: k + 1 for k, s in enumerate(powers3)}, **{s - 1: k for k, s in enumerate(powers3)}})
powers10 = [(10 ** k - 1) // 9 for k in range(1, 15)]
values("repeat(cycle for 10^cycle)", {**{s: k + 1 for k, s in enumerate(powers10)}, **{s - 1: k for k, s in enumerate(powers10)}})
values("repeat(cycle for 0.1)", {**{k * 0.1: k for k in range(0, 200, 7)}, **{math.nextafter(k * 0.1, 0): k - 1 for k in range(1, 200, 7)}})
values("repeat(cycle for 1/3)", {**{k * (1 / 3): k for k in range(0, 100, 7)}, **{math.nextafter(k * (1 / 3), 0): k - 1 for k in range(1, 100, 7)}})
values("repeat(cycle for 0.7, times=10)", {0: 0, 0.7: 1, 2 * 0.7: 2, 3 * 0.7: 3, 6.9: 9, 7: 9, 100: 9})
values("repeat(1 for 10, times=3)", {5: 1, 100: 1})
values("repeat(cycle for 5 + cycle)", {4: 0, 5: 1, 10: 1, 11: 2, 17: 2, 18: 3})
values("repeat(linear(10), times=4) for 100", {40: 0, 100: 0})
values("repeat(linear(), times=4)", {0: 1, 12.5: 0.5, 25: 1, 50: 1, 75: 1, 87.5: 0.5, 100: 0}, total=100)
values("repeat(chain(hold(5), linear()), times=4)", {5: 1, 15: 0.5, 25: 1, 100: 0}, total=100)
values("repeat(chain(linear(2, to=0.5), hold(1)))", {0: 1, 2: 0.5, 3: 1})
values("chain(hold(2, value=5), repeat(linear(4)))", {2: 5, 4: 2.5, 6: 5})
error("repeat(t/10)", "pass-without-end")
error("repeat(0.1)", "pass-without-end")
error("repeat(1 for 0)", "pass-without-length")
error("repeat(1 for 5 - cycle)", "pass-without-length")
error("repeat(1 for 0.5^cycle)", "passes-finite-sum")
error("repeat(linear())", "pass-takes-rest")
error("repeat(1 for 5, times=0)", "bad-times")
error("repeat(1 for 5, times=1.5)", "bad-times")
error("cycle", "cycle-outside-repeat")

section("3. at")
values("linear(100) at floor(t/10)*10", {0: 1, 9: 1, 10: 0.9, 19: 0.9, 100: 0, 150: 0})
values("every(10, linear(100))", {0: 1, 9: 1, 10: 0.9, 19: 0.9})
values("(5 + t/1it) at 2*t + 3", {0: 8, 1: 10})
values("3 at 2*t", {0: 3})
values("chain(1 for 5, 2 for 5) at chain(9 for 2, 1 for 2)", {0: 2, 2: 1, 4: 1})
error("t at base", "time-is-rate")
values("linear(10) at t at t/2", {0: 1, 10: 0.5, 20: 0})

section("3. chain with switching times")
values("chain([1, 2, 3], at=[10, 20])", {0: 1, 9.9: 1, 10: 2, 20: 3, 1000: 3})
values("chain([linear(10), linear(10)], at=[5])", {0: 1, 4: lerp(1, 0, 0.4), 5: 0.5, 10: 0.25, 15: 0})
values("chain([exponential(0.5), exponential(2)], at=[3])", {2: 0.25, 3: 0.125, 5: 0.5})
values("chain([1, 2, 3], at=[10, 10])", {9: 1, 10: 3})
error("chain([1, 2, 3], at=[20, 10])", "switch-order")
error("chain([1, 2, 3], at=[20])", "switch-count")
values("chain([1 for 2, 2 for 3])", {0: 1, 2: 2, 9: 2})
values("let parts = [1 for 2, 2 for 3]\nchain(parts)", {0: 1, 2: 2})

section("3. kinds")
for wrong in ("base + t", "t - base", "chain(base for 10, t for 5)", "if t < base then 1 else 2", "min(base, 5it)", "max(10%, start)", "lerp(base, 10it, 0.5)",
              "if t < 5 then base else t", "cosine(90, min=1%)", "warmup(10, from=5%)", "base == 5it", "[1, 2][0] + base + 1ep"):
    error(wrong, "time-and-rate", base=0.1, total=100, epoch=10)
error("t", "output-is-time")
error("10ep", "output-is-time", epoch=3)
error("linear(base)", "length-is-rate")
error("linear(2*start)", "length-is-rate")
error("linear(base/2)", "length-is-rate")
for fine in ("t/10", "base*t/100", "base*base/base", "sqrt(t)", "t^2", "base^2 + t^2", "t/total", "min(t/1ep, 5)", "base + 5", "5 + t*1", "exp(t)*base", "t*t", "base/start + t/total"):
    if fine not in ("5 + t*1",):
        length(fine, 100, base=0.1, total=100, epoch=10)
length("linear(base*10/base)", 100, base=0.1, total=100)

section("4. scan, fold, noise, lists")
values("scan(1, prev/2)", {0: 1, 1: 0.5, 2: 0.25, 2.9: 0.25, 10: 2.0 ** -10})
values("scan(0, prev + t/10)", {0: 0, 1: 0.1, 2: 0.1 + 0.2, 3: 0.1 + 0.2 + 0.3})
values("scan([0, 1], [prev[1], prev[0] + prev[1]])[0]", {0: 0, 1: 1, 2: 1, 3: 2, 10: 55, 50: 12586269025})
values("scan([0, 1], let [a, b] = prev in [b, a + b])[1]", {0: 1, 9: 55})
values("chain(3 for 4, scan(start, prev + 1))", {0: 3, 4: 3, 5: 4, 9: 8})
values("repeat(scan(cycle*10, prev + 1) for 3)", {0: 0, 2: 2, 3: 10, 5: 12, 6: 20})
values("scan(0, prev + 1) at t/2", {0: 0, 1: 0, 2: 1, 5: 2})
values("scan(0, prev + scan(0, prev + 1))", {0: 0, 1: 1, 2: 3, 3: 6, 4: 10})
values("fold([1, 2, 3], 10, acc + it)", {0: 16})
values("fold([1, 2, 3], 0, acc*10 + it*i)", {0: 26})
values("fold([1 for 2, t/2 for 4], 0, acc + it)", {0: 1, 2: 2, 4: 3, 9: 3})
values("fold([], 7, acc + it)", {0: 7})
values("len([1, 2, 3]) + last([4, 5])*10", {0: 53})
values("let l = take([1, 2, 3], 2) in l[0] + 10*l[1] + 100*len(l)", {0: 221})
values("let l = concat([1], 2, [3, 4]) in l[0] + 10*l[1] + 100*l[2] + 1000*l[3]", {0: 4321})
values("let l = column([[1, 2], [3, 4]], 1) in l[0] + 10*l[1]", {0: 42})
values("cumsum([1, 2, 3])[2] + 10*cumprod([2, 3, 4])[2]", {0: 246})
values("(([1, 2] + [3, 4]) * 2)[1]", {0: 12})
values("[1, 2, 3][-1] + [1, 2, 3][0]", {0: 4})
values("max([3, 9, 2]) + min([3, 9, 2])", {0: 11})
values("lookup(t, [3, 6], [1, 2, 3])", {0: 1, 3: 2, 5: 2, 6: 3})
values("interp(t, [3, 6], [1, 2])", {0: 1, 3: 1, 4.5: 1.5, 6: 2, 9: 2})
values("count([3, 6, 6], t)", {0: 0, 3: 1, 6: 3})
values('duration("10ep")/1it', {0: 50}, epoch=5)
values('linear(duration("10")) ', {5: 0.5})
error("[1, 2][2]", "index-outside")
error("take([1, 2], 3)", "bad-take")
error("[1, 2] + [1]", "list-lengths")
error("[1, 2]", "output-is-list")
error("interp(t, [3, 3], [1, 2])", "points-order")
values("noise(1) - noise(1)", {0: 0, 5: 0})
values("(noise(1, every=10) at 5) - (noise(1, every=10) at 9)", {0: 0})

section("5. text")
values("2 + 3 * 4 - 6 / 4", {0: 12.5})
values("-2^2", {0: -4})
values("2^3^2", {0: 512})
values("2**3**2", {0: 512})
values("2^-1", {0: 0.5})
values("2^-2^2", {0: 2.0 ** -4})
values("-2^-2", {0: -0.25})
values("(-2)^2", {0: 4})
values("--3", {0: 3})
values("2 - -3", {0: 5})
values("7 // 2 + 10*(-7 // 2) + 100*(7 // -2)", {0: 3 - 40 - 400})
values("7 % 3 + 10*(-7 % 3) + 100*(7 % -3) + 1000*(-7 % -3)", {0: 1 + 20 - 200 - 1000})
values("5.5 % 2", {0: 1.5})
values("10 % 3", {0: 1})
error("10%3", "percent-then-operand")
error("1 < 2 < 3", "chained-comparison")
error("2t", "name-behind-number")
values("if 1 < 2 then 3 else 4", {0: 3})
values("3 if 1 < 2 else 4", {0: 3})
values("3 if 1 > 2 else 4 if 1 == 1 else 5", {0: 4})
values("if false then 1 else if true then 2 else 3", {0: 2})
values("1 + (if t < 3 then 1 else 2)", {0: 2, 3: 3})
values("if not (1 < 2 and 2 < 1) or false then 1 else 0", {0: 1})
values("if t < 2 or t >= 4 and t < 6 then 1 else 0", {0: 1, 2: 0, 4: 1, 6: 0})
values("if 1 != 2 then 1 else 0", {0: 1})
values("1 if True and not False else 0", {0: 1})
values("1 if None == none else 0", {0: 1})
values("math.cos(math.pi) + math.floor(2.5) + math.sqrt(16)", {0: 5})
values("(lambda e: 0.5**e)", (range(4), lambda t: 0.5 ** t))
values("lambda: 3", {0: 3})
values("fn f(x: schedule) = x\nf(lambda epoch: epoch / 10)", {0: 0, 5: 0.5})
values("(1, 2, 3)[1]", {0: 2})
values("(1,)[0]", {0: 1})
values("(5)", {0: 5})
values("{1: 2, 3: 4}[1][0]", {0: 3})
values("max(1, 2, 3,)", {0: 3})
values("[1, 2, 3,][2]", {0: 3})
values("step(optimizer, 30, 0.5)", {0: 1, 30: 0.5})
values("linear(n=10, to=0.5,)", {10: 0.5})
values("linear(10, from=2)", {0: 2, 5: 1})
values("# a comment\nlet a = 3 # another\n\n# more\na", {0: 3})
values("let a = chain(1 for 2,\n  2 for 3)\na", {0: 1, 2: 2})
values("let a = 1 +\n  2\na", {0: 3})
values("let a = (1 +\n2)\na", {0: 3})
values("a = 3; b = 4; a*b", {0: 12})
values("let warm = 5\nparam peak = 0.1\nchain(linear(warm, to=peak, from=0), hold(5))", {5: 0.1, 9: 0.1})
values("let warm = 5\nparam peak = 0.1\nchain(linear(warm, to=peak, from=0), hold(5))", {5: 0.3, 9: 0.3}, params={"peak": "0.3"})
values("fn bump(n, high, low=start) = chain(linear(n/2, to=high), linear(n/2, to=low))\nbump(10, 2)", {0: 1, 5: 2, 7.5: 1.5, 10: 1})
values("schedule a = 3\nschedule b = 4", {0: 4}, output="b")
values("\ufeff3", {0: 3})
values("let a = 1\r\nlet b = a +\r\n  1\r\nb\r\n", {0: 2})
values("1 for 2 at 3", {0: 1})
values("(t/10 for 4) at 2*t", {0: 0, 1: 0.2, 2: 0.4, 9: 0.4})
values("t/10 for 4 at 2*t", {0: 0, 1: 0.2, 2: 0.4, 9: 0.4})
values("1e3 + 1E-1 + .5 + 2.", {0: 1002.6})
values("1_000.5", {0: 1000.5})
values("round(2.5) + 10*round(3.5) + 100*round(-2.5)", {0: 2 + 40 - 200})
values("clamp(5, 0, 3) + 10*clamp(-5, 0, 3) + 100*clamp(2, 0, 3)", {0: 203})
values("sign(-3) + 10*sign(0) + 100*sign(9)", {0: 99})
values("abs(-3) + ceil(2.1) + floor(-2.1)", {0: 3})
values("sigmoid(0) + tanh(0) + log(1) + log2(8) + log10(1000) + exp(0) + sin(0) + tan(0)", {0: 0.5 + 3 + 3 + 1})
values("lerp(2, 4, 0.25) + lerp(0.1, 0.7, 1)", {0: 2.5 + 0.7})
values("e^1 + pi", {0: math.e + pi})
error("chain()", "empty-chain")
error("1 +", "unexpected-end")
error("let a = 1\nlet a = 2\na", "duplicate-name")
error("1\n2", "expression-not-last")
error("let t = 3\nt", "frame-name")
error("lineer(10)", "unknown-function")
error("bases", "unknown-name")
error("linear(10, too=3)", "unknown-argument")

section("parts that end early")
values("chain(hold(80) until t >= 30, linear(10), hold(10))", {0: 1, 29: 1, 30: 1, 35: 0.5, 40: 0, 41: 0, 500: 0})
values("chain(hold(80) until t >= 30.5, linear(10))", {30: 1, 31: 1, 36: 0.5, 41: 0})
values("chain(hold(20) until t >= 30, linear(10))", {19: 1, 20: 1, 25: 0.5, 30: 0})
values("chain(linear(20) until t >= 10, hold(5), linear(10, to=1))", {9: 0.55, 10: 0.5, 14: 0.5, 15: 0.5, 20: 0.75, 25: 1, 99: 1})
values("chain(hold(10) until t == 0, linear(4))", {0: 1, 2: 0.5, 4: 0})
values("chain(hold(9) until t > 1, hold(9, value=3) until t > 2, hold(9, value=5))", {1: 1, 2: 3, 4: 3, 5: 5, 13: 5})
values("let a = hold() until t > 30; fn b(n) = linear(n) until t == 5; chain(a, b(20), hold(10)) for 100", {30: 1, 31: 1, 35: 0.8, 36: 0.75, 90: 0.75})
values("repeat(chain(hold(10) until t > 2 + cycle, linear(5)), times=3)", {2: 1, 3: 1, 4: 0.8, 8: 0, 15: 1, 18: 1, 19: 1, 20: 0.8})
values("chain(hold() until t >= 10, linear(20%)) for 50", {9: 1, 10: 1, 15: 0.5, 20: 0})
values("chain((hold() until t >= 10) for 20, linear(10))", {10: 1, 15: 0.5, 20: 0})
values("chain(chain(hold(10) until t > 3, linear(4)), hold(5))", {3: 1, 4: 1, 6: 0.5, 8: 0, 14: 0, 18: 0})
length("chain(hold(80) until t >= 30, linear(10))", 90)

section("values that are worked on in turn")
values("if current == none then 1 else 2", {0: 1})
values("update(if current == none then 1 else current + 1, 5)", {0: 6})
values("update(if current == none then 3 else current, none)", {0: 3})
values("scan(base, update(lambda step, lr: lr * 0.5, prev))", {0: 1, 1: 0.5, 3: 0.125})
values("scan(1, update(fold([2, 3], current, acc * it), prev))", {0: 1, 1: 6, 2: 36})

section("texts and pasted configurations")
values('let [a, b] = split("1:10", ":") in duration(a) + duration(b)', {0: 11})
values('len(split("a", ","))', {0: 1})
values('if split("x, y ,z", ",") [1] == "y" then 1 else 0', {0: 1})
values('split(3, ",")', {0: 3})
values('quantity("1.5ep")[0]', {0: 1.5})
values('if quantity("10ep")[1] == "ep" and quantity(7)[1] == "" then 1 else 0', {0: 1})
values('duration("2ep", 7)', {0: 7})
values('duration("2ep", 7) / 1it', {0: 20}, epoch=10)
values("range(4)[3] + len(range(0))", {0: 3})
values("dict(a=1, b=2)[1][1] + len(dict())", {0: 2})

section("groups and families")
values("schedule lr = linear(4); schedule lr.backbone = 0.5 * lr", {0: 0.5, 2: 0.25}, output="lr.backbone")
values("schedule lr = linear(4); schedule lr.layer[3] = lr * 2^i", {0: 4, 2: 2}, output="lr.layer[2]")
values("schedule lr.layer[2 + 1] = 1 + i; schedule lr = lr.layer[0] + lr.layer[2] + len(lr.layer)", {0: 7}, output="lr")
values("let n = 2; schedule lr.layer[n] = linear(4 + i)", {0: 1, 5: 0}, output="lr.layer[1]")

section("modules of the library")
values("torch.StepLR(optimizer, 3) for 9", {2: 1, 3: 0.1}, ulp=1)
values("import torch; StepLR(step_size=3, gamma=0.5) for 9", {2: 1, 3: 0.5})
values("from torch.optim.lr_scheduler import StepLR as S; S(3, 0.5)", {3: 0.5})
values("from torch.optim import lr_scheduler; lr_scheduler.StepLR(self.optimizer, 3, 0.5)", {3: 0.5})
values("import torch.optim as o; o.lr_scheduler.StepLR(optimizer=opt, step_size=3, gamma=0.5)", {3: 0.5})
values("fn StepLR(n) = 7; import torch; StepLR(3)", {0: 7})
values("torch.SequentialLR([ConstantLR(0.5, 3), StepLR(3, 0.5)], milestones=[3])", {0: 0.5, 3: 1, 6: 0.5})
