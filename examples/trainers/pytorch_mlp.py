#!/usr/bin/env python3
"""An external trainer with PyTorch: a small network on a CSV file whose last column is a label, by SGD with momentum.

    lrsched range-test --from 1e-4 --set momentum=0.9 -- python3 examples/trainers/pytorch_mlp.py examples/data/digits.csv

What it and lrsched say to one another is told in docs/trainers.md; nothing but answers may go to standard output."""
import argparse
import csv
import json
import sys

import torch
from torch import nn


def answer(**values):
    print(json.dumps(values), flush=True)


def read_examples(path):
    """Features brought to mean 0 and deviation 1, and the number of each example's class."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    classes = sorted({row[-1] for row in rows})
    features = torch.tensor([[float(field) for field in row[:-1]] for row in rows])
    labels = torch.tensor([classes.index(row[-1]) for row in rows])
    spread = features.std(dim=0)
    spread[spread == 0] = 1
    return (features - features.mean(dim=0)) / spread, labels


def batches(count, size):
    """Numbers of examples, batch by batch; each example once an epoch, in an order that is drawn anew."""
    while True:
        yield from torch.randperm(count).split(size)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="a CSV file")
    parser.add_argument("--hidden", type=int, default=32, help="units of the hidden layer")
    parser.add_argument("--batch", type=int, default=32, help="examples of a step")
    parser.add_argument("--validation", type=float, default=0.2, help="share of the examples kept from training")
    return parser.parse_args()


def main():
    options = parse_arguments()
    hello = json.loads(sys.stdin.readline())
    torch.manual_seed(hello["seed"])
    torch.set_num_threads(1)  # as quick for so small a network, and the same sums on every machine
    features, labels = read_examples(options.data)
    apart = round(options.validation * len(labels))
    order = torch.randperm(len(labels))
    validation, training = order[:apart], order[apart:]
    model = nn.Sequential(
        nn.Linear(features.shape[1], options.hidden), nn.ReLU(), nn.Linear(options.hidden, int(labels.max()) + 1)
    )
    loss_of = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)  # each step says what the rate is
    unknown = set(hello["hyperparameters"]) - set(optimizer.defaults)
    if unknown:
        answer(error=f"SGD takes no {', '.join(sorted(unknown))}")
        return
    answer(lrsched=1, metrics=["loss", "val_loss", "accuracy"] if apart else ["loss"])

    for line, batch in zip(sys.stdin, batches(len(training), options.batch)):
        request = json.loads(line)
        if "end" in request:
            break
        told = {"step": request["step"]}
        if request.get("validate") and apart:
            with torch.no_grad():
                scores = model(features[validation])
            told["val_loss"] = loss_of(scores, labels[validation]).item()
            told["accuracy"] = (scores.argmax(dim=1) == labels[validation]).float().mean().item()
        for group in optimizer.param_groups:
            group.update({name: request[name] for name in hello["hyperparameters"]})
        chosen = training[batch]
        loss = loss_of(model(features[chosen]), labels[chosen])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        answer(loss=loss.item(), **told)


if __name__ == "__main__":
    main()
