"""A trainer with PyTorch: a classifier of handwritten digits, under schedules that stand in a YAML file and react to its loss.

    digits.py digits.yaml 300                  300 steps
    digits.py digits.yaml 120 checkpoint.pt    120 steps, then writes where it stands
    digits.py digits.yaml 300 checkpoint.pt    goes on from there; the same rates as without a stop

It prints a line every ten steps, when it looks at the digits held back: the step, the rates of both groups, the momentum, the loss.
"""

import csv
import sys
from pathlib import Path

import torch
import yaml

from lrsched.torch import LRScheduler

HELD_BACK = 297
LOOK_EVERY = 10


def read_digits(path):
    with open(path, encoding="utf-8") as file:
        rows = torch.tensor([[float(cell) for cell in row] for row in list(csv.reader(file))[1:]])
    return rows[:, :-1] / 16, rows[:, -1].long()


def choose(step, batch, count):
    """Which digits a step learns from. It hangs on the step alone, so that a run that was stopped goes on with the same ones."""
    return torch.randperm(count, generator=torch.Generator().manual_seed(step))[:batch]


def main(config_path, steps, checkpoint=None):
    config = yaml.safe_load(Path(config_path).read_text(encoding="utf-8"))
    inputs, digits = read_digits(Path(config_path).parent / config["data"])
    learned = len(digits) - HELD_BACK

    torch.manual_seed(0)
    body, head = torch.nn.Linear(64, 32), torch.nn.Linear(32, 10)
    model = torch.nn.Sequential(body, torch.nn.ReLU(), head)
    settings = {name: float(value) for name, value in config["optimizer"].items()}
    optimizer = torch.optim.SGD([{"params": body.parameters()}, {"params": head.parameters()}], **settings)
    scheduler = LRScheduler(optimizer, **config["scheduler"])
    loss_of = torch.nn.CrossEntropyLoss()

    if checkpoint and Path(checkpoint).exists():
        saved = torch.load(checkpoint)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        scheduler.load_state_dict(saved["scheduler"])

    for step in range(scheduler.last_epoch, steps):
        chosen = choose(step, config["batch"], learned)
        optimizer.zero_grad()
        loss_of(model(inputs[chosen]), digits[chosen]).backward()
        optimizer.step()
        if step % LOOK_EVERY:
            scheduler.step()
            continue
        with torch.no_grad():
            loss = loss_of(model(inputs[learned:]), digits[learned:]).item()
        print(step, *scheduler.get_last_lr(), optimizer.param_groups[0]["momentum"], f"{loss:.4f}")
        scheduler.step(metrics={"val_loss": loss})

    if checkpoint:
        states = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict()}
        torch.save(states, checkpoint)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
