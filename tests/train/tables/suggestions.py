#!/usr/bin/env python3
"""Writes suggestions.jsonl: what curves of a range test suggest, worked out from the definitions with loops over all pairs.
tests/train/tables/suggestions.py > tests/train/tables/suggestions.jsonl

A line is a curve (rates, losses; nothing is to be skipped) and the index that each suggestion stands at, null where there is none.
"""
import json
import math
import random


def steepest(rates, losses):
    last = len(losses) - 1

    def slope(i):
        a, b = max(i - 1, 0), min(i + 1, last)
        return (losses[b] - losses[a]) / (math.log(rates[b]) - math.log(rates[a]))

    best = min(range(len(losses)), key=slope)
    return best if slope(best) < 0 else None


def minimum(rates, losses):
    least = min(range(len(losses)), key=losses.__getitem__)
    tenth = rates[least] / 10
    if least in (0, len(losses) - 1) or tenth < rates[0]:
        return None
    return min(range(len(rates)), key=lambda i: abs(rates[i] - tenth))


def valley(losses):
    length = []
    for i, loss in enumerate(losses):
        length.append(1 + max((length[j] for j in range(i) if losses[j] > loss), default=0))
    longest = max(length)
    if longest < 3:
        return None
    start = length.index(longest) - longest
    third = longest / 3
    return start + int(third) + int(third / 2)


def emit(rates, losses):
    found = {"steepest": steepest(rates, losses), "minimum/10": minimum(rates, losses), "valley": valley(losses)}
    print(json.dumps({"rates": rates, "losses": losses, "found": found}))


def sweep(count, low=1e-6, high=10.0):
    return [low * (high / low) ** (i / (count - 1)) for i in range(count)]


random.seed(1)
for count in (3, 4, 5, 10, 40, 60):
    rates = sweep(count)
    emit(rates, [1 / (1 + 100 * r) + r * r for r in rates])  # a valley
    emit(rates, [1 - r / 20 for r in rates])  # falls to the end
    emit(rates, [1 + r for r in rates])  # rises
    emit(rates, [1.0] * count)
    emit(rates, [random.random() for _ in rates])
    emit(rates, [2 / (1 + 30 * r) + r * r * 0.1 + 0.3 * random.random() for r in rates])
emit([0.1 * (i + 1) for i in range(40)], [abs(i - 25) / 10 + 0.2 * math.sin(i) for i in range(40)])  # linear
emit(sweep(30), [round(3 / (1 + 30 * r), 1) for r in sweep(30)])  # ties
