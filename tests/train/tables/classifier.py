#!/usr/bin/env python3
"""Writes classifier.jsonl: losses and gradients of networks on examples/data/iris.csv as PyTorch finds them, in float64, and the
losses of a run. Run it with a Python that has torch (1.13 made the table):
tests/train/tables/classifier.py > tests/train/tables/classifier.jsonl

The features are brought to mean 0 and deviation 1, the classes numbered in the order of their names; every step takes all
examples. A point lists the parameters layer by layer: weights column by column (a column for each input), then biases.
"""
import csv
import json
import math
from pathlib import Path

import torch

ROOT = Path(__file__).resolve().parent.parent.parent.parent
rows = list(csv.reader(open(ROOT / "examples/data/iris.csv", encoding="utf-8")))[1:]
features = torch.tensor([[float(x) for x in row[:-1]] for row in rows], dtype=torch.float64)
features = (features - features.mean(0)) / features.std(0, unbiased=False)
classes = sorted({row[-1] for row in rows})
labels = torch.tensor([classes.index(row[-1]) for row in rows])


def unpack(point, sizes):
    layers, begin = [], 0
    for inputs, outputs in zip(sizes, sizes[1:]):
        weights = point[begin : begin + inputs * outputs].reshape(inputs, outputs).T
        begin += inputs * outputs
        layers.append((weights, point[begin : begin + outputs]))
        begin += outputs
    return layers


def loss_at(point, sizes, activation):
    values = features
    layers = unpack(point, sizes)
    for i, (weights, biases) in enumerate(layers):
        values = values @ weights.T + biases
        if i + 1 < len(layers):
            values = activation(values)
    return torch.nn.functional.cross_entropy(values, labels)


def count(sizes):
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))


for hidden, name in (([], "relu"), ([5], "relu"), ([5], "tanh"), ([4, 3], "relu"), ([4, 3], "tanh")):
    sizes = [4, *hidden, 3]
    values = [0.8 * math.sin(1.3 * i + 0.2) for i in range(count(sizes))]
    point = torch.tensor(values, dtype=torch.float64, requires_grad=True)
    loss = loss_at(point, sizes, getattr(torch, name))
    loss.backward()
    print(json.dumps({"hidden": hidden, "activation": name, "point": values, "loss": loss.item(), "gradient": point.grad.tolist()}))

point = torch.zeros(count([4, 3]), dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.SGD([point], lr=0.5, momentum=0.9, weight_decay=1e-3)
losses = []
for _ in range(60):
    optimizer.zero_grad()
    loss = loss_at(point, [4, 3], torch.relu)
    loss.backward()
    losses.append(loss.item())
    optimizer.step()
print(json.dumps({"lr": 0.5, "momentum": 0.9, "weight_decay": 1e-3, "losses": losses}))
