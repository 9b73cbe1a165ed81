"""Which steps of a schedule a picture shows."""

from __future__ import annotations

import array

from ._lrsched import Schedule
from .facts import Facts

MOST = 2000  # more points than a picture has pixels


def _facts_of(schedule: Schedule) -> Facts:
    return next(facts for facts in schedule.facts() if facts.name == schedule.name)


def shown_steps(schedule: Schedule) -> float:
    """The length, or where there is none the steps that show every part."""
    return max(_facts_of(schedule).horizon, 1.0)


def joins_of(schedule: Schedule, end: float) -> list[float]:
    """Where parts begin, but for the first; none where there are too many to be told apart."""
    joins = [part.begin for part in _facts_of(schedule).parts if 0 < part.begin < end]
    return joins if len(joins) <= 50 else []


def points(schedule: Schedule, end: float) -> tuple[array.array[float], array.array[float]]:
    """Steps from 0 to the end, and the values there. At a join there is a step on each side, so that a jump is one."""
    every = int(end) + 1
    if every <= MOST:
        steps = [float(step) for step in range(every)]
    else:
        steps = [round(number * end / (MOST - 1)) * 1.0 for number in range(MOST)]
        for join in joins_of(schedule, end):
            steps += [max(0.0, -(-join // 1) - 1), -(-join // 1)]
        steps = sorted(set(steps))
    return array.array("d", steps), array.array("d", [schedule(step) for step in steps])
