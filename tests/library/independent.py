#!/usr/bin/env python3
"""The core library against a second implementation of its documented formulas.

usage: independent.py LRSCHED

Each case runs `LRSCHED eval EXPR --steps A:B --format csv [--base ...] [--total ...]` and compares every step with the
plain Python function beside it: 1e-12 relative, 1e-15 of the largest value absolute, and `==` where a case says exact.
A case with `metrics` has the columns of a table that is given by `--metrics`; its function is of the step and that table.
Nothing here is taken from the library's text; only the names of its functions are read, to see that each has two cases.
"""
import csv
import io
import math
import pathlib
import re
import subprocess
import sys
import tempfile
from typing import Callable, NamedTuple

LIBRARY = pathlib.Path(__file__).resolve().parents[2] / "src" / "library"
INF = math.inf


# The documented formulas. Each takes the step and its parameters by value; past its end it gives its end value.

def line(t, n, to, start):
    return to if t >= n else start + (to - start) * (t / n)


def cosine(t, n, low, start):
    return low if t >= n else low + (start - low) * (1 + math.cos(math.pi * t / n)) / 2


def poly(t, n, power, low, start):
    return low if t >= n else low + (start - low) * (1 - t / n) ** power


def one_minus_sqrt(t, n, to, start):
    return to if t >= n else to + (start - to) * (1 - math.sqrt(t / n))


def rex(t, n, low, start):
    left = 1 - min(t, n) / n
    return low + (start - low) * left / (0.5 + 0.5 * left)


def tanh_decay(t, n, low, start, lo=-6.0, hi=3.0):
    return low + (start - low) * (1 - math.tanh(lo + (hi - lo) * min(t, n) / n)) / 2


def geometric(t, n, start, to):
    return to if t >= n else start * (to / start) ** (t / n)


def eased(u, start, to, shape):
    if shape == "exponential":
        return start * (to / start) ** u
    way = {"linear": u, "cosine": (1 - math.cos(math.pi * u)) / 2, "sqrt": math.sqrt(u), "square": u * u}[shape]
    return start + (to - start) * way


def cooldown(t, n, to, start, shape):
    return to if t >= n else eased(t / n, start, to, shape.removeprefix("1-"))


def warmup(t, n, to):
    return to * (t + 1) / n if t < n - 1 else to


def step(t, every, gamma, start, n=INF):
    drops = math.ceil(n / every) - 1 if t >= n else t // every
    return start * gamma ** drops


def multistep(t, milestones, gamma, start):
    return start * gamma ** sum(m <= t for m in milestones)


def noam(t, d_model, w, scale=1.0):
    return scale / math.sqrt(d_model) * min(1 / math.sqrt(t + 1), (t + 1) / w ** 1.5)


def piecewise(t, boundaries, values):
    for boundary, value in zip(boundaries, values):
        if t < boundary:
            return value
    return values[-1]


def points(t, xs, ys):
    if t <= xs[0]:
        return ys[0]
    for x0, x1, y0, y1 in zip(xs, xs[1:], ys, ys[1:]):
        if t <= x1:
            return y0 + (y1 - y0) * (t - x0) / (x1 - x0)
    return ys[-1]


def restarts(t, n, mult, low, base, decay=1.0):
    cycle = 0
    while t >= n:
        t, n, cycle = t - n, n * mult, cycle + 1
    return cosine(t, n, low, base * decay ** cycle)


def triangle(t, up, down):
    if t < up:
        return t / up
    return max(0.0, 1 - (t - up) / down)


def cyclic(t, up, down, low, high, decay=1.0):
    cycle, phase = divmod(t, up + down)
    return low + (high - low) * decay ** cycle * triangle(phase, up, down)


def smith(t, stepsize, low, high, halve):
    """The policies as the paper and the notebook write them."""
    cycle = math.floor(1 + t / (2 * stepsize))
    x = abs(t / stepsize - 2 * cycle + 1)
    return low + (high - low) / (2 ** (cycle - 1) if halve else 1) * max(0.0, 1 - x)


def onecycle(t, n, high, up=0.3, div=25.0, final_div=1e4):
    rise = int(up * n)
    return line(t, rise, high, high / div) if t < rise else cosine(t - rise, n - rise, high / final_div, high)


def slanted(t, n, high, up=0.1, ratio=32.0):
    cut = int(up * n)
    left = t / cut if t < cut else max(0.0, 1 - (t - cut) / (n - cut))
    return high * (1 + left * (ratio - 1)) / ratio


def wsd(t, total, w, d, base, floor, shape="linear"):
    if t < w:
        return warmup(t, w, base)
    return base if t < total - d else cooldown(t - (total - d), d, floor, base, shape)


def range_test(t, n, start, to, shape="exponential"):
    return eased(min(1.0, t / max(1, n - 1)), start, to, shape)


def reduced(metrics, start, factor, patience, threshold=1e-4, cooldown=0, lowest=0.0, absolute=False):
    """The rate at each step of a reduction on a plateau; a step sees the metrics before it."""
    rates, rate, best, bad, rests = [], start, INF, 0, 0
    for metric in metrics:
        rates.append(rate)
        if metric is None:
            continue
        if metric < (best - threshold if absolute else best * (1 - threshold)):
            best, bad = metric, 0
        else:
            bad += 1
        if rests > 0:
            rests, bad = rests - 1, 0
        if bad > patience:
            new = max(rate * factor, lowest)
            rate = new if rate - new > 1e-8 else rate
            rests, bad = cooldown, 0
    return [*rates, rate]


def flat_from(metrics, patience):
    """The first step at which the last `patience` reports have brought nothing."""
    best, bad = INF, 0
    for step, metric in enumerate(metrics):
        if metric is not None:
            better = metric < best * (1 - 1e-4)
            best, bad = (metric, 0) if better else (best, bad + 1)
        if bad >= patience:
            return step + 1
    return INF


def averaged(metrics, beta):
    """The average without its bias at each step; None where no report came."""
    sums, total, weight = [], 0.0, 0.0
    for metric in metrics:
        if metric is not None:
            total, weight = beta * total + (1 - beta) * metric, beta * weight + 1 - beta
        sums.append(None if metric is None else total / weight)
    return sums


def ended(t, end, planned, n, start):
    """Holds up to `end`, or as planned, then falls in a line of n steps."""
    begin = min(end, planned)
    return start if t < begin else line(t - begin, n, 0, start)


class Case(NamedTuple):
    expr: str
    value: Callable[[int], float]
    last: int                    # steps 0..last are compared; mostly past the end
    base: float = 1.0
    total: int | None = None
    exact: dict[int, float] = {}  # steps whose value is compared with ==
    first: int = 0
    metrics: dict[str, list[float | None]] = {}  # what is reported, by name and step; None: nothing


# Two courses of a loss over 120 steps: one falls, then is only noise; one is measured every fifth step.
BUMPY = [1 / (1 + 0.1 * min(i, 50)) + 0.02 * math.sin(1.7 * i) for i in range(120)]
SPARSE = [BUMPY[i] if i % 5 == 4 else None for i in range(120)]

CASES = [
    Case("constant()", lambda t: 0.3, 50, base=0.3, exact={0: 0.3, 50: 0.3}),
    Case("constant(0.01) for 20", lambda t: 0.01, 30, exact={20: 0.01, 30: 0.01}),
    Case("chain(warmup(5), hold(10), linear(5))",
         lambda t: warmup(t, 5, 0.2) if t < 5 else 0.2 if t < 15 else line(t - 15, 5, 0, 0.2), 25, base=0.2,
         exact={14: 0.2, 15: 0.2, 20: 0.0, 25: 0.0}),
    Case("chain(step(3, gamma=0.5) for 6, hold())", lambda t: step(t, 3, 0.5, 0.8, 6), 20, base=0.8, total=20,
         exact={6: 0.4, 20: 0.4}),
    Case("chain(hold(4, value=0.7), hold(4))", lambda t: 0.7, 12, base=0.1, exact={8: 0.7}),

    Case("linear(90)", lambda t: line(t, 90, 0, 0.1), 120, base=0.1, exact={0: 0.1, 90: 0.0, 120: 0.0}),
    Case("linear(to=0.3, from=0.7)", lambda t: line(t, 7, 0.3, 0.7), 9, base=0.1, total=7, exact={0: 0.7, 7: 0.3, 9: 0.3}),
    Case("chain(linear(10, to=0.05), linear(10))",
         lambda t: line(t, 10, 0.05, 0.1) if t < 10 else line(t - 10, 10, 0, 0.05), 22, base=0.1, exact={10: 0.05, 20: 0.0}),

    Case("cosine(90, min=1e-3)", lambda t: cosine(t, 90, 1e-3, 0.1), 120, base=0.1, exact={90: 1e-3, 120: 1e-3}),
    Case("cosine(from=0.2)", lambda t: cosine(t, 33, 0, 0.2), 40, total=33, exact={33: 0.0}),
    Case("cosine(40, min=0.4, from=0.04)", lambda t: cosine(t, 40, 0.4, 0.04), 45, exact={40: 0.4}),
    Case("cosine(100, min=linear(100, to=0, from=0.5))",
         lambda t: cosine(t, 100, line(t, 100, 0, 0.5), 1.0), 99),

    Case("poly(100, power=2, min=1e-4)", lambda t: poly(t, 100, 2, 1e-4, 0.1), 110, base=0.1, exact={100: 1e-4}),
    Case("poly(100, power=0.5)", lambda t: poly(t, 100, 0.5, 0, 0.1), 110, base=0.1, exact={0: 0.1, 100: 0.0}),
    Case("poly(from=3)", lambda t: line(t, 17, 0, 3.0), 20, total=17, exact={0: 3.0, 17: 0.0}),

    Case("one_minus_sqrt(20)", lambda t: one_minus_sqrt(t, 20, 0, 0.1), 25, base=0.1, exact={0: 0.1, 20: 0.0}),
    Case("chain(hold(5), one_minus_sqrt(20, to=0.03))",
         lambda t: 0.1 if t < 5 else one_minus_sqrt(t - 5, 20, 0.03, 0.1), 30, base=0.1, exact={5: 0.1, 25: 0.03}),

    Case("rex(100)", lambda t: rex(t, 100, 0, 0.1), 110, base=0.1, exact={0: 0.1, 100: 0.0}),
    Case("rex(min=0.02, from=0.5)", lambda t: rex(t, 64, 0.02, 0.5), 70, total=64, exact={64: 0.02}),

    Case("tanh_decay(100)", lambda t: tanh_decay(t, 100, 0, 0.1), 120, base=0.1),
    Case("tanh_decay(50, min=0.01, lo=-4, hi=4)", lambda t: tanh_decay(t, 50, 0.01, 0.2, -4, 4), 60, base=0.2),

    Case("decay_to(1e-4, n=100)", lambda t: geometric(t, 100, 0.1, 1e-4), 120, base=0.1, exact={0: 0.1, 100: 1e-4}),
    Case("chain(hold(10), decay_to(7e-6))", lambda t: 0.3 if t < 10 else geometric(t - 10, 37, 0.3, 7e-6), 60, base=0.3,
         total=47, exact={10: 0.3, 47: 7e-6}),

    Case("between(0.04, 0.4, t/100) for 100", lambda t: line(t, 100, 0.4, 0.04), 110, exact={0: 0.04, 100: 0.4}),
    Case('between(0.04, 0.4, t/100, shape="cosine") for 100', lambda t: eased(min(t, 100) / 100, 0.04, 0.4, "cosine"), 110,
         exact={0: 0.04, 100: 0.4}),
    Case('between(0.3, 0.1, t/9, shape="sqrt") for 9', lambda t: eased(min(t, 9) / 9, 0.3, 0.1, "sqrt"), 12, exact={9: 0.1}),
    Case('between(0.3, 0.1, t/9, shape="1-square") for 9', lambda t: eased(min(t, 9) / 9, 0.3, 0.1, "square"), 12,
         exact={9: 0.1}),
    Case('between(3, 0.1, t/9, shape="exponential") for 9', lambda t: geometric(t, 9, 3.0, 0.1), 12, exact={0: 3.0, 9: 0.1}),

    Case("warmup(10)", lambda t: warmup(t, 10, 0.1), 30, base=0.1, exact={9: 0.1, 10: 0.1, 30: 0.1}),
    Case("warmup(1)", lambda t: 0.1, 5, base=0.1, exact={0: 0.1}),
    Case("warmup(7, from=0.003)", lambda t: line(t, 7, 0.1, 0.003), 12, base=0.1, exact={0: 0.003, 7: 0.1, 12: 0.1}),
    Case("warmup(20, to=0.5)", lambda t: warmup(t, 20, 0.5), 25, base=0.1, exact={19: 0.5, 20: 0.5}),
    Case('warmup(20, shape="cosine")', lambda t: eased(min(20, t + 1) / 20, 0.0, 0.1, "cosine"), 25, base=0.1,
         exact={19: 0.1, 20: 0.1}),
    Case('warmup(20, from=0.01, shape="cosine")', lambda t: eased(min(20, t) / 20, 0.01, 0.1, "cosine"), 25, base=0.1,
         exact={0: 0.01, 20: 0.1}),
    Case('warmup(20, shape="square")', lambda t: eased(min(20, t + 1) / 20, 0.0, 0.1, "square"), 25, base=0.1,
         exact={19: 0.1}),
    Case('warmup(20, from=1e-6, shape="exponential")', lambda t: geometric(t, 20, 1e-6, 0.1), 25, base=0.1,
         exact={0: 1e-6, 20: 0.1}),
    Case('warmup(5, from=0.01, shape="constant")', lambda t: 0.01 if t < 4 else 0.1, 9, base=0.1, exact={3: 0.01, 4: 0.1, 5: 0.1}),

    Case("cooldown(20)", lambda t: line(t, 20, 0, 0.1), 25, base=0.1, exact={0: 0.1, 20: 0.0}),
    Case('cooldown(20, to=0.01, shape="cosine")', lambda t: cosine(t, 20, 0.01, 0.1), 25, base=0.1, exact={20: 0.01}),
    Case('cooldown(20, to=0.01, shape="1-sqrt")', lambda t: one_minus_sqrt(t, 20, 0.01, 0.1), 25, base=0.1, exact={20: 0.01}),
    Case('cooldown(to=0.01, from=0.5, shape="exponential")', lambda t: geometric(t, 20, 0.5, 0.01), 25, total=20,
         exact={0: 0.5, 20: 0.01}),

    Case("step(30, gamma=0.1) for 90", lambda t: step(t, 30, 0.1, 0.1, 90), 120, base=0.1, exact={0: 0.1, 29: 0.1}),
    Case("step(7, gamma=0.83)", lambda t: step(t, 7, 0.83, 0.37), 200, base=0.37),
    Case("chain(warmup(5), step(10))", lambda t: warmup(t, 5, 0.2) if t < 5 else step(t - 5, 10, 0.1, 0.2), 60, base=0.2),

    Case("multistep([30, 60, 80])", lambda t: multistep(t, [30, 60, 80], 0.1, 0.1), 120, base=0.1),
    Case("multistep([11, 29, 29, 61], gamma=0.37) for 61", lambda t: multistep(min(t, 60), [11, 29, 29, 61], 0.37, 0.29), 70,
         base=0.29),
    Case("multistep([])", lambda t: 0.4, 5, base=0.4, exact={5: 0.4}),

    Case("exponential(0.95)", lambda t: 0.1 * 0.95 ** t, 300, base=0.1, exact={0: 0.1}),
    Case("exponential(1.0371) for 50", lambda t: 1e-7 * 1.0371 ** min(t, 50), 60, base=1e-7),
    Case("natural_exp(0.5, every=10)", lambda t: 0.1 * math.exp(-0.5 * t / 10), 100, base=0.1),
    Case("chain(hold(5), natural_exp(0.2) for 10)", lambda t: 0.3 * math.exp(-0.2 * min(max(t - 5, 0), 10)), 20, base=0.3),
    Case("inverse_time(0.1)", lambda t: 0.1 / (1 + 0.1 * t), 200, base=0.1),
    Case("inverse_time(0.5, every=20) for 40", lambda t: 0.3 / (1 + 0.5 * min(t, 40) / 20), 50, base=0.3),
    Case("inv_sqrt(100)", lambda t: 0.1 / math.sqrt(1 + t / 100), 1000, base=0.1, exact={0: 0.1}),
    Case("chain(warmup(100), inv_sqrt(100))", lambda t: warmup(t, 100, 1e-3) if t < 100 else 1e-3 * math.sqrt(100 / t), 2000,
         base=1e-3, exact={99: 1e-3, 100: 1e-3}),
    Case("noam(512, 400)", lambda t: noam(t, 512, 400), 3000),
    Case("noam(768, 1000, scale=2) for 1500", lambda t: noam(min(t, 1500), 768, 1000, 2.0), 1600, base=0.1),

    Case("piecewise([30, 60], [0.1, 0.02, 0.001])", lambda t: piecewise(t, [30, 60], [0.1, 0.02, 0.001]), 100,
         exact={29: 0.1, 30: 0.02, 59: 0.02, 60: 0.001, 100: 0.001}),
    Case("piecewise([10], [0.3, 0.7]) for 10", lambda t: 0.3, 15, exact={9: 0.3, 10: 0.3, 15: 0.3}),
    Case("points([0, 5, 24], [0, 0.4, 0])", lambda t: points(t, [0, 5, 24], [0, 0.4, 0]), 30,
         exact={0: 0.0, 5: 0.4, 24: 0.0, 30: 0.0}),
    Case("chain(points([3, 10], [0.1, 0.7]), hold(5))", lambda t: points(t, [3, 10], [0.1, 0.7]), 20,
         exact={0: 0.1, 3: 0.1, 10: 0.7, 20: 0.7}),

    Case("restarts(10, mult=2, min=1e-3)", lambda t: restarts(t, 10, 2, 1e-3, 0.1), 700, base=0.1),
    Case("restarts(1, mult=3)", lambda t: restarts(t, 1, 3, 0, 0.1), 400, base=0.1,
         exact={k: 0.1 for k in (0, 1, 4, 13, 40, 121, 364)}),
    Case("restarts(20, min=0.01, decay=0.5) for 60", lambda t: restarts(t, 20, 1, 0.01, 0.1, 0.5) if t < 60 else 0.01, 70,
         base=0.1, exact={60: 0.01, 70: 0.01}),
    Case("hard_restarts(4, n=100)", lambda t: cosine(t % 25, 25, 0, 0.1) if t < 100 else 0.0, 110, base=0.1,
         exact={25: 0.1, 100: 0.0}),
    Case("chain(warmup(10), hard_restarts(3, min=0.01))",
         lambda t: warmup(t, 10, 0.1) if t < 10 else cosine((t - 10) % 30, 30, 0.01, 0.1) if t < 100 else 0.01, 110, base=0.1,
         total=100, exact={100: 0.01}),
    Case("triangle(20)", lambda t: triangle(t, 20, 20), 50, exact={0: 0.0, 20: 1.0, 40: 0.0, 50: 0.0}),
    Case("triangle(20, down=80)", lambda t: triangle(t, 20, 80), 120, exact={20: 1.0, 100: 0.0}),
    Case("cyclic(20, low=0.001, high=0.1)", lambda t: smith(t, 20, 0.001, 0.1, False), 300, exact={0: 0.001, 20: 0.1, 40: 0.001}),
    Case("cyclic(10, low=0.01, down=30, decay=0.7) for 80", lambda t: cyclic(t, 10, 30, 0.01, 0.2, 0.7) if t < 80 else 0.01, 90,
         base=0.2, exact={0: 0.01, 80: 0.01}),
    Case("triangular(7, low=0.01)", lambda t: smith(t, 7, 0.01, 0.3, False), 100, base=0.3, exact={7: 0.3, 14: 0.01}),
    Case("triangular(5, low=0.001, high=0.1, down=3)", lambda t: cyclic(t, 5, 3, 0.001, 0.1), 50, exact={5: 0.1, 8: 0.001}),
    Case("triangular2(20, low=0.001, high=0.1)", lambda t: smith(t, 20, 0.001, 0.1, True), 300, exact={20: 0.1, 40: 0.001}),
    Case("triangular2(6, low=0.01, down=4) for 20", lambda t: cyclic(t, 6, 4, 0.01, 0.2, 0.5) if t < 20 else 0.01, 25, base=0.2,
         exact={20: 0.01}),
    Case("exp_range(20, low=0.001, gamma=0.99, high=0.1)",
         lambda t: 0.001 + (0.1 - 0.001) * 0.99 ** t * triangle(t % 40, 20, 20), 300, exact={0: 0.001}),
    Case("exp_range(3, low=0, gamma=0.9, down=5) for 16",
         lambda t: 0.5 * 0.9 ** t * triangle(t % 8, 3, 5) if t < 16 else 0.0, 20, base=0.5, exact={16: 0.0}),
    Case("onecycle(100)", lambda t: onecycle(t, 100, 0.1), 110, base=0.1, exact={30: 0.1, 100: 0.1 / 1e4, 110: 0.1 / 1e4}),
    Case("onecycle(high=2, up=0.25, div=10, final_div=100)", lambda t: onecycle(t, 90, 2.0, 0.25, 10, 100), 95, total=90,
         exact={0: 2 / 10, 22: 2.0, 90: 2 / 100}),
    Case("onecycle(10, high=0.3, up=0)", lambda t: cosine(t, 10, 0.3 / 1e4, 0.3), 12, exact={10: 0.3 / 1e4}),
    Case("slanted_triangular(100)", lambda t: slanted(t, 100, 0.01), 110, base=0.01, exact={10: 0.01, 100: 0.01 / 32}),
    Case("slanted_triangular(high=0.4, up=0.5, ratio=8)", lambda t: slanted(t, 60, 0.4, 0.5, 8), 70, total=60,
         exact={0: 0.4 / 8, 30: 0.4, 60: 0.4 / 8}),
    Case("wsd(10, 20)", lambda t: wsd(t, 100, 10, 20, 0.1, 0), 110, base=0.1, total=100, exact={9: 0.1, 80: 0.1, 100: 0.0}),
    Case('wsd(7, 20%, floor=0.1*base, shape="1-sqrt")', lambda t: wsd(t, 95, 7, 19, 0.3, 0.1 * 0.3, "1-sqrt"), 100, base=0.3,
         total=95, exact={76: 0.3, 95: 0.1 * 0.3}),
    Case('wsd(5, 5, floor=1e-5, shape="exponential") for 30', lambda t: wsd(t, 30, 5, 5, 0.3, 1e-5, "exponential"), 35, base=0.3,
         exact={30: 1e-5}),
    Case("trapezoid(10, 30)", lambda t: wsd(t, 100, 10, 30, 0.1, 0), 110, base=0.1, total=100, exact={100: 0.0}),
    Case("trapezoid(1, 1, floor=0.05) for 10", lambda t: wsd(t, 10, 1, 1, 0.1, 0.05), 12, base=0.1, exact={9: 0.1, 10: 0.05}),

    Case("every(10, cosine(90)) for 90", lambda t: cosine(min(t, 89) // 10 * 10, 90, 0, 0.1), 100, base=0.1),
    Case("plateau(factor=0.5, patience=3)", lambda t: reduced(BUMPY, 0.1, 0.5, 3)[t], 119, base=0.1, metrics={"metric": BUMPY}),
    Case("chain(warmup(10), plateau(val_loss, factor=0.1, patience=1, cooldown=4, min=1e-3))",
         lambda t: warmup(t, 10, 0.2) if t < 10 else reduced(SPARSE[10:], 0.2, 0.1, 1, cooldown=4, lowest=1e-3)[t - 10],
         119, base=0.2, metrics={"val_loss": SPARSE}),
    Case('cosine(90) * factor(plateau(accuracy, mode="max", threshold=0.02, threshold_mode="abs"))',
         lambda t: cosine(t, 90, 0, 0.1) * reduced(BUMPY, 1.0, 0.1, 10, 0.02, absolute=True)[t],
         119, base=0.1, metrics={"accuracy": [-m for m in BUMPY]}),
    Case("chain(hold() until flat(loss, patience=4), linear(20)) for 100",
         lambda t: ended(t, flat_from(BUMPY, 4), 80, 20, 0.1), 119, base=0.1, metrics={"loss": BUMPY}),
    Case("chain(hold() until flat(smoothed(val_loss, beta=0.8), patience=2), linear(20)) for 100",
         lambda t: ended(t, flat_from(averaged(SPARSE, 0.8), 2), 80, 20, 0.1), 119, base=0.1, metrics={"val_loss": SPARSE}),
    Case("smoothed(beta=0.9)", lambda t: averaged(BUMPY, 0.9)[t], 119, metrics={"metric": BUMPY}),
    Case("every(4, exponential(0.9))", lambda t: 0.1 * 0.9 ** (t // 4 * 4), 50, base=0.1, exact={3: 0.1}),
    Case("delay(20, linear(60, from=0.1)) for 100", lambda t: line(max(0, t - 20), 60, 0, 0.1), 110,
         exact={0: 0.1, 20: 0.1, 80: 0.0, 110: 0.0}),
    Case("delay(5, warmup(10)) for 40", lambda t: warmup(max(0, t - 5), 10, 0.1), 45, base=0.1, exact={14: 0.1, 40: 0.1}),
    Case("reverse(40, cosine(40))", lambda t: cosine(40 - min(t, 40), 40, 0, 0.1), 50, base=0.1, exact={0: 0.0}),
    Case("reverse(10, exponential(0.5))", lambda t: 0.8 * 0.5 ** (10 - min(t, 10)), 12, base=0.8, exact={10: 0.8}),
    Case("multistep([30, 60]) * factor(warmup(5))",
         lambda t: multistep(t, [30, 60], 0.1, 0.2) * warmup(t, 5, 1.0), 90, base=0.2),
    Case("0.3 * factor(cosine(20)) for 20", lambda t: cosine(t, 20, 0, 0.3), 25, base=0.7, exact={20: 0.0}),
    Case("range_test(100, from=1e-7, to=10)", lambda t: range_test(t, 100, 1e-7, 10), 110,
         exact={0: 1e-7, 99: 10.0, 100: 10.0, 110: 10.0}),
    Case('range_test(from=1e-5, to=0.7, shape="linear")', lambda t: range_test(t, 50, 1e-5, 0.7, "linear"), 55, total=50,
         exact={0: 1e-5, 49: 0.7, 50: 0.7}),
    Case("range_test(1, from=0.2, to=3)", lambda t: 0.2, 0, exact={0: 0.2}),

    # Far out: the pass of a restart must be found without walking there, and exactly.
    Case("restarts(3, mult=3, min=1e-3)", lambda t: restarts(t, 3, 3, 1e-3, 0.1), 88_580, base=0.1, first=88_560),
    Case("cyclic(2000, low=1e-3, high=0.1)", lambda t: cyclic(t, 2000, 2000, 1e-3, 0.1), 4_000_020, first=3_999_980),
]


def evaluate(program, case):
    """The `lr` of the case's steps as {step: value}; raises ValueError with what the program said."""
    command = [program, "eval", case.expr, "--steps", f"{case.first}:{case.last + 1}", "--format", "csv", "--base", repr(case.base)]
    if case.total is not None:
        command += ["--total", str(case.total)]
    with tempfile.TemporaryDirectory() as folder:
        if case.metrics:
            path = pathlib.Path(folder) / "metrics.csv"
            rows = zip(*[["" if value is None else repr(value) for value in column] for column in case.metrics.values()])
            path.write_text("\n".join(",".join(row) for row in [list(case.metrics), *rows]) + "\n", encoding="utf-8")
            command += ["--metrics", str(path)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if run.returncode != 0:
        raise ValueError(f"exit code {run.returncode}: {run.stderr.strip() or run.stdout.strip()}")
    rows = list(csv.DictReader(io.StringIO(run.stdout)))
    return {int(float(row["step"])): float(row["lr"]) for row in rows}


def failures(program, case):
    """What is wrong with the case, as sentences."""
    try:
        got = evaluate(program, case)
    except (ValueError, KeyError, OSError, subprocess.TimeoutExpired) as problem:
        return [f"{case.expr}: {problem!s}"]
    wanted = {t: case.value(t) for t in range(case.first, case.last + 1)}
    largest = max(abs(v) for v in wanted.values())
    found = []
    for t, want in wanted.items():
        if t not in got:
            found.append(f"{case.expr}: no row for step {t}")
        elif not abs(got[t] - want) <= max(1e-12 * abs(want), 1e-15 * largest):
            found.append(f"{case.expr}: step {t} is {got[t]!r}, should be {want!r}")
    for t, want in case.exact.items():
        if got.get(t) != want:
            found.append(f"{case.expr}: step {t} is {got.get(t)!r}, should be exactly {want!r}")
    return found


def uncovered():
    """Core functions with fewer than two cases."""
    names = []
    for path in sorted(LIBRARY.glob("core*.sched")):
        names += re.findall(r"^fn ([a-z]\w*)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    counts = {name: sum(bool(re.search(rf"\b{name}\(", case.expr)) for case in CASES) for name in names}
    return [f"{name}: {count} cases, should be at least 2" for name, count in counts.items() if count < 2]


def main():
    if len(sys.argv) != 2:
        print(__doc__.splitlines()[2], file=sys.stderr)
        return 2
    problems = uncovered()
    failed = 0
    for case in CASES:
        found = failures(sys.argv[1], case)
        failed += bool(found)
        problems += found[:5] + ([f"{case.expr}: and {len(found) - 5} more"] if len(found) > 5 else [])
    for problem in problems:
        print(problem)
    print(f"{len(CASES) - failed} of {len(CASES)} cases agree" + (f", {len(problems)} problems" if problems else ""))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
