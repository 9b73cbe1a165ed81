"""Curves of schedules with matplotlib."""

from __future__ import annotations

from typing import Any, Optional

from ._lrsched import Schedule
from ._sampling import joins_of, points, shown_steps


def plot(
    schedule: Schedule,
    *others: Schedule,
    ax: Any = None,
    steps: Optional[float] = None,
    joins: bool = True,
    **style: Any,
) -> Any:
    """Draws the schedule, and others beside it, over their lengths or the first `steps`; gives the axes.

    `ax` are axes to draw on, new ones where there are none; what else is given goes to matplotlib's `plot`. Dotted lines mark
    where a part of the first schedule begins.
    """
    import matplotlib.pyplot as pyplot

    if ax is None:
        ax = pyplot.subplots(layout="constrained")[1]
    every = (schedule, *others)
    end = steps if steps is not None else max(shown_steps(one) for one in every)
    for number, one in enumerate(every):
        label = one.name if len(every) == 1 or one.name != "lr" else f"{one.name} {number + 1}"
        ax.plot(*points(one, end), **{"label": label, **style})
    if joins:
        for join in joins_of(schedule, end):
            ax.axvline(join, color="0.8", linestyle=":", linewidth=1, zorder=0)
    ax.set_xlabel("step")
    ax.set_ylabel(schedule.parameter)
    ax.set_xlim(0, end)
    if len(every) > 1:
        ax.legend()
    return ax
