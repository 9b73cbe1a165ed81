#!/usr/bin/env python3
"""Writes optimizers.jsonl: where PyTorch's optimizers go, in float64. Run it with a Python that has torch (1.13 made the
table): tests/train/tables/optimizers.py > tests/train/tables/optimizers.jsonl

A line is a run: the optimizer with its fixed settings and the point it starts at; for each step the hyper-parameters, which are
set anew as a schedule does, the gradient, and the point after the step.
"""
import json
import math

import torch

START = [0.7, -1.3, 0.02]
STEPS = 30


def gradient(step, point):
    """Of no loss in particular: it wanders, changes its sign and its size, and hangs on the point."""
    size = 10.0 ** math.sin(0.21 * step)
    return [size * math.sin(0.9 * step + 2 * i) + 0.3 * x for i, x in enumerate(point)]


def rate(step):
    return 0.05 * (0.2 + abs(math.sin(0.1 * step)))


def wave(step, low, high):
    return low + (high - low) * (0.5 + 0.5 * math.cos(0.13 * step))


def run(kind, make, schedules, fixed=None):
    point = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = make([point])
    steps = []
    for step in range(STEPS):
        values = {name: schedule(step) for name, schedule in schedules.items()}
        for name, value in values.items():
            if not name.startswith("beta"):
                optimizer.param_groups[0][name] = value
        if "beta1" in values:
            optimizer.param_groups[0]["betas"] = (values["beta1"], values["beta2"])
        slope = gradient(step, point.tolist())
        point.grad = torch.tensor(slope, dtype=torch.float64)
        optimizer.step()
        steps.append({"values": values, "gradient": slope, "point": point.tolist()})
    print(json.dumps({"kind": kind, "fixed": fixed or {}, "start": START, "steps": steps}))


def constant(value):
    return lambda step: value


def sgd(nesterov=False):
    # It asks for some momentum where the run begins.
    return lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.5, nesterov=nesterov)


def some(step):
    """Comes and goes: the buffer rests in between."""
    return 0.8 if step % 20 > 7 else 0.0


run("sgd", sgd(), {"lr": rate, "momentum": constant(0.0), "weight_decay": constant(0.0)})
run("sgd", sgd(), {"lr": rate, "momentum": constant(0.9), "weight_decay": constant(0.0)})
run("sgd", sgd(), {"lr": rate, "momentum": lambda s: wave(s, 0.85, 0.95), "weight_decay": lambda s: wave(s, 0.0, 0.1)})
run("sgd", sgd(), {"lr": rate, "momentum": some, "weight_decay": constant(0.01)})
run("sgd", sgd(True), {"lr": rate, "momentum": lambda s: wave(s, 0.85, 0.95), "weight_decay": constant(0.01)}, {"nesterov": True})
run("sgd", sgd(True), {"lr": rate, "momentum": some, "weight_decay": constant(0.0)}, {"nesterov": True})
for kind, make in (("adam", torch.optim.Adam), ("adamw", torch.optim.AdamW)):
    for beta1, beta2 in ((constant(0.9), constant(0.999)), (lambda s: wave(s, 0.85, 0.95), lambda s: wave(s, 0.9, 0.99))):
        for decay in (constant(0.0), lambda s: wave(s, 0.0, 0.3)):
            run(kind, make, {"lr": rate, "beta1": beta1, "beta2": beta2, "eps": constant(1e-8), "weight_decay": decay})
run("adam", torch.optim.Adam, {"lr": rate, "beta1": constant(0.0), "beta2": constant(0.5), "eps": lambda s: wave(s, 1e-6, 1.0), "weight_decay": constant(0.0)})
