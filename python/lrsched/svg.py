"""A small picture of a schedule for notebooks, as SVG; needs nothing but Python."""

from __future__ import annotations

import math
from html import escape

from ._lrsched import Schedule
from ._sampling import joins_of, points, shown_steps

WIDTH, HEIGHT = 560, 240
LEFT, RIGHT, TOP, BOTTOM = 76, 18, 30, 40  # room for numbers and names around the curve
CURVE, GRID, INK = "#0072b2", "#8886", "currentColor"


def ticks(low: float, high: float, count: int) -> list[float]:
    """Round numbers from low to high, about so many: 1, 2 or 5 times a power of ten apart."""
    if not high > low:
        return [low]
    raw = (high - low) / count
    power = 10.0 ** math.floor(math.log10(raw))
    apart = next(power * step for step in (1, 2, 5, 10) if power * step >= raw * 0.999)
    first, last = math.ceil(low / apart - 1e-9), math.floor(high / apart + 1e-9)
    return [number * apart for number in range(first, last + 1)]


def label(number: float) -> str:
    return f"{number:.10g}" if 1e-3 <= abs(number) < 1e5 or number == 0 else f"{number:.3g}".replace("e-0", "e-").replace("e+0", "e")


class Scale:
    """From numbers to places in the picture."""

    def __init__(self, low: float, high: float, begin: float, end: float) -> None:
        self.low, self.high, self.begin, self.end = low, high, begin, end

    def __call__(self, number: float) -> float:
        share = (number - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return round(self.begin + share * (self.end - self.begin), 2)


def _line(x1: float, y1: float, x2: float, y2: float, color: str, more: str = "") -> str:
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{color}"{more}/>'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


def draw(schedule: Schedule) -> str:
    """The curve with its axes; of a schedule that reacts to metrics, whose values come with the run, only the name."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
    parts = [head + f'font-family="sans-serif" font-size="12" fill="{INK}" role="img">', f"<title>{escape(repr(schedule))}</title>"]
    parts.append(_text(LEFT, TOP - 12, repr(schedule)[len("<lrsched.Schedule ") : -1], "start"))
    if schedule.metrics:
        parts.append(_text(WIDTH / 2, HEIGHT / 2, f"reacts to {', '.join(schedule.metrics)}: values come with the run", "middle"))
    else:
        parts += _curve(schedule)
    return "\n".join([*parts, "</svg>"])


def _curve(schedule: Schedule) -> list[str]:
    end = shown_steps(schedule)
    steps, values = points(schedule, end)
    low, high = min(*values, values[0]), max(*values, values[0])
    low = 0.0 if 0 < low <= high / 2 else low  # from zero on where that hides nothing
    if low == high:
        low, high = low - (abs(low) or 1.0) / 2, high + (abs(high) or 1.0) / 2
    x = Scale(0, end, LEFT, WIDTH - RIGHT)
    y = Scale(low, high, HEIGHT - BOTTOM, TOP)
    parts = []
    for tick in ticks(low, high, 4):
        parts.append(_line(LEFT, y(tick), WIDTH - RIGHT, y(tick), GRID, ' stroke-width="0.5"'))
        parts.append(_text(LEFT - 8, y(tick) + 4, label(tick), "end"))
    for tick in ticks(0, end, 6):
        parts.append(_line(x(tick), HEIGHT - BOTTOM, x(tick), HEIGHT - BOTTOM + 4, INK))
        parts.append(_text(x(tick), HEIGHT - BOTTOM + 18, label(tick), "middle"))
    for join in joins_of(schedule, end):
        parts.append(_line(x(join), TOP, x(join), HEIGHT - BOTTOM, GRID, ' stroke-dasharray="2 3"'))
    parts.append(_line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, INK))
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, "step", "middle"))
    path = " ".join(f"{x(step)},{y(value)}" for step, value in zip(steps, values))
    parts.append(f'<polyline points="{path}" fill="none" stroke="{CURVE}" stroke-width="1.8" stroke-linejoin="round"/>')
    return parts
