"""Schedules as the plain functions that other frameworks take.

A schedule is a function of the step already: `schedule(step)`. It goes as it is wherever one is asked for that gives the rate
itself, as in a loop of one's own, or in `keras.callbacks.LearningRateScheduler` with one step an epoch. Here are the others.
"""

from __future__ import annotations

import importlib
import math
from typing import Any, Callable, Optional

from ._lrsched import Schedule


class Multiplier:
    """What to multiply the base rate with: for `torch.optim.lr_scheduler.LambdaLR`, `transformers` and others like it.

    The product with the base rate is off by a rounding in the last digit; `lrsched.torch.LRScheduler` is exact.
    """

    def __init__(self, schedule: Schedule, base: float) -> None:
        if not (base and math.isfinite(base)):
            raise ValueError(f"the base rate is {base}; a multiplier needs one that is not 0")
        self.schedule = schedule
        self.base = base

    def __call__(self, step: float) -> float:
        rate: float = self.schedule(step)
        return rate / self.base


class PerEpoch:
    """A function of the epoch, counted from 0, where steps are batches: for `keras.callbacks.LearningRateScheduler`."""

    def __init__(self, schedule: Schedule, steps_per_epoch: float) -> None:
        if not steps_per_epoch > 0:
            raise ValueError(f"an epoch has {steps_per_epoch} steps; it needs some")
        self.schedule = schedule
        self.steps_per_epoch = steps_per_epoch

    def __call__(self, epoch: int, rate: Optional[float] = None) -> float:
        found: float = self.schedule(epoch * self.steps_per_epoch)
        return found


def tabulated(schedule: Schedule, steps: Optional[int] = None, xp: Any = None) -> Callable[[Any], Any]:
    """A function of a step that is traced, as under `jax.jit`: for optax.

    Traced code cannot call out, so the values of all steps are worked out beforehand, `steps` of them or as many as the schedule
    has; behind the last one the end value is held. `xp` is where arrays are from: `jax.numpy` (the default), or any module with
    `asarray` and `clip`. The values are rounded as that module rounds.
    """
    if xp is None:
        xp = importlib.import_module("jax.numpy")
    count = steps if steps is not None else schedule.length if schedule.length is not None else schedule.total
    if count is None:
        raise ValueError("the schedule has no end, and the run no total: say how many steps the table has")
    last = math.ceil(count)
    table = xp.asarray(schedule[0 : last + 1])

    def rate(step: Any) -> Any:
        return table[xp.clip(xp.asarray(step), 0, last)]

    return rate
