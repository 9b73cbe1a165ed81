"""What is known of a schedule without running it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Part:
    """A part between two joins, in steps of the run; `text` is it as written. An endless one ends at infinity."""

    begin: float
    end: float
    text: str


@dataclass(frozen=True)
class Facts:
    """Facts of one schedule over its length, or over the steps up to `horizon` where it is endless.

    `first` and `last` are the values of the first and the last step, `end` is what is held afterwards; `minimum` and `maximum`
    are values with the first step that has them. Where the schedule reacts to metrics its values come with the run, and are 0
    here.
    """

    name: str
    length: Optional[float]
    horizon: float
    first: float
    last: float
    end: float
    minimum: tuple[float, float]
    maximum: tuple[float, float]
    parts: tuple[Part, ...]
    part_count: int
    metrics: tuple[str, ...]
