#!/usr/bin/env python3
"""Writes numpy_draws.jsonl: what numpy's legacy generator draws after np.random.seed. Run it with a Python that has numpy:
tests/train/tables/numpy_draws.py > tests/train/tables/numpy_draws.jsonl

`draws` is the order of calls, `u` for random_sample() and `n` for randn(), each with how often; of each call the last number is
kept. Python writes numbers so that they are read back bit for bit.
"""
import json

import numpy as np

SEEDS = [0, 1, 2, 42, 1234567, 2**31 - 1, 2**31, 2**32 - 1]
ORDERS = [
    [["u", 1]] * 4 + [["u", 620]] + [["u", 1]] * 4,  # past the 624 words that are made at a time
    [["n", 1]] * 9 + [["n", 1000]] + [["n", 1]] * 4,
    # The second normal of a pair waits while uniform numbers are drawn.
    [["n", 1], ["u", 1], ["n", 1], ["u", 2], ["n", 2], ["u", 1], ["n", 1], ["n", 1]],
]

for seed in SEEDS:
    for order in ORDERS:
        np.random.seed(seed)
        draw = {"u": np.random.random_sample, "n": np.random.randn}
        values = [[draw[kind]() for _ in range(times)][-1] for kind, times in order]
        print(json.dumps({"seed": seed, "draws": order, "values": values}))
