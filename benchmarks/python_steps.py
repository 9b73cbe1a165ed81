#!/usr/bin/env python3
"""What a schedule costs in Python: a call beside math.cos, a step of the scheduler for PyTorch beside the bare loop and beside
torch's own SequentialLR. All figures come from one run, and each is the best of many rounds that take turns, so that what else
the machine does hurts all alike.

    PYTHONPATH=build/release/python /usr/bin/python3 benchmarks/python_steps.py [--require]

With --require the exit status is 1 where a ratio misses its bound.
"""

import argparse
import math
import sys
import time
import warnings

import lrsched

TEXT = "chain(warmup(1000), cosine(100_000, min=1e-3))"
ROUNDS = 40
# groups: (at most so many times the bare loop, SequentialLR at least so many times the scheduler)
BOUNDS = {1: (1.3, 80), 100: (1.3, 15), 1000: (1.3, 10)}


def best(calls, repeat):
    """Nanoseconds a call of each function takes, the best round of each; rounds take turns."""
    found = [math.inf] * len(calls)
    for _ in range(ROUNDS):
        for index, call in enumerate(calls):
            begin = time.perf_counter_ns()
            for _ in range(repeat):
                call()
            found[index] = min(found[index], (time.perf_counter_ns() - begin) / repeat)
    return found


def scalar_calls():
    def timed(function, x):
        def call():
            for _ in steps:
                function(x)

        return call

    rate = lrsched.compile(TEXT, base=0.1)
    steps = range(1000)
    functions = {"math.cos(t)": (math.cos, 5000.0), "schedule(t)": (rate, 5000.0), "schedule(t), t an int": (rate, 5000),
                 "schedule(t) in the warmup": (rate, 500.0)}
    empty, *found = best([timed(lambda_, x) for lambda_, x in [(float, 5000.0), *functions.values()]], 10)
    print("a call, in nanoseconds")
    for name, nanoseconds in zip(functions, found):
        print(f"  {name:28} {nanoseconds / 1000:8.1f}   {nanoseconds / found[0]:6.2f} x math.cos")


def arrays():
    try:
        import numpy as np
    except ImportError:
        return
    rate = lrsched.compile(TEXT, base=0.1)
    out = np.empty(100_000)
    fill, comprehension = best([lambda: rate.fill(out), lambda: [rate(step) for step in range(1000)]], 1)
    print(f"a value of an array {fill / len(out):.1f} ns, of a list of calls {comprehension / 1000:.1f} ns")


def torch_steps(count):
    import torch
    from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR

    import lrsched.torch

    def optimizer():
        return torch.optim.SGD([{"params": [torch.nn.Parameter(torch.zeros(1))]} for _ in range(count)], lr=0.1)

    groups = optimizer().param_groups
    rate = 0.05

    def bare():
        for g in groups:
            g["lr"] = rate

    ours = lrsched.torch.LRScheduler(optimizer(), TEXT)
    made = optimizer()
    theirs = SequentialLR(
        made, [LinearLR(made, 1e-3, total_iters=1000), CosineAnnealingLR(made, 100_000, eta_min=1e-3)], [1000])
    # behind the warmup, where most steps of a run are
    for _ in range(1001):
        ours.step()
        theirs.step()
    repeat = max(1, 3000 // count)
    loop, step = best([bare, ours.step], repeat)
    reference = best([theirs.step], max(1, repeat // 20))[0]
    return loop, step, reference


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--require", action="store_true", help="fail where a ratio misses its bound")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    scalar_calls()
    arrays()
    print("a step of the scheduler, in nanoseconds")
    missed = 0
    for count, (most, least) in BOUNDS.items():
        loop, step, reference = torch_steps(count)
        over, under = step / loop, reference / step
        missed += over > most or under < least
        print(f"  {count:5} groups: bare loop {loop:8.0f}   scheduler {step:8.0f} = {over:4.2f} x (at most {most})"
              f"   SequentialLR {reference:9.0f} = {under:5.0f} x (at least {least})")
    return 1 if options.require and missed else 0


if __name__ == "__main__":
    sys.exit(main())
